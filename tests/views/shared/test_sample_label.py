"""Sample data are labelled by their source's kind: everywhere, and nowhere by hand."""

from __future__ import annotations

from dataclasses import fields, replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.selection import LANGUAGES
from dashboard.domain.source import SourceKind
from dashboard.figures.inputs.card import FigureText
from dashboard.i18n.translator import translator_for
from dashboard.views.indicator.page import IndicatorView
from tests.views import real
from tests.views.made import OFFICIAL, OTHER, catalogue, values_of, view, years

kinds = st.sampled_from(list(SourceKind))


def samples() -> list[str]:
    """The indicators of the embedded version that rest on made-up rows."""
    found = [code for code in real.mapped() if "organisations" in code or "radar" in code]
    assert len(found) == 8 + 6 + 14  # organisations; their sectors; the radar: score, 13 criteria
    return found


def places(shown: IndicatorView, label: str) -> dict[str, bool]:
    """Where a label is shown: figure, ranking, table, every row and the notes of an export."""
    column = shown.card.export.columns.index("label")
    return {
        "figure": shown.card.text.sample == label,
        "table": label in shown.card.table.caption,
        "rows": label in {row[column] for row in shown.card.export.rows},
        "about": label in shown.card.export.about,
    }


@given(kinds, kinds, st.sampled_from(LANGUAGES), st.sampled_from([None, "077", "992"]))
def test_the_label_comes_and_goes_with_the_kind(
    one: SourceKind, other: SourceKind, lang: str, chosen: str | None
) -> None:
    frame = years(
        values_of(1.0, 2.0, None, None, None), values_of(None, None, 3.0, 4.0, None, source="other")
    )
    described = catalogue(lang, replace(OFFICIAL, kind=one), replace(OTHER, kind=other))
    shown = view(frame, lang=lang, chosen=chosen, described=described)
    t = translator_for(lang)
    made_up = {SourceKind.SAMPLE} & {one, other}
    if not made_up:
        assert shown.card.text.sample == ""
        assert t("sample.label") not in repr(shown)
    elif one is other:
        assert all(places(shown, t("sample.label")).values())
    else:
        # Only two of the four that have a value are made up: they are named.
        described_as = shown.card.text.sample
        assert described_as.startswith(t("sample.partly", names=""))
        assert described_as in shown.card.table.caption
        assert (
            sum(
                bool(row[shown.card.export.columns.index("label")])
                for row in shown.card.export.rows
            )
            == 2
        )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_derived_value_with_two_sources_is_labelled_when_either_is_a_sample(lang: str) -> None:
    frame = values_of(1.0, 2.0, 3.0, 4.0, 5.0, source=("statfin", "other"))
    described = catalogue(lang, replace(OTHER, kind=SourceKind.SAMPLE))
    label = translator_for(lang)("sample.label")
    assert all(places(view(frame, lang=lang, described=described), label).values())


@pytest.mark.parametrize("code", samples())
def test_every_row_with_a_value_carries_the_label_of_its_own_source(code: str) -> None:
    rows = real.view(code).card.export
    label, value = (rows.columns.index(name) for name in ("label", "value"))
    assert all(bool(row[label]) for row in rows.rows if row[value] is not None)


def test_a_real_row_beside_made_up_ones_is_not_called_invented() -> None:
    frame = pd.concat(
        [
            values_of(1.0, 2.0, None, None, None),
            values_of(None, None, 3.0, 4.0, None, source="other"),
        ]
    )
    described = catalogue("fi", OFFICIAL, replace(OTHER, kind=SourceKind.SAMPLE))
    shown = view(frame, described=described)
    label = shown.card.export.columns.index("label")
    labels = {row[1]: bool(row[label]) for row in shown.card.export.rows}
    assert [labels[code] for code in ("077", "179", "410", "435")] == [False, False, True, True]
    for said in ("spoken", "tip"):
        told = {area.code: "esimerkki" in getattr(area, said) for area in shown.areas}
        assert [told[code] for code in ("077", "179", "410", "435")] == [False, False, True, True]
    assert shown.card.export.file_stem.endswith("_osin-esimerkki")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", real.mapped())
def test_of_the_embedded_figures_those_of_organisations_and_the_radar_alone_are_labelled(
    code: str, lang: str
) -> None:
    labelled = set(places(real.view(code, lang), translator_for(lang)("sample.label")).values())
    assert labelled == {code in samples()}


@pytest.mark.parametrize("code", samples())
def test_the_label_goes_away_when_the_source_is_real(code: str) -> None:
    source = "sample_radar" if code.startswith("radar_") else "sample_organisations"
    described = real.with_kinds(real.catalogue(), {source: SourceKind.OFFICIAL})
    label = translator_for("fi")("sample.label")
    assert set(places(real.view(code, described_here=described), label).values()) == {False}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("chosen", [None, "077"])
def test_the_sentence_of_a_sample_says_so_itself(lang: str, chosen: str | None) -> None:
    # A title is often cut out of its image and pasted elsewhere.
    frame, t = values_of(1.0, 2.0, 3.0, 4.0, 5.0, region=3.0), translator_for(lang)
    described = catalogue(lang, replace(OFFICIAL, kind=SourceKind.SAMPLE))
    real_, sample = (
        view(frame, lang=lang, chosen=chosen, described=each) for each in (None, described)
    )
    plain, marked = real_.card.text, sample.card.text
    assert marked.finding == t("sample.finding", finding=plain.finding)
    assert plain.finding != marked.finding


@pytest.mark.parametrize("lang", LANGUAGES)
def test_whoever_hears_a_sample_hears_that_it_is_one(lang: str) -> None:
    # The text alternative opens with the finding, mark and all.
    frame = values_of(1.0, 2.0, 3.0, 4.0, 5.0, region=3.0)
    described = catalogue(lang, replace(OFFICIAL, kind=SourceKind.SAMPLE))
    shown = view(frame, lang=lang, described=described)
    assert shown.card.text.alternative.startswith(shown.card.text.finding)


def all_samples() -> dict[str, SourceKind]:
    """Every source a sample."""
    return dict.fromkeys(real.catalogue().sources, SourceKind.SAMPLE)


def test_every_key_figure_of_the_overview_would_be_labelled() -> None:
    described = real.with_kinds(real.catalogue(), all_samples())
    shown = real.overview_of("fi", described)
    assert {figure.label: bool(figure.sample) for figure in shown.figures} == {
        figure.label: True for figure in shown.figures
    }
    assert shown.map is not None
    assert shown.map.card.text.sample


def test_every_text_of_a_figure_has_a_place_for_the_label() -> None:
    assert "sample" in {field.name for field in fields(FigureText)}
