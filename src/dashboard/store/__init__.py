"""The data store: versions written beside each other, one pointer, and the query engine."""
