"""How wide text is, and where it breaks, without a browser.

Widths are those of Source Sans, a little generous, so that a wider substitute font still fits.
"""

from __future__ import annotations

from dashboard.figures.shared.advances import BOLD, REGULAR

MARGIN = 1.06
_EM = 1000
"""The width of a character that Source Sans has not: a full square, as emoji are."""


def _advances(rows: str) -> dict[str, int]:
    """Read a table of advances: lines of a first code point and advances from there on."""
    return {
        chr(int(first, 16) + place): int(advance)
        for first, *advances in map(str.split, rows.strip().splitlines())
        for place, advance in enumerate(advances)
    }


_REGULAR, _BOLD = _advances(REGULAR), _advances(BOLD)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a line of text in the unit of its size."""
    advances = _BOLD if bold else _REGULAR
    return sum(advances.get(char, _EM) for char in text) / _EM * MARGIN * size


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
