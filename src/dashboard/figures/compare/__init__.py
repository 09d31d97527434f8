"""Figures that compare municipalities: dots on scales."""
