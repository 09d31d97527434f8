"""What a municipality has published stands at its practice, and is never denied beside it."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from dashboard.domain.places.peers import PeerRule
from dashboard.domain.selection import LANGUAGES
from dashboard.editions import municipality
from dashboard.i18n.translator import translator_for
from dashboard.views.municipality.model import MunicipalityView
from dashboard.views.municipality.page import municipality_view
from dashboard.views.municipality.peers import Peers
from tests.views import real
from tests.views.municipality.test_page import NO_SECTORS
from tests.views.radar.made import catalogue, radar

in_every_language = pytest.mark.parametrize("lang", LANGUAGES)


def fact(criterion: str) -> dict[str, object]:
    words = {f"text_{lang}": "Sovittu {value}." for lang in LANGUAGES}
    return {
        "fact_id": "a",
        "municipality_code": "077",
        "criterion_code": criterion,
        "value": "2017",
        "unit": "pvm",
        "period": "2017",
        "address": "https://example.org",
        "source_id": "news",
        **words,
    }


def card(answers: str, *, sample: bool, criterion: str = "website") -> MunicipalityView:
    """077 in a round, with evidence of one practice."""
    found = radar(
        {2025: {"077": answers}},
        made_up=(2025,) if sample else (),
        themes={2025: {("077", "structures"): None}},
    )
    facts = pd.DataFrame([fact(criterion)])
    nobody = Peers(PeerRule.POPULATION, (), "")
    named = {**real.catalogue().indicators}
    for code in ("website", "old_question"):
        named[f"radar_{code}"] = replace(named["radar_score"], code=f"radar_{code}")
    described = replace(catalogue(), indicators=named)
    return municipality_view(described, found, {}, NO_SECTORS, facts, "077", nobody)


def test_evidence_stands_at_its_practice_whatever_the_answer() -> None:
    t = translator_for("fi")
    for answers in ("2220", "2202", "22-2"):
        found = card(answers, sample=False, criterion="website")
        shown = [*found.in_place, *found.missing, *found.unanswered]
        (one,) = [one for one in shown if one.code == "website"]
        assert [told.text for told in one.evidence] == ["Sovittu 2017."]
        assert one.published == t("practice.published")
        assert all(not other.evidence for other in shown if other is not one)
        assert found.evidence == (), "told once"


def test_a_made_up_answer_beside_evidence_says_that_it_is_made_up() -> None:
    (one,) = [one for one in card("2200", sample=True).missing if one.code == "website"]
    assert one.published == translator_for("fi")("practice.published_beside")


def test_a_made_up_answer_asks_for_nothing_that_is_published_to_be_there() -> None:
    asked_for = [step.partition(".")[0] for step in card("2200", sample=True).next_steps]
    assert asked_for == ["Uusi kysymys"]
    asked_for = [step.partition(".")[0] for step in card("2200", sample=False).next_steps]
    assert sorted(asked_for) == ["Uusi kysymys", "Verkkosivu"]


def test_evidence_of_what_was_not_asked_has_its_own_place() -> None:
    found = card("2222", sample=False, criterion="old_question")
    assert [one.text for one in found.evidence] == ["Sovittu 2017."]


@in_every_language
@pytest.mark.parametrize("code", ["179", "500", "410", "992"])
def test_no_card_misses_what_its_municipality_has_published(lang: str, code: str) -> None:
    found = municipality.page(real.edition(lang), code)
    assert not [one for one in found.missing if one.evidence]
    assert [one for one in (*found.in_place, *found.unanswered) if one.evidence]


@in_every_language
def test_of_whom_nothing_is_published_it_is_said_once(lang: str) -> None:
    t = translator_for(lang)
    for code, published in (("435", False), ("179", True), ("410", True), ("172", True)):
        found = municipality.page(real.edition(lang), code)
        said = "" if published else t("evidence.none", name=found.name)
        assert found.unpublished == said


def test_counts_of_those_who_answered_say_so_where_they_differ() -> None:
    note = translator_for("fi")("practice.of_answered")
    assert card("2222", sample=False).answered_note == ""
    assert card("22-2", sample=False).answered_note == note
    shown = municipality.page(real.edition(), "435")
    totals = {part for one in shown.missing for part in one.others.split() if "/" in part}
    assert (len({part.partition("/")[2] for part in totals}) > 1) <= bool(shown.answered_note)


@in_every_language
def test_a_rate_tells_of_how_many_organisations_it_is(lang: str) -> None:
    edition = real.edition(lang)
    rows = edition.values("organisations")
    own = rows[(rows["area_code"] == "435") & (rows["year"] == rows["year"].max())]
    found = municipality.page(edition, "435")
    count = translator_for(lang)("unit.per_1000.few", count=int(own["value"].iloc[0]))
    assert any(f"({count})" in figure.when for figure in found.figures)


def test_the_file_of_sectors_holds_the_count_that_its_table_shows() -> None:
    found = municipality.page(real.edition(), "435").sectors
    assert found is not None
    table, export = found.card.table, found.card.export
    at = export.columns.index("organisations")
    assert [str(row[at]) for row in export.rows] == [row.cells[1] for row in table.rows]
