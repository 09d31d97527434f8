"""What is measured: units, indicators, how their numbers are printed and classed."""
