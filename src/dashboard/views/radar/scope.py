"""Which municipalities are looked at: their order in a matrix, the words of a part of the region."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.domain.selection import Order
from dashboard.views.radar.model import Radar
from dashboard.views.shared.catalogue import Catalogue, finnish_order


def columns_of(
    catalogue: Catalogue,
    radar: Radar,
    *,
    year: int,
    since: int | None,
    group: str | None,
    order: Order,
    inhabitants: Mapping[str, float],
    changes: Mapping[str, float | None],
) -> list[str]:
    """Return the codes of the columns: those of the round (of either round of a change), ordered.

    Those that have left come last; what has no score, size or change comes last of the others.
    """
    present = set(radar.answers[year])
    if since is not None:
        present |= set(radar.answers[since])
    if group is not None:
        present &= catalogue.groups().get(group, frozenset())
    names = catalogue.municipalities
    by_name = sorted(present, key=lambda code: finnish_order(names[code].name_fi))
    keys: Mapping[Order, Mapping[str, float | None]] = {
        Order.SCORE: radar.scores[year],
        Order.SIZE: inhabitants,
        Order.CHANGE: changes if since is not None else radar.scores[year],
    }
    ordered = by_name if order is Order.NAME else _highest_first(by_name, keys[order])
    return sorted(ordered, key=lambda code: code not in radar.answers[year])


def _highest_first(codes: Sequence[str], key: Mapping[str, float | None]) -> list[str]:
    def place(code: str) -> tuple[bool, float]:
        value = key.get(code)
        return (value is None, -(value or 0.0))

    return sorted(codes, key=place)


def group_label(catalogue: Catalogue, group: str) -> str:
    """Return the words of a part of the region."""
    t = catalogue.t
    for member in catalogue.members():
        if member.subregion_code == group:
            return t("radar.subregion", name=member.subregion)
    return t(f"municipality_group.{group}")


def scope_of(catalogue: Catalogue, group: str | None) -> str:
    """Return how a finding names a part of the region; nothing for the whole."""
    t = catalogue.t
    if group is None:
        return ""
    name = next((m.subregion for m in catalogue.members() if m.subregion_code == group), "")
    return t("radar_scope.subregion", name=name) if name else t(f"radar_scope.{group}")
