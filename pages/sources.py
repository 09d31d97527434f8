"""/aineistot: sources, method, definitions and downloads."""

from dashboard.ui.blocks import sources

sources.show()
