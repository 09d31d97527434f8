"""Figures of one indicator: map, ranking."""
