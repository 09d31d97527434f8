"""The figure card and what is taken from it."""
