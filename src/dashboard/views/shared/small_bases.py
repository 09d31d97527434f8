"""What is said of figures that rest on few organisations."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.views.shared.catalogue import Catalogue


def small_base_notes(
    catalogue: Catalogue, small: Sequence[str], known: Sequence[str]
) -> tuple[str, ...]:
    """Name the municipalities with a small base among all that are known.

    Where nearly all are small, those that are not are sooner read.
    """
    t = catalogue.t
    rest = [code for code in known if code not in small]
    many = len(small) > len(rest)
    if many and not rest:
        return (t("note.small_base_all"),)
    named = rest if many else small
    if not named:
        return ()
    names = t.listing([catalogue.name(code) for code in named])
    return (t("note.small_base_rest" if many else "note.small_base", names=names),)
