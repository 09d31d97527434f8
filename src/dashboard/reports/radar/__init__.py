"""Workbooks of the municipal radar."""
