"""Words as they stand in an address or an id."""

from __future__ import annotations

import re
import unicodedata


def slug(text: str) -> str:
    """Return text in lower-case letters without marks, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", kept).strip("-")
