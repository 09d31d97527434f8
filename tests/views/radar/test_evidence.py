"""What was published of single municipalities: at its criterion, and on the municipality's card."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
import pytest

from dashboard.domain.selection import LANGUAGES
from dashboard.reports.municipality.card import card_pdf
from dashboard.ui.kit.evidence import (
    budget_list,
    evidence_of_municipality,
    evidence_of_practice,
)
from dashboard.views.radar.evidence import Budget, Evidence, budgets_of, evidence_of
from tests.builders import MUNICIPALITIES, frames
from tests.views import real
from tests.views.radar import real as radar_real

in_every_language = pytest.mark.parametrize("lang", LANGUAGES)
PRACTICES = {
    "grant_rules": ["179", "500", "410"],
    "grants": ["992"],
    "wellbeing_county": [""],
}
"""Whose practice is evidence of which criterion, counted by hand from the publications."""


def row(**changed: Any) -> dict[str, Any]:
    return {
        "fact_id": "a",
        "municipality_code": "500",
        "criterion_code": None,
        **{f"text_{lang}": "Sum: {value}" for lang in LANGUAGES},
        **{f"about_{lang}": "set aside" for lang in LANGUAGES},
        "value": "5000",
        "unit": "euroa",
        "period": "2023",
        "address": "https://example.org/a",
        "source_id": "facts_muurame",
        **changed,
    }


def budgets(*rows: dict[str, Any], code: str = "500") -> tuple[Budget, ...]:
    return budgets_of(real.catalogue(), pd.DataFrame(rows), code)


@in_every_language
def test_evidence_stands_at_its_criterion_whichever_municipality_is_looked_at(lang: str) -> None:
    for chosen in (None, "500", "265"):
        for criterion, codes in PRACTICES.items():
            page = radar_real.page(lang, municipality=chosen, indicator=f"radar_{criterion}")
            told = page.evidence_at(page.explained)
            assert [one.code for one in told] == codes
            assert all(one.text and "{" not in one.text for one in told)
            assert all(one.address.startswith("https://") for one in told)
    assert radar_real.page(lang).evidence_at(None) == ()
    assert radar_real.page(lang, indicator="radar_website").evidence_at("website") == ()


def test_every_fact_of_a_criterion_or_a_budget_is_told() -> None:
    facts = frames()["published_facts"]
    told = facts["topic"].isin(["Kuntatutkan näyttö", "Kunnan avustukset"])
    county = facts["definition"].fillna("").str.contains("aluevaltuusto")
    assert set(facts.loc[(told | county) & facts["certain"], "fact_id"]) == set(
        frames()["municipality_facts"]["fact_id"]
    )
    by_id = facts.set_index("fact_id")["subject"]
    for one in frames()["municipality_facts"].to_dict("records"):
        if isinstance(one["municipality_code"], str):
            assert by_id[one["fact_id"]].startswith(f"{one['municipality_code']} ")


def test_a_date_is_told_as_its_language_tells_it() -> None:
    told = {lang: radar_real.page(lang).evidence_at("grant_rules")[0].text for lang in LANGUAGES}
    assert "1.1.2023" in told["fi"]
    assert "1.1.2023" in told["sv"]
    assert "1 January 2023" in told["en"]


def test_a_line_of_a_budget_is_the_facts_own_number() -> None:
    [muurame, before] = radar_real.card("500").budgets
    assert (muurame.title, before.title) == ("2023", "2018")
    assert [re.sub(r"\s", " ", line) for line in muurame.lines] == [
        "Kansalaistoiminnan avustukset: 10 000 €",
        "Kulttuuriavustukset: 18 000 €",
        "Liikunta-avustukset: 74 600 €",
    ]
    assert "ei toteuma" in muurame.about


def test_budgets_of_one_publication_are_together_the_newest_first() -> None:
    found = budgets(
        row(fact_id="a", period="2018"),
        row(fact_id="b", period="2023"),
        row(fact_id="c", period="2018-2020", about_fi="other"),
        row(fact_id="d", period="2023"),
        row(fact_id="e", period="2023", municipality_code="179"),
        row(fact_id="f", criterion_code="grants"),
    )
    assert [(one.title, len(one.lines)) for one in found] == [
        ("2023", 2),
        ("2018–2020", 1),
        ("2018", 1),
    ]


def test_a_sum_of_budgets_is_nowhere() -> None:
    """Of each budget of several lines the sum of its numbers is printed nowhere on the card."""
    for code in MUNICIPALITIES:
        card = radar_real.card(code)
        said = repr(card).replace("\\xa0", "").replace("\xa0", "")
        for one in card.budgets:
            lines = [re.sub(r"\s", "", line) for line in one.lines]
            amounts = [int(m[1]) for line in lines if (m := re.search(r":(\d+)€", line))]
            if len(amounts) > 1:
                assert str(sum(amounts)) not in said


def test_what_is_published_of_others_is_on_no_card() -> None:
    told = {code: radar_real.card(code) for code in MUNICIPALITIES}
    assert {code for code, card in told.items() if card.budgets} == {"179", "500", "172", "992"}
    published = {code for code, card in told.items() if real.evidence_on(card)}
    assert published == {"179", "500", "410", "992"}


def test_a_number_that_is_about_is_told_as_about_and_a_fall_with_its_sign() -> None:
    assert budgets(row(fact_id="x-noin-2020", value="8", unit="kpl"))[0].lines == ("Sum: noin 8",)
    assert budgets(row(value="-7800"))[0].lines == ("Sum: \N{MINUS SIGN}7\xa0800\xa0€",)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//example.org"])
def test_only_web_addresses_become_links(address: str) -> None:
    bad = row(address=address, criterion_code="grants")
    told = evidence_of(real.catalogue(), pd.DataFrame([bad]))
    budget = budgets(row(address=address))
    for html in (
        evidence_of_practice("Title", told),
        evidence_of_municipality(told),
        budget_list(budget),
    ):
        assert "<a" not in html
        assert "Muuramen kunta" in html


def test_links_do_not_tell_where_the_reader_came_from() -> None:
    [html] = {str(budget_list(budgets(row(text_fi="<b>{value}</b>"))))}
    assert 'rel="noopener noreferrer"' in html
    assert 'href="https://example.org/a"' in html
    assert "<b>" not in html


def test_nothing_published_leaves_no_title() -> None:
    assert evidence_of_practice("Title", ()) == ""


def squeeze(text: str) -> str:
    """A text without spaces, hyphens and the signs of hyphenation."""
    return re.sub(r"[\s\u00ad\u2010-]+", "", text)


@in_every_language
def test_the_document_tells_what_the_page_tells(lang: str) -> None:
    from io import BytesIO

    from pypdf import PdfReader

    view = radar_real.card("500", lang)
    reader = PdfReader(BytesIO(card_pdf(real.edition(lang), view)))
    text = "".join(page.extract_text() for page in reader.pages)
    squeezed = squeeze(text)
    for said in (*(one.text for one in view.evidence), *view.budgets[0].lines):
        assert squeeze(said) in squeezed
    links = [
        annotation.get_object()["/A"]["/URI"]
        for page in reader.pages
        for annotation in page.get("/Annots", ())
    ]
    told: tuple[Evidence | Budget, ...] = (*view.evidence, *view.budgets)
    assert {*links} == {one.address for one in told}
    assert len(reader.pages) == 2
