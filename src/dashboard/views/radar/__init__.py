"""The yearly municipal radar: `/kuntatutka`."""
