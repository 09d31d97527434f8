"""One made-up value in an otherwise real store: wherever it can be read it carries its label.

Every door is walked in three languages: sentences, spoken names, tables, rows, file names, images,
documents. And the other way round: no real value beside it is called invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from html import unescape
from io import BytesIO

import pytest
from pypdf import PdfReader

from dashboard.domain.areas import REGION_CODE
from dashboard.domain.peers import PeerRule
from dashboard.domain.selection import LANGUAGES
from dashboard.editions import compare, indicator, municipality, trends
from dashboard.editions.edition import Edition
from dashboard.editions.shelf import Shelf
from dashboard.figures.indicator.map import map_svg
from dashboard.figures.inputs.card import FigureText
from dashboard.figures.inputs.indicator import Area
from dashboard.figures.inputs.trends import Tile
from dashboard.figures.shared.image import slide_frame, square_frame
from dashboard.reports.making.workbook import csv_bytes
from dashboard.reports.municipality.card import card_pdf
from dashboard.schema.arrow import arrow_table
from dashboard.store.versions import Store
from dashboard.views.municipality.model import CardFigure
from dashboard.views.shared.card import ExportRows, FigureCard, TableView
from tests.builders import frames

PLANTED, PLACE, YEAR = 98_765, "992", 2025
DIGITS = "98765"

in_every_language = pytest.mark.parametrize("lang", LANGUAGES)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """A store without any sample but one value: the population of a municipality last year."""
    whole = dict(frames())
    sources = whole["sources"]
    made_up = set(sources.loc[sources["kind"] == "sample", "source_id"])
    for table in ("organisations", "radar_answers"):
        whole[table] = whole[table][~whole[table]["source_id"].isin(made_up)]
    rows = whole["observations"].copy()
    where = (
        (rows["indicator_code"] == "population")
        & (rows["area_code"] == PLACE)
        & (rows["year"] == YEAR)
    )
    assert where.sum() == 1
    rows.loc[where, "value"] = float(PLANTED)
    rows.loc[where, "source_id"] = "sample_organisations"
    whole["observations"] = rows
    folder = tmp_path_factory.mktemp("planted")
    store = Store(folder / "data", folder / "embedded")
    tables = {name: arrow_table(name, frame) for name, frame in whole.items()}
    store.embed(tables, created="2026-11-24T00:00:00+00:00")
    return Shelf(store)


def edition(shelf: Shelf, lang: str) -> Edition:
    return shelf.edition(shelf.store.current(), lang)


def views(shelf: Shelf, lang: str) -> Iterator[object]:
    """Every view that can show the planted value."""
    one = edition(shelf, lang)
    for chosen in (None, PLACE, "179"):
        yield indicator.page(one, "population", YEAR, chosen)
    for places in ((), (PLACE,), ("179", PLACE)):
        yield trends.page(one, "population", places)
    yield municipality.page(one, PLACE, (), PeerRule.POPULATION)
    yield municipality.page(one, "182", (PLACE,), PeerRule.CHOSEN)
    yield compare.page(one, (PLACE, "182"))
    yield trends.changed(one, PLACE)


def parts(view: object, kind: type) -> Iterator[object]:
    """Every object of a kind inside a view."""
    if isinstance(view, kind):
        yield view
    if is_dataclass(view):
        for field in fields(view):
            yield from parts(getattr(view, field.name), kind)
    elif isinstance(view, tuple):
        for one in view:
            yield from parts(one, kind)


def plain(text: str) -> str:
    return text.replace("\u00a0", "").replace(",", "").replace(" ", "")


def tells(text: str) -> bool:
    return DIGITS in plain(text)


@in_every_language
def test_sentences_and_spoken_names_carry_the_label(shelf: Shelf, lang: str) -> None:
    mark = edition(shelf, lang).t("sample.finding", finding="").strip()
    seen = 0
    for view in views(shelf, lang):
        for text in parts(view, FigureText):
            assert isinstance(text, FigureText)
            for said in (text.finding, text.alternative):
                seen += tells(said)
                assert mark in said or not tells(said), said
        for one in (*parts(view, Area), *parts(view, Tile)):
            assert isinstance(one, Area | Tile)
            seen += tells(one.spoken)
            assert (mark in one.spoken) == (one.code == PLACE), one.spoken
    assert seen > 15


@in_every_language
def test_tables_rows_and_file_names_carry_the_label(shelf: Shelf, lang: str) -> None:
    t = edition(shelf, lang).t
    label, seen = t("sample.label"), 0
    for view in views(shelf, lang):
        for table in parts(view, TableView):
            assert isinstance(table, TableView)
            if any(tells(cell) for row in table.rows for cell in row.cells):
                seen += 1
                assert label in table.caption
        for export in parts(view, ExportRows):
            assert isinstance(export, ExportRows)
            column = export.columns.index("label")
            for row in export.rows:
                # The region's sum is made of it, too.
                of_it = PLANTED in row or (row[1] == REGION_CODE and YEAR in row)
                assert bool(row[column]) == of_it or row[column - 1] != str(YEAR), row
            if any(PLANTED in row for row in export.rows):
                assert export.file_stem.endswith(t("sample_file.some"))
                assert label.encode() in csv_bytes(export)
    assert seen > 4


@in_every_language
def test_images_carry_the_label_in_all_their_parts(shelf: Shelf, lang: str) -> None:
    one = edition(shelf, lang)
    label, mark = one.t("sample.label"), one.t("sample.finding", finding="").strip()
    shown = indicator.page(one, "population", YEAR, PLACE)
    assert shown is not None
    drawn = map_svg(shown.areas, shown.legend, one.outlines, shown.card.text.alternative, "map")
    assert mark in drawn
    for card in parts(shown, FigureCard):
        assert isinstance(card, FigureCard)
        for frame in (
            slide_frame(card.text, "x", portrait_figure=True),
            square_frame(card.text, "x"),
        ):
            # Seen in the image itself, not in its description alone.
            drawn_words = re.findall(r"<text[^>]*>([^<]*)</text>", frame.before)
            assert label in unescape(" ".join(drawn_words))
        assert card.text.file_stem.endswith((one.t("sample_file.all"), one.t("sample_file.some")))


@in_every_language
def test_a_key_figure_carries_the_label_and_a_real_one_does_not(shelf: Shelf, lang: str) -> None:
    view = municipality.page(edition(shelf, lang), PLACE, (), PeerRule.POPULATION)
    by_value = {tells(f.value): bool(f.sample) for f in view.figures}
    assert by_value[True] is True
    other = municipality.page(edition(shelf, lang), "500", (), PeerRule.POPULATION)
    real = [f for f in parts(other, CardFigure) if isinstance(f, CardFigure)]
    assert [f.label for f in real if f.sample] == []


@in_every_language
def test_every_page_of_the_document_carries_the_label(shelf: Shelf, lang: str) -> None:
    one = edition(shelf, lang)
    view = municipality.page(one, PLACE, (), PeerRule.POPULATION)
    pages = PdfReader(BytesIO(card_pdf(one, view))).pages
    assert view.sample
    for page in pages:
        text = " ".join(page.extract_text().split())
        assert " ".join(view.sample.split()) in text


@in_every_language
def test_a_real_year_is_not_called_invented(shelf: Shelf, lang: str) -> None:
    one = edition(shelf, lang)
    mark = one.t("sample.finding", finding="").strip()
    shown = indicator.page(one, "population", 2023, PLACE)
    assert shown is not None
    assert shown.card.text.sample == ""
    assert mark not in shown.card.text.finding
    span = trends.page(one, "population", (PLACE,), 2010, 2020)
    assert span is not None
    assert mark not in span.card.text.finding


def test_a_dropped_label_would_be_seen(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    from dashboard.views.indicator import page as doors

    monkeypatch.setattr(doors, "marked", lambda t, sentence, sources: sentence)
    fresh = Shelf(shelf.store)
    with pytest.raises(AssertionError):
        test_sentences_and_spoken_names_carry_the_label(fresh, "fi")
