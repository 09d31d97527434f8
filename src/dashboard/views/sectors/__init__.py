"""Sectors and classes of the register: `/toimialat` and posters."""
