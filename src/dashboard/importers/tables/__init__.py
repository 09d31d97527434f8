"""Plain tables: a module a source of one flat file, and the hand-kept catalogues."""
