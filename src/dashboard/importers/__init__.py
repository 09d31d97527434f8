"""What brings data in: one small module a source, strict at the door."""
