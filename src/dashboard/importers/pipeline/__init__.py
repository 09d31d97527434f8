"""From a file to a version: registry, joining, checks, publishing, reports."""
