"""Järjestötutka: the organisation field of Central Finland on maps, in figures and over years."""
