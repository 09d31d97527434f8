"""The parts of `/kehitys`, and what has changed."""
