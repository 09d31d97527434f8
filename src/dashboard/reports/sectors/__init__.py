"""Documents of a sector."""

POSTER_FORMS = ("pdf", "png", "svg")
"""What a poster is made as; known without loading what makes it."""
