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

CLASS_PREFIX = "luokka-"
"""Before a purpose class in an address: `toimiala=luokka-3`."""

CLASS_ADDRESSES = tuple(CLASS_PREFIX + code for code in PURPOSE_CLASSES)

EVERY_SECTOR = "kaikki"
"""In the place of a sector: what holds for all six."""


class TextPart(StrEnum):
    """The parts of what is said of a sector.

    `FINDING` and `ESSAY` are passages: those of one paragraph are joined in their order.
    """

    FINDING = "finding"
    LEAD = "lead"
    NUMBER = "number"
    DOES = "does"
    NEEDS = "needs"
    CAN = "can"
    NETWORK = "network"
    FACT = "fact"
    ESSAY = "essay"
    NOTE = "note"


def class_of(address: str | None) -> str | None:
    """Return the purpose class of an address's code, or nothing when it is not one."""
    return address.removeprefix(CLASS_PREFIX) if address in CLASS_ADDRESSES else None
