"""Organisations by municipality, from an extract of any columns."""
