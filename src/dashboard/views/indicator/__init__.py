"""One indicator in one year: `/kartta`, and the maps of other pages."""
