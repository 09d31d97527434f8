"""Documents of one municipality."""
