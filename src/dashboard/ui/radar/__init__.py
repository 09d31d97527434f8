"""The parts of `/kuntatutka`."""
