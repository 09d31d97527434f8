"""The parts of `/kunta`."""
