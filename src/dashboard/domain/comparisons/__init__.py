"""What may be said of numbers beside each other: changes, paths, ranks, standings."""
