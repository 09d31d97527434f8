"""Stored tables and their dictionary as files."""
