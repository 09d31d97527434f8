"""A made-up value in an otherwise real store: wherever it can be read it carries its label.

Every door is walked in three languages; and the other way round no real value beside it is called
invented. Each door was made to drop its label: the test of the door tells it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from html import unescape
from io import BytesIO, StringIO

import pytest
from pypdf import PdfReader

from dashboard.domain.keys import KEYS
from dashboard.domain.practices.assessment import Assessment
from dashboard.editions import assessment, indicator, municipality, radar, sectors, sources, trends
from dashboard.editions.edition import Edition
from dashboard.editions.shelf import Shelf
from dashboard.figures.compare.dots import dots_svg
from dashboard.figures.indicator.map import map_svg
from dashboard.figures.indicator.ranking import ranking_svg
from dashboard.figures.inputs.compare import Scales
from dashboard.figures.inputs.municipality import Pairs
from dashboard.figures.inputs.radar import Grid, Panel
from dashboard.figures.inputs.sectors import Multiple
from dashboard.figures.municipality.pairs import pairs_svg
from dashboard.figures.radar.matrix import matrix_svg
from dashboard.figures.radar.rounds import panel_svg
from dashboard.figures.sectors.multiples import multiple_svg
from dashboard.figures.shared import image
from dashboard.figures.trends.tiles import tiles_svg
from dashboard.i18n.labelled import Labelled
from dashboard.i18n.translator import translator_for
from dashboard.reports.assessment.papers import assessment_pdf, assessment_xlsx
from dashboard.reports.making.workbook import csv_bytes, xlsx_bytes
from dashboard.reports.municipality.card import card_pdf
from dashboard.reports.sectors.poster import poster_of
from dashboard.reports.sources import tables as downloads
from dashboard.reports.sources.archive import table_file
from dashboard.ui.kit import session
from dashboard.ui.kit.menu import entry_of
from dashboard.views.indicator.frames import MapFrame
from dashboard.views.indicator.page import IndicatorView
from dashboard.views.radar.page import RadarChoice
from dashboard.views.shared import card as shared
from dashboard.views.shared.card import ExportRows, FigureCard
from dashboard.views.trends.page import TrendsView
from tests.editions.planted import (
    CODES,
    OTHER,
    PLACE,
    YEAR,
    Planted,
    few_views,
    parts,
    planted,
    real,
    views,
)
from tests.every_page import by_day_in_one_language, in_every_language
from tests.ui.app import open_page

WORD = {"fi": "esimerkkiaineisto", "sv": "exempelmaterial", "en": "sample data"}
"""What a label says in each language: written here, so that a label that is gone is missed."""

NAMES = {"fi": ("esimerkki", "osin-esimerkki"), "sv": ("exempel", "delvis-exempel")}
NAMES["en"] = ("sample", "partly-sample")

in_every_place = pytest.mark.parametrize(
    "place",
    [
        "population",
        "rounds",
        *(pytest.param(one, marks=pytest.mark.nightly) for one in ("organisations", "round")),
    ],
)


class Stores(dict[str, Planted]):
    """The stores by place, each made when it is first asked for."""

    def __init__(self, folders: pytest.TempPathFactory) -> None:
        super().__init__()
        self.folders = folders

    def __missing__(self, place: str) -> Planted:
        self[place] = planted(place, self.folders.mktemp(place))
        return self[place]


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Planted]:
    return Stores(tmp_path_factory)


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return real(tmp_path_factory.mktemp("honest"))


def carries(lang: str, text: str) -> bool:
    return WORD[lang] in text.lower()


def only_in(one: Iterable[str], other: Iterable[str], *versions: str) -> set[str]:
    """What can be read in one store and not in the other: it tells a made-up value."""
    found = set(one) - set(other)
    return {text for text in found if not any(version in text for version in versions)}


def both(stores: Planted, lang: str) -> list[tuple[Edition, list[object]]]:
    every = few_views if stores.few else views
    return [(e, list(every(e, CODES[stores.name]))) for e in stores.editions(lang)]


# The doors.


def sentences(stores: Planted, lang: str) -> None:
    """Titles, captions, sentences and spoken names, wherever they go."""
    (_, one), (_, other) = both(stores, lang)
    told = only_in(parts(one, Labelled), parts(other, Labelled))
    assert told
    assert {text for text in told if not carries(lang, text)} == set()
    assert all(said.is_made_up for said in parts(one, Labelled) if carries(lang, said))


def cards(stores: Planted, lang: str) -> None:
    """The label of a card, which goes into its image and its files."""
    (first, one), (second, other) = both(stores, lang)
    known = set(parts(other, str))
    seen = 0
    for card in parts(one, FigureCard):
        words = parts([card.text, card.table], str)
        if only_in(words, known, first.version, second.version):
            seen += 1
            assert carries(lang, card.text.sample), card.text
    assert seen


def rows(stores: Planted, lang: str) -> None:
    """Rows of files: right after their keys, by the sources of their own; in CSV and XLSX."""
    (_, one), (_, other) = both(stores, lang)
    known = {row for export in parts(other, ExportRows) for row in export.rows}
    seen = 0
    for export in parts(one, ExportRows):
        column, kind = (export.columns.index(name) for name in ("label", "source_kind"))
        for row in export.rows:
            assert carries(lang, str(row[column])) == ("sample" in str(row[kind])), row
            if row not in known:
                seen += 1
                assert row[column], row
        if any(row[column] for row in export.rows):
            assert WORD[lang] in csv_bytes(export).decode("utf-8-sig").lower()
            assert export.file_stem.endswith(tuple(f"_{name}" for name in NAMES[lang]))
            # A reader of a wide sheet sees the label beside the keys.
            assert column <= 5
            assert xlsx_bytes(export, "a", "b")
    assert seen


def names(stores: Planted, lang: str) -> None:
    """File names: all of it made up, or a part."""
    (edition, one), _ = both(stores, lang)
    every, some = NAMES[lang]
    for card in parts(one, FigureCard):
        column = card.export.columns.index("label")
        kinds = {bool(row[column]) for row in card.export.rows if row[-1]}
        wanted = {frozenset({True}): every, frozenset({True, False}): some}.get(frozenset(kinds))
        published = edition.t("radar.note_published_sample") in card.text.notes
        for stem, word in (
            (card.export.file_stem, wanted),
            # The image of made-up rounds shows what is published of them, too.
            (card.text.file_stem, some if published else wanted),
        ):
            last = stem.rpartition("_")[2]
            assert last == (word or last)
            assert word or last not in NAMES[lang]


def images(stores: Planted, lang: str) -> None:
    """Images: the box of the label in both shapes, and the words of those who hear them."""
    (_, one), _ = both(stores, lang)
    for card in parts(one, FigureCard):
        for frame in (
            image.slide_frame(card.text, "x", portrait_figure=True),
            image.square_frame(card.text, "x"),
        ):
            shown = " ".join(re.findall(r"<text[^>]*fill=\"#9A4F04\"[^>]*>([^<]*)", frame.before))
            assert carries(lang, shown) == bool(card.text.sample)
            spoken = frame.before.partition("<desc>")[2].partition("</desc>")[0]
            assert carries(lang, spoken) == bool(card.text.sample)


def drawings(stores: Planted, lang: str) -> None:
    """Drawings: each name and title in them; an area's, a tile's, a cell's is heard alone."""
    one, other = (
        {
            unescape(said)
            for svg in _drawn(edition, seen)
            for said in re.findall(r'aria-label="([^"]*)"|<title>([^<]*)', svg)
            for said in said
            if said
        }
        for edition, seen in both(stores, lang)
    )
    told = only_in(one, other)
    assert told
    assert {text for text in told if not carries(lang, text)} == set()


def tips(stores: Planted, lang: str) -> None:
    """What stands under the pointer, in every year that can be played."""
    one, other = (
        {
            f"{frame.year} {area.tip}"
            for frame in parts(seen, MapFrame)
            for area in frame.areas
            if area.value is not None
        }
        | {
            f"{shown.year} {area.tip}"
            for shown in parts(seen, IndicatorView)
            for area in shown.areas
            if area.value is not None
        }
        for _, seen in both(stores, lang)
    )
    told = only_in(one, other)
    assert told
    assert {text for text in told if not carries(lang, text)} == set()


def _drawn(edition: Edition, seen: list[object]) -> list[str]:
    found = [matrix_svg(grid, "grid") for grid in parts(seen, Grid)]
    found += [panel_svg(panel) for panel in parts(seen, Panel)]
    found += [pairs_svg(pairs) for pairs in parts(seen, Pairs)]
    found += [dots_svg(scales) for scales in parts(seen, Scales)]
    found += [multiple_svg(one, 9.0) for one in parts(seen, Multiple)]
    for shown in parts(seen, IndicatorView):
        words = shown.card.text.alternative
        found.append(map_svg(shown.areas, shown.legend, edition.outlines, words, "map"))
        if shown.ranking is not None:
            found.append(ranking_svg(shown.ranking, shown.legend, words))
    for path in parts(seen, TrendsView):
        found.append(tiles_svg(path.tiles, path.tiles_card.text.alternative, zero=False))
    return found


def documents(stores: Planted, lang: str) -> None:
    """Each page of each document, and the workbook of a discussion."""
    first, second = ([*_pages(edition)] for edition in stores.editions(lang))
    told = [(one, other) for one, other in zip(first, second, strict=True) if one != other]
    assert told
    assert [one for one, _ in told if not carries(lang, one)] == []


def _pages(edition: Edition) -> Iterable[str]:
    """The pages of documents as text, without the version that stands at their foot."""
    view = municipality.page(edition, PLACE)
    made = [card_pdf(edition, view)]
    made.append(poster_of(edition, sectors.page(edition, "omaiset", PLACE), "pdf"))
    known = assessment.known(edition, PLACE)
    discussion = assessment.page(edition, Assessment(PLACE, known=known))
    made.append(assessment_pdf(edition.t, discussion, date(2026, 11, 25)))
    for content in made:
        for page in PdfReader(BytesIO(content)).pages:
            text = " ".join(page.extract_text().split()).replace("\xad ", "").replace("\xad", "-")
            yield text.replace(edition.version, "")


def pages(stores: Planted, lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands on a page: headings, captions, names; and a card says it once, in its heading."""
    one, other = ({*_read(shelf, lang, monkeypatch)} for shelf in (stores.one, stores.other))
    told = only_in(one, other)
    assert told
    assert {text for text in told if not carries(lang, text)} == set()


ADDRESSES = ("kartta", "kehitys", "kuntatutka", "kunta", "vertailu", "toimialat", "")
READ = re.compile(
    r'aria-label="([^"]*)"|title="([^"]*)"|<h[12]>(.*?)</h[12]>|<caption.*?>(.*?)</caption>', re.S
)


def _read(shelf: Shelf, lang: str, monkeypatch: pytest.MonkeyPatch) -> Iterable[str]:
    monkeypatch.setattr(session, "shelf", lambda: shelf)
    for address in ADDRESSES:
        places = f"{PLACE},{OTHER}" if address == "vertailu" else PLACE
        opened = open_page(entry_of(address), {"lang": lang, "kunta": places})
        assert not opened.session.exception
        for found in READ.findall(opened.html):
            yield unescape(re.sub(r"<[^>]+>", "", "".join(found)))


@in_every_place
@by_day_in_one_language
def test_a_made_up_value_carries_its_label_at_every_door(
    stores: dict[str, Planted], place: str, lang: str
) -> None:
    for door in (sentences, cards, rows, names, images, drawings, tips):
        door(stores[place], lang)
    # The documents look at the newest round, and what is before a real one is not compared with.
    if place != "rounds":
        documents(stores[place], lang)


@pytest.mark.parametrize(
    "place", ["organisations", pytest.param("round", marks=pytest.mark.nightly)]
)
@by_day_in_one_language
def test_a_page_carries_the_label(
    stores: dict[str, Planted], place: str, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages(stores[place], lang, monkeypatch)


@in_every_language
@pytest.mark.parametrize("place", ["organisations", "rounds"])
def test_the_tables_that_are_taken_whole_carry_the_label(
    stores: dict[str, Planted], place: str, lang: str
) -> None:
    edition, _ = stores[place].editions(lang)
    table = "organisations" if place == "organisations" else "radar_answers"
    [item] = [one for one in sources.page(edition).downloads if one.table == table]
    text = table_file(edition, item, "csv").decode("utf-8-sig")
    told = list(csv.DictReader(StringIO(text)))
    assert list(told[0]).index("label") <= len(KEYS[table]) + 1
    kinds = {
        (row["source_id"] == "sample_radar" or place != "rounds", carries(lang, row["label"]))
        for row in told
    }
    assert kinds == ({(True, True)} if place == "organisations" else {(True, True), (False, False)})
    assert item.file_stem.endswith(NAMES[lang][place != "organisations"])


# The other way round: nothing real is called invented.


@in_every_language
def test_without_a_made_up_value_nothing_is_called_one(honest: Shelf, lang: str) -> None:
    edition = honest.edition(honest.store.current(), lang)
    seen = list(views(edition, ("population", "organisations", "radar_score")))
    assert [said for said in parts(seen, Labelled) if said.is_made_up or carries(lang, said)] == []
    assert [card for card in parts(seen, FigureCard) if card.text.sample] == []
    assert [stem for card in parts(seen, FigureCard) if (stem := card.export.origin)] == []


@in_every_language
def test_a_real_round_beside_made_up_organisations(stores: dict[str, Planted], lang: str) -> None:
    edition, _ = stores["organisations"].editions(lang)
    view = municipality.page(edition, PLACE)
    radar_page = radar.page(edition, RadarChoice(municipality=PLACE))
    real_ones = [
        radar_page,
        view.profile,
        *(view.title, view.in_place_title, view.missing_title, view.steps_title, view.changes),
        assessment.page(edition, Assessment(PLACE, known=assessment.known(edition, PLACE))),
        indicator.page(edition, "population", None, PLACE),
    ]
    assert [said for said in parts(real_ones, Labelled) if said.is_made_up] == []
    assert view.sample
    assert edition.catalogue.indicators["radar_score"].name not in view.sample
    assert {f.label for f in view.figures if f.sample} == {
        edition.catalogue.indicators[code].name
        for code in ("organisations_per_1000", "new_organisations")
    }


@in_every_language
def test_a_real_new_round_beside_made_up_rounds(stores: dict[str, Planted], lang: str) -> None:
    edition, _ = stores["rounds"].editions(lang)
    view = municipality.page(edition, PLACE)
    assert not view.title.is_made_up
    shown = radar.page(edition, RadarChoice(municipality=PLACE))
    assert shown is not None
    assert (shown.card.text.sample, shown.card.text.finding.is_made_up) == ("", False)
    # The bars and the years that are made up are named, the real year is not.
    path = trends.page(edition, "radar_score", (PLACE,))
    assert path is not None
    span = f"2019–{YEAR - 1}"
    # Beside the published results the answers of those years are what is made up.
    answers = edition.t("radar.answers_of", years=span)
    assert shown.rounds.card.text.sample == edition.t("sample.partly", names=answers)
    assert path.card.text.sample == edition.t("sample.partly", names=span)
    for panel in shown.rounds.panels:
        own = re.search(rf"{YEAR}: \S+(.*?)(?:\. |$)", panel.spoken)
        assert own is None or not carries(lang, own[1])


@in_every_language
def test_a_real_municipality_beside_a_made_up_one(stores: dict[str, Planted], lang: str) -> None:
    edition, _ = stores["population"].editions(lang)
    name = edition.catalogue.name(PLACE)
    shown = indicator.page(edition, "population", None, None)
    assert shown is not None
    assert {area.code for area in shown.areas if area.spoken.is_made_up} == {PLACE}
    path = trends.page(edition, "population", (OTHER,))
    assert path is not None
    assert not path.card.text.finding.is_made_up
    for label in (shown.card.text.sample, path.card.text.sample):
        assert label == edition.t("sample.partly", names=name)
    earlier = indicator.page(edition, "population", YEAR - 1, PLACE)
    assert earlier is not None
    assert earlier.card.text.sample == ""


# Each door is seen to fail.

WORDS = ("sample.finding", "sample.label", "sample.partly", "source_kind.sample", "sample.short")


@pytest.fixture
def dropped(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def drop(*keys: str) -> None:
        for key in keys:
            plain = "{finding}" if key == "sample.finding" else ""
            # The catalogue's words are the translator's own: nothing is read again.
            monkeypatch.setitem(translator_for("fi")._words, key, plain)

    return drop


def fresh(stores: Planted) -> Planted:
    """The same stores, a few views; nothing that was made before is remembered."""
    one, other = Shelf(stores.one.store), Shelf(stores.other.store)
    return replace(stores, one=one, other=other, few=True)


@pytest.mark.parametrize(
    ("door", "keys"),
    [
        (sentences, ("sample.finding",)),
        (sentences, ("sample.label", "sample.partly")),
        (cards, ("sample.label", "sample.partly")),
        (rows, ("sample.label",)),
        (names, ("sample_file.all", "sample_file.some")),
        (drawings, ("sample.finding",)),
        (tips, ("sample.finding",)),
        (documents, WORDS),
    ],
)
def test_a_door_without_its_words_fails(
    stores: dict[str, Planted],
    dropped: Callable[..., None],
    door: Callable[[Planted, str], None],
    keys: tuple[str, ...],
) -> None:
    dropped(*keys)
    with pytest.raises(AssertionError):
        door(fresh(stores["organisations"]), "fi")


def test_a_page_without_its_words_fails(
    stores: dict[str, Planted], dropped: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    dropped(*WORDS)
    with pytest.raises(AssertionError):
        pages(fresh(stores["organisations"]), "fi", monkeypatch)


def test_an_image_without_its_box_fails(
    stores: dict[str, Planted], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(image, "_tag", lambda *_: ("", 0.0))
    with pytest.raises(AssertionError):
        images(fresh(stores["organisations"]), "fi")


def test_a_table_taken_whole_without_its_label_fails(
    stores: dict[str, Planted], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "sample_label", lambda *_: "")
    with pytest.raises(AssertionError):
        test_the_tables_that_are_taken_whole_carry_the_label(stores, "rounds", "fi")


@pytest.mark.parametrize("door", [sentences, rows, drawings])
def test_a_value_whose_sources_nobody_asks_fails(
    stores: dict[str, Planted],
    monkeypatch: pytest.MonkeyPatch,
    door: Callable[[Planted, str], None],
) -> None:
    monkeypatch.setattr(shared, "sample_label", lambda *_: "")
    with pytest.raises(AssertionError):
        door(fresh(stores["population"]), "fi")


def test_a_workbook_of_a_discussion_says_what_it_rests_on(stores: dict[str, Planted]) -> None:
    edition, _ = stores["round"].editions("fi")
    known = assessment.known(edition, PLACE)
    assert known is not None
    view = assessment.page(edition, Assessment(PLACE, known=known))
    assert carries("fi", view.table.caption)
    assert any(carries("fi", cell) for row in view.table.rows for cell in row.cells)
    assert assessment_xlsx(edition.t, view, date(2026, 11, 25))
    # The line stays when every answer has become the municipality's own.
    own = replace(Assessment(PLACE, known=known)).confirmed()
    lasting = edition.t("assessment.rule_sample", year=known.year)
    assert lasting in assessment.page(edition, own).remarks
