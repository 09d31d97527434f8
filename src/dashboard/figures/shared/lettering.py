"""How wide text is, and where it breaks, without a browser.

Widths are those of Source Sans, a little generous, so that a wider substitute font still fits.
"""

from __future__ import annotations

_NARROW = frozenset("iljtfrI.,:;'|!()[] \u00a0-")
_WIDE = frozenset("mwMWÅÄÖ%@–…")


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a line of text in the unit of its size."""
    ems = sum(
        0.31 if char in _NARROW else 0.8 if char in _WIDE else 0.62 if char.isupper() else 0.52
        for char in text
    )
    return ems * size * (1.06 if bold else 1.0)


def wrapped(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines no wider than `width`; a single longer word stays whole."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
