"""The yearly municipal radar: its instrument and its answers."""
