"""A simple sign for each sector, drawn with lines on a 24-unit square."""

from __future__ import annotations

from urllib.parse import quote

from dashboard.figures.shared.colours import LAKE, SECTORS

SIDE = 24

_HEART = "M12 20C5 15 3 12 3 8.8A4.6 4.6 0 0 1 12 7a4.6 4.6 0 0 1 9 1.8C21 12 19 15 12 20z"
_LINES = {
    # A walker with a cane.
    "elakelaiset": (
        '<circle cx="10" cy="4.5" r="2.5"/>'
        '<path d="M10 8.5c-2.5 1-3 3.5-3 6.5h2.5L9 21.5M10 8.5c2 1.2 2.5 3 5 3.8'
        'M10.5 15l2 6.5M17 11.5v10"/>'
    ),
    # A grown-up and a child, hand in hand.
    "lapset_perheet": (
        '<circle cx="8" cy="4.5" r="2.5"/><circle cx="17" cy="10" r="2"/>'
        '<path d="M8 8.5v6.5M5.5 21.5L8 15l2.5 6.5M4 12l4-3 5.5 4.5L17 13.5M17 13.5v3.5'
        'M15.2 21.5L17 17l1.8 4.5M17 13.5l3 2"/>'
    ),
    # A heart held by a hand.
    "omaiset": (
        '<path d="M13 11.5C9.5 9 8.5 7.6 8.5 6A2.4 2.4 0 0 1 13 5a2.4 2.4 0 0 1 4.5 1'
        'C17.5 7.6 16.5 9 13 11.5z"/>'
        '<path d="M2.5 15.5h3l3-1.5h4.5a1.6 1.6 0 0 1 0 3.2H10M14.5 16.5l4.8-2.3'
        'a1.5 1.5 0 0 1 1.5 2.6L14 21H8l-2.5-1h-3"/>'
    ),
    # A heart with a beat.
    "potilaat_kansanterveys": (f'<path d="{_HEART}"/><path d="M4 12h4.5l1.5-3 3 5.5 1.5-2.5H20"/>'),
    # A wheelchair in motion.
    "vammaiset": (
        '<circle cx="11" cy="3.8" r="2.2"/>'
        '<path d="M11 7.5v6.5h5.5l2 5.5 2-.8M11 10h4.5M8.5 11.2a5.5 5.5 0 1 0 7 6.8"/>'
    ),
    # A lifebuoy.
    "paihde_riippuvuus": (
        '<circle cx="12" cy="12" r="9.2"/><circle cx="12" cy="12" r="4"/>'
        '<path d="M5.5 5.5l3.7 3.7M18.5 5.5l-3.7 3.7M5.5 18.5l3.7-3.7'
        'M18.5 18.5l-3.7-3.7"/>'
    ),
}
_REGISTER = '<path d="M5 2.5h10l4 4v15H5zM15 2.5v4h4M8 11h8M8 14.5h8M8 18h5"/>'
"""A page of the register, for its classes."""


def sector_colour(code: str) -> str:
    """Return the colour of a sector; a class of the register is in lake blue."""
    return SECTORS.get(code, LAKE)


def sector_icon(code: str, colour: str = "") -> str:
    """Return the sign as a group of lines, in the sector's colour unless told otherwise."""
    return (
        f'<g fill="none" stroke="{colour or sector_colour(code)}" stroke-width="1.8" '
        f'stroke-linecap="round" stroke-linejoin="round">{_LINES.get(code, _REGISTER)}</g>'
    )


def icon_svg(code: str, colour: str = "") -> str:
    """Return the sign as an SVG of its own, in the sector's colour unless told otherwise."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}">'
        f"{sector_icon(code, colour)}</svg>"
    )


def icon_address(code: str) -> str:
    """Return the sign as an address that an image can show without asking the server."""
    return f"data:image/svg+xml,{quote(icon_svg(code))}"
