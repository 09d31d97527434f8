"""The card of the counts over all rounds, of the region or of a part of it."""

from __future__ import annotations

import pandas as pd

from dashboard.views.radar.export import rounds_export
from dashboard.views.radar.model import Radar
from dashboard.views.radar.notes import former_notes
from dashboard.views.radar.rounds import OWN_REGION, RoundsView, criterion_rounds, rounds_table
from dashboard.views.radar.scope import scope_of
from dashboard.views.shared.card import (
    FigureText,
    dated_line,
    file_stem,
    marked,
    sample_label,
    source_line,
    used_sources,
)
from dashboard.views.shared.catalogue import Catalogue


def rounds_view(
    catalogue: Catalogue,
    radar: Radar,
    published: pd.DataFrame,
    group: str | None,
) -> RoundsView:
    """Return the card of counts over all rounds, of the region or of a part of it.

    Published results are of the whole region: a part is shown without them.
    """
    t = catalogue.t
    among = {code for year in radar.rounds for code in radar.answers[year]}
    if group is not None:
        among &= catalogue.groups().get(group, frozenset())
        published = published.iloc[:0]
    criteria = criterion_rounds(catalogue, radar, published, among)
    ids = [s for year in radar.rounds for s in radar.sources[year]]
    own = used_sources(catalogue, ids)
    marked_ids = published.loc[published["place"] == OWN_REGION, "source_id"]
    sources = used_sources(catalogue, [*ids, *marked_ids])
    latest, first = radar.rounds[0], radar.rounds[-1]
    span = {"first": first, "last": latest}
    subtitle = t("radar.rounds_subtitle", **span)
    scope = scope_of(catalogue, group)
    finding = marked(t, t("radar.rounds_finding", scope=scope, **span), own)
    notes = former_notes(catalogue, among)
    if any(one.marks for one in criteria):
        key = "radar.note_published_sample" if sample_label(t, own) else "radar.note_published"
        notes.insert(0, t(key))
    text = FigureText(
        finding=finding,
        subtitle=subtitle,
        alternative=f"{finding}. {subtitle}",
        source=source_line(t, sources),
        dated=dated_line(t, sources, catalogue.version),
        file_stem=file_stem("kuntatutka", f"{first}-{latest}", group or "", t.lang),
        sample=sample_label(t, sources),
        notes=tuple(notes),
    )
    return RoundsView(
        text,
        criteria,
        rounds_table(t, criteria, subtitle),
        rounds_export(radar, text, among),
    )
