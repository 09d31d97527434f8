"""What map and ranking share: the fills of classes, and a municipality as a link or a name."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from dashboard.figures.inputs.indicator import Area, Legend
from dashboard.figures.shared.colours import SURFACE, class_colours

AddressOf = Callable[[str], str]
"""Says where a municipality of a code leads; empty where it leads nowhere."""


def area_fills(legend: Legend) -> tuple[str, ...]:
    """Return the fills of the map's classes; under circles all areas are alike."""
    return (SURFACE,) if legend.circles else class_fills(legend)


def class_fills(legend: Legend) -> tuple[str, ...]:
    """Return the colours of a legend's classes, the lowest first."""
    return class_colours(len(legend.labels), change=legend.change, zero=legend.zero)


def municipality(area: Area, inside: str, address_of: AddressOf | None, more: str = "") -> str:
    """Return a municipality's drawing as a link that says what it is, or named where it is none.

    A link has no title: the page says at once what a title says late. `more` are attributes.
    """
    href = address_of(area.code) if address_of else ""
    if not href:
        return f"<g{more}><title>{escape(area.spoken)}</title>{inside}</g>"
    current = ' aria-current="true"' if area.chosen else ""
    return (
        f'<a href="{escape(href)}" data-code="{escape(area.code)}"{current}{more} '
        f'aria-label="{escape(area.spoken)}">{inside}</a>'
    )
