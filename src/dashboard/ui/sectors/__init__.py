"""The parts of `/toimialat`."""
