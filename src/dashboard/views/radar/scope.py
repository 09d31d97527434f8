"""The words of a part of the region: a sub-region or a kind of municipality."""

from __future__ import annotations

from dashboard.views.shared.catalogue import Catalogue


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
