"""Documents of a sector."""
