"""Sectors of social and health organisations, and purpose classes of the register."""

from __future__ import annotations

from enum import StrEnum


class Sector(StrEnum):
    """The six sectors; the values are part of public addresses."""

    PENSIONERS = "elakelaiset"
    CHILDREN_FAMILIES = "lapset_perheet"
    CARERS = "omaiset"
    PATIENTS = "potilaat_kansanterveys"
    DISABILITY = "vammaiset"
    SUBSTANCE_USE = "paihde_riippuvuus"


PURPOSE_CLASSES = ("1", "2", "3", "4", "5", "6", "7", "8", "9")
"""The nine purpose classes of the Register of Associations."""

UNCLASSIFIED = "0"
"""Associations that the register has not classified."""
