"""/aineistot: sources, method, definitions and downloads."""

from dashboard.ui.sources import page as sources

sources.show()
