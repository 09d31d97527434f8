"""The parts of `/`."""
