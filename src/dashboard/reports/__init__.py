"""Finished documents from view models."""
