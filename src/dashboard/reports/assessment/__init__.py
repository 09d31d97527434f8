"""Files of the self-assessment."""
