"""Checklist and development discussion: `/itsearviointi`."""
