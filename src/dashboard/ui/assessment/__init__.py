"""The parts of `/itsearviointi`."""
