"""The parts of `/vertailu`."""
