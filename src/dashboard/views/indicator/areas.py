"""Municipalities of an indicator in a year, as map and ranking draw them."""

from __future__ import annotations

from dashboard.figures.inputs.indicator import Area, Ranking
from dashboard.i18n.labelled import Labelled
from dashboard.views.indicator.sentences import Sentences
from dashboard.views.indicator.values import YearValues
from dashboard.views.shared.amounts import printed
from dashboard.views.shared.card import marked, used_sources
from dashboard.views.shared.catalogue import Catalogue


def area_of(
    catalogue: Catalogue, data: YearValues, say: Sentences, code: str, chosen: str | None
) -> Area:
    """Return a municipality with its value in print, for the ear and for the eye."""
    value = data.values.get(code)
    return Area(
        code=code,
        name=catalogue.name(code),
        value_text=say.value(code),
        spoken=_said(catalogue, data, say, code, say.spoken(value)),
        class_index=data.class_of(code),
        value=data.rounded(code),
        chosen=code == chosen,
        size=data.size_of(code),
        tip=_said(catalogue, data, say, code, say.measured(value)),
    )


def ranking_of(
    catalogue: Catalogue, data: YearValues, say: Sentences, areas: dict[str, Area]
) -> Ranking:
    """Return the municipalities in the order of their values, and the median that is marked."""
    known = data.ordered()
    t, indicator = catalogue.t, data.indicator
    return Ranking(
        rows=tuple(areas[code] for code in (*known, *data.missing)),
        ends=data.ends,
        widest=tuple(printed(t, indicator, end) for end in data.span),
        line=data.median,
        line_label=t.sentence(say.median()),
    )


def _said(
    catalogue: Catalogue, data: YearValues, say: Sentences, code: str, value: str
) -> Labelled:
    """Say name, value and rank, as far as there are any, with the label of the value's sources.

    That there is no value among made-up ones is made up as well.
    """
    t, rank = catalogue.t, say.rank_short(code)
    name = catalogue.name(code)
    if rank:
        said = t("map.area_ranked", name=name, value=value, rank=rank)
    else:
        key = "map.area_plain" if code in data.values else "map.area_missing"
        said = t(key, name=name, value=value)
    return marked(t, said, used_sources(catalogue, data.ids.get(code, data.source_ids)))
