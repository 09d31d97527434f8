"""The parts of `/aineistot`."""
