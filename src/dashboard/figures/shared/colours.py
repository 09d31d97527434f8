"""The colours of figures. Screen chrome has its own in `.streamlit/config.toml`; they agree."""

from __future__ import annotations

INK = "#17212B"
MUTED = "#55626D"
LINE = "#D5DCE2"
SURFACE = "#F3F6F8"
WHITE = "#FFFFFF"
LAKE = "#0B5C7A"
HATCH = "#B4BEC6"
CLOUDBERRY = "#9A4F04"
REGION_OUTLINE = "#7C8B98"
PARTLY = "#8FBBD0"
DOT = "#A9CFE0"
"""Inside a circle on the map: names are written over it."""

AMOUNTS = ("#DCEBF2", "#A9CFE0", "#6BABC8", "#27739A", "#0A4260")
CHANGES = ("#8C4A02", "#D08A3A", "#F4F4F2", "#7B8FC4", "#3B3F8C")
LINES = ("#0B5C7A", "#9A4F04", "#17212B", "#4E9BC4", "#C77700", "#4B3F2F")
"""Up to six lines or dots beside each other: 3:1 on white, apart for colour-blind eyes as well."""

SECTORS = {
    "elakelaiset": "#0B5C7A",
    "lapset_perheet": "#9A4F04",
    "omaiset": "#5B6FC9",
    "potilaat_kansanterveys": "#1E8C7E",
    "vammaiset": "#1B2A6B",
    "paihde_riippuvuus": "#5A3A1A",
}
"""The colour of each sector: 4:1 on white, apart for colour-blind eyes, never without icon or name."""

FONT = "'Source Sans', 'Source Sans 3', 'Source Sans Pro', 'Noto Sans', Arial, sans-serif"


def class_colours(count: int, *, change: bool, zero: bool = False) -> tuple[str, ...]:
    """Return the fills of `count` classes (1-5), evenly taken from the scale.

    With `zero` the lowest class holds nothing but zeros: it has the colour of the surface.
    """
    if zero:
        return (SURFACE, *class_colours(count - 1, change=False)) if count > 1 else (SURFACE,)
    scale = CHANGES if change else AMOUNTS
    if count <= 1:
        return (scale[2],)
    return tuple(scale[round(place * (len(scale) - 1) / (count - 1))] for place in range(count))


def text_on(fill: str) -> str:
    """Return the text colour with the better contrast on a fill: ink or white."""
    return INK if contrast(INK, fill) >= contrast(WHITE, fill) else WHITE


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
