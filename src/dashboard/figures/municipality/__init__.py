"""Figures of one municipality: pairs of bars."""
