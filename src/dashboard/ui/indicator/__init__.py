"""The parts of `/kartta`."""
