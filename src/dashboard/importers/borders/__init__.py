"""Borders of municipalities: GeoJSON, GeoPackage, services."""
