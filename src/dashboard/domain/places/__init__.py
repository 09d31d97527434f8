"""Municipalities and what they are compared with."""
