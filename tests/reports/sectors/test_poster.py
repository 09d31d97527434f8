"""The eighteen posters: what they say, that nothing is cut, and that names stay data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from itertools import cycle
from typing import Any, cast

import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from dashboard.domain.sector import Sector
from dashboard.domain.selection import LANGUAGES
from dashboard.editions.edition import Edition
from dashboard.figures.sectors.icons import sector_colour
from dashboard.figures.shared.colours import WHITE, contrast
from dashboard.i18n.labelled import Labelled
from dashboard.i18n.translator import translator_for
from dashboard.reports.sectors.poster import poster_of
from dashboard.views.sectors.model import SectorDeed, SectorFact, SectorView
from tests.reports.making.test_documents import ATTACKS, PRINTED, packed
from tests.views import real
from tests.views.sectors.made import page

SECTORS = [sector.value for sector in Sector]
A4 = (2480, 3508)
"""Dots of an A4 at 300 an inch."""


def made(view: SectorView, lang: str = "fi", form: str = "pdf", day: date | None = None) -> bytes:
    return poster_of(real.edition(lang) if day is None else dated(lang, day), view, form)


def dated(lang: str, day: date) -> Edition:
    """The embedded version as if it were of another day."""

    class Dated(Edition):
        created = day

    found = real.edition(lang)
    return Dated(found.tables, lang, found.memory)


@cache
def plain(code: str, lang: str = "fi") -> bytes:
    """The poster of a sector as it is."""
    return made(page(code, lang), lang)


def sides(content: bytes) -> list[str]:
    """The text of each page of a PDF; the map and the bars are drawings whose words are told too."""
    return [packed(side.extract_text()) for side in PdfReader(BytesIO(content)).pages]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", SECTORS)
def test_a_poster_has_a_front_and_a_back_that_say_what_the_page_says(code: str, lang: str) -> None:
    view, t = page(code, lang), translator_for(lang)
    front, back = sides(plain(code, lang))
    for said in (view.name, view.finding, view.lead, view.dated, *view.does, *view.needs):
        assert packed(said) in front
    for deed in view.can:
        assert packed(deed.text) in front
    assert view.history is not None
    assert view.map is not None
    assert packed(view.history.sentence) in front
    assert packed(view.map.card.text.finding) in front
    assert view.map.card.text.notes, "small numbers are told"
    for note in view.map.card.text.notes:
        assert packed(note) in front
    assert packed(t("sectors.own_words")) in front
    assert packed(view.numbers[0].value) in front
    assert packed(view.numbers[0].label) in front
    assert packed(view.numbers[0].definition) in front
    assert packed(view.numbers[-1].definition) in front
    for source in view.sources:
        assert packed(source) in front
        assert packed(source) in back
    for paragraph in (*view.essay, *view.missing, *view.notes):
        assert packed(paragraph) in back
    for fact in (*view.networks, *view.facts, *view.common_facts):
        assert packed(fact.sentence) in back
        assert packed(fact.source) in back
    assert len(end_of_finding(plain(code, lang), view).split()) > 1, "a word stands alone"


def end_of_finding(content: bytes, view: SectorView) -> str:
    """The last line of a poster's finding."""
    front = PdfReader(BytesIO(content)).pages[0].extract_text()
    lines = [line.strip() for line in front.splitlines()]
    ends = [line for line in lines if line and packed(view.finding).endswith(packed(line))]
    return ends[0]


@pytest.mark.parametrize("code", SECTORS)
def test_sample_data_are_labelled_wherever_they_stand(code: str) -> None:
    view = page(code)
    assert view.map is not None
    assert view.history is not None
    beside = [view.sample, view.map.card.text.sample, view.history.sample]
    front, _ = sides(plain(code))
    label = packed(view.map.card.text.sample)
    assert label
    assert front.count(label) >= sum(1 for sample in beside if sample)
    card = view.map.card
    real_map = replace(view.map, card=replace(card, text=replace(card.text, sample="")))
    clean = replace(
        view,
        sample="",
        map=real_map,
        numbers=tuple(replace(number, sample="") for number in view.numbers),
        history=replace(view.history, sample=""),
    )
    assert label not in sides(made(clean))[0]


def test_the_words_of_drawings_are_told() -> None:
    view = page("elakelaiset")
    assert view.map is not None
    content = plain("elakelaiset")
    spoken = b"".join(
        str(part.get("/Alt", "")).encode("utf-8", "replace")
        for part in _marked(PdfReader(BytesIO(content)))
    ).decode("utf-8")
    assert view.map.card.text.alternative in spoken
    assert view.history is not None
    assert view.history.spoken in spoken


def _marked(document: PdfReader) -> list[DictionaryObject]:
    """Every figure of the document's structure."""
    found: list[DictionaryObject] = []
    root = cast("DictionaryObject", document.trailer["/Root"])
    waiting: list[Any] = [root["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop().get_object()
        if isinstance(element, list):
            waiting += element
        elif isinstance(element, DictionaryObject):
            if element.get("/S") == "/Figure":
                found.append(element)
            if "/K" in element:
                waiting.append(element.raw_get("/K"))
    return found


def test_the_same_view_gives_the_same_bytes_and_its_day() -> None:
    view = page("omaiset")
    assert made(view) == plain("omaiset")
    assert plain("omaiset") != made(view, day=date(2026, 11, 25))


def test_the_image_is_an_a4_for_print_with_the_front_alone() -> None:
    with Image.open(BytesIO(made(page("vammaiset"), form="png"))) as image:
        assert abs(image.width - A4[0]) <= 1
        assert abs(image.height - A4[1]) <= 1
        assert len(set(image.convert("L").resize((60, 85)).tobytes())) > 20


def test_the_svg_is_one_page_that_asks_nobody_else() -> None:
    content = made(page("vammaiset"), form="svg").decode()
    assert content.count("<svg") >= 1
    assert "595.2" in content[:400]
    assert "<text" not in content
    assert 'href="http' not in content.replace("http://www.w3.org", "")


def test_names_are_data_and_never_source() -> None:
    view = page("lapset_perheet")
    assert view.map is not None
    attacks = cycle(ATTACKS)
    areas = tuple(
        replace(area, name=attack, value_text=attack)
        for area, attack in zip(view.map.areas, attacks, strict=False)
    )
    facts = tuple(SectorFact(a, a, "https://example.org", a) for a in ATTACKS)
    every = " ".join(ATTACKS)
    hurt = replace(
        view,
        name=every,
        finding=Labelled(every),
        lead=every,
        does=ATTACKS,
        needs=ATTACKS,
        can=tuple(SectorDeed(attack, "", "") for attack in ATTACKS),
        networks=facts,
        facts=facts,
        essay=ATTACKS,
        missing=ATTACKS,
        notes=ATTACKS,
        sources=ATTACKS,
        map=replace(view.map, areas=areas),
    )
    said = sides(made(hurt))
    assert len(said) == 2
    for side in said:
        assert [attack for attack in PRINTED if packed(attack.split()[0]) not in side] == []
    svg = made(hurt, form="svg").decode()
    assert "<script" not in svg


def test_a_sector_of_which_little_is_known_still_has_a_poster() -> None:
    bare = replace(
        page("omaiset"),
        numbers=(),
        map=None,
        history=None,
        does=(),
        needs=(),
        can=(),
        networks=(),
        facts=(),
        common_facts=(),
        essay=(),
    )
    front, back = sides(made(bare))
    assert packed(bare.finding) in front
    assert packed(bare.missing[0]) in back


def test_the_longest_texts_still_have_two_pages() -> None:
    view = page("vammaiset", "sv")
    long = replace(
        view,
        does=tuple(f"{one}, {one}" for one in view.does) * 2,
        needs=tuple(f"{one}, {one}" for one in view.needs) * 2,
        essay=view.essay * 2,
        facts=view.facts * 3,
    )
    said = sides(made(long, "sv"))
    assert len(said) == 2
    assert packed(view.sources[-1]) in said[0]


@pytest.mark.parametrize("code", SECTORS)
def test_a_sectors_colour_carries_large_white_letters(code: str) -> None:
    assert contrast(sector_colour(code), WHITE) >= 3
