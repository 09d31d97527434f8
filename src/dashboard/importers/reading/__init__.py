"""Files as people leave them: rows of text with their places, and values out of text."""
