"""Signs that cannot be shown: controls, zero width, writing direction, surrogates, no letters at all.

They make a text read otherwise than it is, or two names look alike that are not. A name with one
is refused, a note is kept without it; `importers` and the self-assessment say which and where.

- Joiners (U+200D, U+200C) are among them: no name of ours is written with them, and without them
  an emoji of a family falls into its members.
- The soft hyphen (U+00AD) is left out without a word: it only tells where a word may break, and
  names that differ by it alone are the same name.
- Spaces of any width are no such signs, nor what changes the sign before it (accents, U+FE0F).
"""

from __future__ import annotations

import unicodedata

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
LINES = "\n\t"
"""What texts of several lines may hold all the same."""


def hidden(text: str, allowed: str = "") -> tuple[str, ...]:
    """Return the signs that cannot be shown, each once; the soft hyphen is not worth a word.

    >>> hidden("Jyväskylä"), hidden("Jyväs\\u200bkylä")
    ((), ('U+200B',))
    """
    if text.isprintable():
        return ()
    found = dict.fromkeys(sign for sign in text if _is_hidden(sign, allowed + SOFT_HYPHEN))
    return tuple(f"U+{ord(sign):04X}" for sign in found)


def visible(text: str, allowed: str = "") -> str:
    """Return a text without the signs that cannot be shown, its letters whole (NFC)."""
    whole = unicodedata.normalize("NFC", text)
    if whole.isprintable():
        return whole
    return "".join(sign for sign in whole if not _is_hidden(sign, allowed))


def _is_hidden(sign: str, allowed: str) -> bool:
    return not sign.isprintable() and sign not in allowed and unicodedata.category(sign) != "Zs"
