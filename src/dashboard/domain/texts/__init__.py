"""What a text may hold at a door, and names made from texts."""
