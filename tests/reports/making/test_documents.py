"""Documents by Typst: data stays data, the same input gives the same bytes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from dashboard.domain.selection import LANGUAGES
from dashboard.editions import municipality
from dashboard.editions.edition import Edition
from dashboard.i18n.labelled import Labelled
from dashboard.reports.making import documents
from dashboard.reports.municipality.card import card_pdf
from dashboard.views.municipality.model import MunicipalityView, Practice
from tests.views import real

DAY = date(2026, 11, 24)
ATTACKS = (
    "<script>alert(1)</script>",
    '#import "x"',
    "*bold* [a](b) _c_ `d` $e$ @f <g> \\#h",
    "x" * 300,
    "\N{GRINNING FACE} \N{CJK UNIFIED IDEOGRAPH-4E2D}",
    "#panic()",
)
PRINTED = tuple(a for a in ATTACKS if a != "x" * 300 and "\N{GRINNING FACE}" not in a)
"""Those that a reader finds again: neither broken at the end of a line nor without a letter."""


def view(lang: str = "fi", code: str = "992") -> tuple[Edition, MunicipalityView]:
    """The card of a municipality in the embedded version."""
    edition = real.edition(lang)
    return edition, municipality.page(edition, code)


def read(content: bytes) -> tuple[str, int]:
    """The text of a PDF, and how many pages it has."""
    pages = PdfReader(BytesIO(content)).pages
    return "\n".join(page.extract_text() for page in pages), len(pages)


def packed(text: str) -> str:
    """A text without what a line's end may change in it: spaces and hyphens."""
    return "".join(text.replace("\N{SOFT HYPHEN}", "").replace("-", "").split())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", ["179", "265", "435"])
def test_a_card_is_two_pages_and_says_what_the_page_says(lang: str, code: str) -> None:
    edition, found = view(lang, code)
    content = card_pdf(edition, found)
    assert content.startswith(b"%PDF-")
    text, pages = read(content)
    assert pages == 2
    said = packed(text)
    assert packed(found.name) in said
    assert packed(found.sample) in said
    assert packed(found.dated) in said
    # A long label in the running head leaves the product its own line.
    assert text.count(edition.t("app.name")) >= pages
    for figure in found.figures:
        assert packed(figure.value) in said
    assert found.sectors is not None
    assert found.profile is not None
    assert bool(found.sectors.card.text.notes) == (code != "179")
    for note in (*found.sectors.card.text.notes, *found.profile.card.text.notes):
        assert packed(note) in said
    assert bool(found.unanswered) == (code == "435")
    assert (packed(found.unanswered_title) in said) == bool(found.unanswered)
    for one in found.unanswered:
        assert packed(one.short) in said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_answer_and_the_others_are_parted_as_on_the_page(lang: str) -> None:
    edition, found = view(lang, "077")
    said = packed(read(card_pdf(edition, found))[0])
    assert found.missing
    for one in found.missing:
        assert packed(f"{one.short}: {one.level}; {one.others}") in said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_card_says_what_its_sample_is_not_and_what_is_published_at_a_practice(lang: str) -> None:
    edition, found = view(lang, "179")
    said = packed(read(card_pdf(edition, found))[0])
    assert packed(edition.t("sample.told_sample_radar")) in said
    told = [one for one in (*found.in_place, *found.missing) if one.evidence]
    assert told
    for one in told:
        assert packed(f"{one.published} {one.evidence[0].text}") in said


def test_the_same_view_gives_the_same_bytes() -> None:
    edition, found = view()
    assert card_pdf(edition, found) == card_pdf(edition, found)


def test_a_document_is_tagged_titled_and_in_its_language() -> None:
    edition, found = view("sv")
    content = card_pdf(edition, found)
    assert b"pdfuaid" in content
    assert b"/Lang" in content
    assert b"/MarkInfo" in content


def test_names_are_data_and_never_source() -> None:
    edition, found = view()
    every = " ".join(ATTACKS)
    practices = tuple(Practice("x", attack, attack, attack, attack, attack) for attack in ATTACKS)
    hurt = replace(
        found,
        name=every,
        title=Labelled(every),
        subtitle=every,
        missing=practices,
        in_place=practices * 3,
        next_steps=ATTACKS,
        notes=ATTACKS,
    )
    text, pages = read(card_pdf(edition, hurt))
    assert pages == 2
    assert [attack for attack in PRINTED if attack.split()[0] not in text] == []


def test_a_sign_that_the_font_lacks_is_replaced_and_the_rest_kept() -> None:
    kept = documents._printable({"a": ["äö \N{GRINNING FACE} €"]})
    assert kept == {"a": ["äö \N{REPLACEMENT CHARACTER} €"]}


def test_the_longest_card_still_has_two_pages() -> None:
    edition, found = view("sv")
    words = "Samarbetet med organisationerna hör till tjänsteinnehavarens uppgifter"
    many = tuple(
        Practice(str(n), words, words, f"{words}. {words}.", "delvis", words) for n in range(13)
    )
    long = replace(
        found,
        missing=many,
        in_place=many,
        next_steps=tuple(f"{words}. " * 4 for _ in range(3)),
        changes=tuple(Labelled(f"{words}. " * 3) for _ in range(3)),
        notes=(f"{words}. " * 3,),
    )
    text, pages = read(card_pdf(edition, long))
    assert pages == 2
    assert packed(text).count(packed("Samarbetet med")) >= 26


def test_readers_at_the_same_time_get_their_own() -> None:
    views = {code: view("fi", code) for code in ("179", "992", "435")}
    with ThreadPoolExecutor(8) as pool:
        jobs = {
            code: [pool.submit(card_pdf, edition, found) for _ in range(4)]
            for code, (edition, found) in views.items()
        }
        for code, futures in jobs.items():
            contents = {future.result() for future in futures}
            assert len(contents) == 1
            assert views[code][1].name in read(contents.pop())[0]
