"""Figures over years: lines, slopes, tiles."""
