"""Sources, definitions, downloads: `/aineistot`."""
