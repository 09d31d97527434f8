"""The parts of a figure card that every figure shares."""

from __future__ import annotations

import string
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.source import SourceKind
from dashboard.i18n.translator import translator_for
from dashboard.views.shared.card import (
    FINAL,
    SourcedRow,
    dated_line,
    figure_card,
    figure_text,
    file_stem,
    joined,
    marked,
    rows_of,
    sample_label,
    source_line,
    table_of,
    used_sources,
    year_spans,
)
from tests.views.made import BORDERS, OFFICIAL, OTHER, catalogue

FI = translator_for("fi")
SAMPLE = replace(OFFICIAL, source_id="made_up", title="Keksitty", kind=SourceKind.SAMPLE)


def test_one_source_and_several_sources() -> None:
    assert source_line(FI, [OFFICIAL]) == "Lähde: Tilastokeskus, Väestörakenne (CC BY 4.0)."
    assert source_line(FI, [OFFICIAL, OTHER]) == (
        "Lähteet: Tilastokeskus, Väestörakenne (CC BY 4.0); Tilastokeskus, Avainluvut (CC BY 4.0)."
    )


def test_the_borders_of_a_map_have_their_own_source() -> None:
    assert source_line(FI, [OFFICIAL], borders=BORDERS) == (
        "Lähde: Tilastokeskus, Väestörakenne (CC BY 4.0). "
        "Rajat: Maanmittauslaitos, Kuntarajat (CC BY 4.0)."
    )


def test_each_source_is_named_once_in_a_steady_order() -> None:
    described = catalogue()
    found = used_sources(described, ["statfin", "other", "statfin", "other"])
    assert [source.source_id for source in found] == ["other", "statfin"]
    assert used_sources(described, {"statfin", "other"}) == found


@pytest.mark.parametrize("kind", list(SourceKind))
def test_the_sample_label_follows_from_the_kind_alone(kind: SourceKind) -> None:
    labelled = bool(sample_label(FI, [OFFICIAL, replace(OTHER, kind=kind)]))
    assert labelled is (kind is SourceKind.SAMPLE)


def test_without_sources_there_is_no_label() -> None:
    assert sample_label(FI, []) == ""
    assert sample_label(FI, [SAMPLE]).startswith("Esimerkkiaineisto")


def test_the_day_is_that_of_the_newest_source() -> None:
    line = dated_line(FI, [OTHER, OFFICIAL], "e-1")
    assert line == FI("source.dated", date=FI.date(date(2026, 11, 24)), version="e-1")
    assert "24.11.2026" in line


def test_a_file_name_says_what_it_holds() -> None:
    assert file_stem("radar_score", "2024", "", "fi") == "jarjestotutka_radar-score_2024_fi"


@given(st.lists(st.text(max_size=20), max_size=5))
def test_a_file_name_is_safe_whatever_it_is_made_of(parts: list[str]) -> None:
    stem = file_stem(*parts)
    assert set(stem) <= set(string.ascii_letters + string.digits + "_-")
    assert stem.startswith("jarjestotutka")


def test_words_table_and_rows_of_a_figure_carry_the_same_label_notes_and_date() -> None:
    text = figure_text(
        catalogue("fi", SAMPLE),
        [OFFICIAL, SAMPLE],
        "Löydös",
        "Alaotsikko.",
        ("mittari", "2025"),
        notes=["Huomautus."],
    )
    label = FI("sample.label")
    assert text.finding == FI("sample.finding", finding="Löydös")
    assert text.alternative == f"{text.finding}. Alaotsikko."
    assert (text.sample, text.finding.is_made_up) == (label, True)
    table = table_of(text, ["a"], [False], [])
    assert (table.caption, table.caption.is_made_up) == (f"Alaotsikko. {label}", True)
    own = [
        SourcedRow((1,), (2,), "derived", [OFFICIAL.source_id]),
        SourcedRow((3,), (4,), FINAL, [SAMPLE.source_id]),
    ]
    rows = rows_of(catalogue("fi", SAMPLE), text, ["a"], ["b"], own, definition="Määritelmä.")
    # Each row carries the label of its own sources, and the file's name tells that some do.
    assert rows.columns == ("a", "label", "b", "status", "source_id", "source_kind")
    assert rows.rows == (
        (1, "", 2, "derived", OFFICIAL.source_id, "official"),
        (3, label, 4, "final", SAMPLE.source_id, "sample"),
    )
    assert rows.file_stem == "jarjestotutka_mittari_2025_fi_osin-esimerkki"
    # The image of the figure is named as the file of its rows.
    assert figure_card(text, table, rows).text.file_stem == rows.file_stem
    assert rows.about == (
        label,
        text.finding,
        "Alaotsikko.",
        "Määritelmä.",
        "Huomautus.",
        text.source,
        text.dated,
    )


def test_a_finding_is_marked_by_the_sources_that_it_rests_on() -> None:
    text = figure_text(
        catalogue("fi", SAMPLE), [OFFICIAL, SAMPLE], "Löydös", "Alaotsikko", (), marking=[OFFICIAL]
    )
    assert (text.finding, text.sample) == ("Löydös", FI("sample.label"))
    assert table_of(text, [], [], [], remark="Sanat.").caption.startswith("Alaotsikko. Sanat. ")


def test_a_row_without_a_value_makes_no_file_partly_a_sample() -> None:
    text = figure_text(catalogue("fi", SAMPLE), [SAMPLE], "Löydös", "", ("mittari",))
    rows = [SourcedRow((1,), (2,), FINAL, [SAMPLE.source_id]), SourcedRow((3,), (None,), "", ())]
    assert rows_of(catalogue("fi", SAMPLE), text, ["a"], ["b"], rows).origin == "esimerkki"


@pytest.mark.parametrize(
    ("years", "said"),
    [
        ((), []),
        ((2025,), ["2025"]),
        ((2021, 2019, 2020, 2020), ["2019–2021"]),
        ((2019, 2020, 2023, 2025), ["2019–2020", "2023", "2025"]),
    ],
)
def test_years_that_follow_each_other_are_told_as_one(
    years: tuple[int, ...], said: list[str]
) -> None:
    assert year_spans(years) == said


def test_words_around_a_sentence_keep_its_label_or_are_refused() -> None:
    said = marked(FI, "Väkiluku 12", [SAMPLE])
    assert said == "Väkiluku 12 (esimerkkiaineisto)"
    assert said.within(f"Kivijärvi. {said}").is_made_up
    assert not marked(FI, "Väkiluku 12", [OFFICIAL]).within("Väkiluku 12.").is_made_up
    with pytest.raises(ValueError, match="Väkiluku 12"):
        said.within("Kivijärvi. Väkiluku 12")


def test_sentences_as_one_are_made_up_where_one_of_them_is() -> None:
    parts = [marked(FI, "a", [OFFICIAL]), marked(FI, "b", [SAMPLE])]
    assert joined(", ", parts) == "a, b (esimerkkiaineisto)"
    assert joined(", ", parts).is_made_up
    assert not joined(", ", parts[:1]).is_made_up
