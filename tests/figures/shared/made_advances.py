"""Makes `figures/shared/advances.py` from the fonts of the documents: run after a font changes.

`python -m tests.figures.shared.made_advances` writes it.
"""

from __future__ import annotations

from itertools import groupby

from fontTools.ttLib import TTFont

from dashboard import paths
from dashboard.figures.shared import advances

BLOCKS = (
    range(0x20, 0x180),
    range(0x2010, 0x2040),
    range(0x20A0, 0x20B0),
    range(0x2190, 0x21A0),
    range(0x2210, 0x2270),
    range(0x25A0, 0x25D0),
)
"""Latin letters with their accents, digits, punctuation, currencies, arrows, arithmetic, shapes."""

ABOUT = '''"""The advances of Source Sans 3 in thousandths of an em.

A row is the code point of its first character and the advances from there on. Made from the fonts
of the documents by `python -m tests.figures.shared.made_advances`; a test holds them equal.
"""
'''


def module() -> str:
    """The module's source."""
    return f'{ABOUT}\nREGULAR = """\n{rows("Regular")}"""\n\nBOLD = """\n{rows("Bold")}"""\n'


def rows(weight: str) -> str:
    """The advances of a weight, sixteen at most on a line."""
    font = TTFont(paths.FONTS / f"SourceSans3-{weight}.otf")
    names, metrics = font.getBestCmap(), font["hmtx"]
    assert font["head"].unitsPerEm == 1000
    known = [code for block in BLOCKS for code in block if code in names]
    runs = groupby(enumerate(known), key=lambda each: (each[1] - each[0], each[1] // 16))
    lines = ([code for _, code in run] for _, run in runs)
    return "".join(
        f"{codes[0]:04X} {' '.join(str(metrics[names[code]][0]) for code in codes)}\n"
        for codes in lines
    )


if __name__ == "__main__":
    path = advances.__file__
    with open(path, "w", encoding="utf-8") as file:
        file.write(module())
