"""The yearly municipal radar: its answers (`read`) and its instrument (`criteria`)."""
