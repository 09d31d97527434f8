"""The sample data set: made up, deterministic, agreeing with what is published."""
