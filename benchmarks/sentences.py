"""Every sentence that pages, images and documents can show, by page and language, for reading.

`python -m benchmarks.sentences sentences.txt` walks the views of the embedded version for four
municipalities and the region and writes each distinct sentence once a page and a language.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from io import BytesIO
from itertools import chain
from pathlib import Path

from pypdf import PdfReader

from dashboard import paths
from dashboard.domain.places.peers import PeerRule
from dashboard.domain.practices.assessment import Assessment
from dashboard.domain.sector import CLASS_PREFIX, PURPOSE_CLASSES, Sector
from dashboard.domain.selection import LANGUAGES, Order
from dashboard.editions import (
    assessment,
    compare,
    indicator,
    municipality,
    overview,
    radar,
    sectors,
    sources,
    trends,
)
from dashboard.editions.edition import Edition
from dashboard.editions.shelf import Shelf
from dashboard.i18n.translator import catalogue
from dashboard.queries.radar import PREFIX
from dashboard.reports.assessment.papers import assessment_pdf
from dashboard.reports.municipality.card import card_pdf
from dashboard.reports.sectors.poster import poster_of
from dashboard.store.versions import Store
from dashboard.ui.kit.menu import ENTRIES
from dashboard.views.radar.page import RadarChoice
from dashboard.views.statements import statement_view

MUNICIPALITIES = ("500", "265", "592", "077")
"""Muurame, Kivijärvi, Petäjävesi, Hankasalmi; nothing chosen is the region."""

SPANS = ((None, None), (2015, None), (2020, 2024))
"""All years, ten of them, and a span that ends before the last."""

MACHINE = frozenset({"address", "code", "columns", "file_stem", "source_ids"})
"""Fields that hold no words for readers."""

ALL_SECTORS = (*Sector, *(CLASS_PREFIX + code for code in PURPOSE_CLASSES))

Views = Callable[[Edition], Iterator[object]]


def texts(view: object) -> Iterator[str]:
    """Yield every text inside a view, whatever holds it."""
    if isinstance(view, str):
        yield " ".join(view.split())
    elif is_dataclass(view) and not isinstance(view, type):
        for field in fields(view):
            if field.name not in MACHINE:
                yield from texts(getattr(view, field.name))
    elif isinstance(view, Mapping):
        yield from chain.from_iterable(texts(value) for value in view.values())
    elif isinstance(view, tuple | list | frozenset | set | Iterator):
        yield from chain.from_iterable(texts(each) for each in view)


def is_sentence(text: str) -> bool:
    """Tell whether a text is more than a name or a number: words with a space between."""
    return " " in text and any(char.isalpha() for char in text) and "://" not in text


def _overview(edition: Edition) -> Iterator[object]:
    yield overview.page(edition)
    yield from (trends.changed(edition, area) for area in (*MUNICIPALITIES, "MK13"))


def _map(edition: Edition) -> Iterator[object]:
    for code in indicator.mapped(edition):
        latest = indicator.page(edition, code)
        years = latest.years if latest is not None else ()
        for year in {*years[:2], *years[-1:]}:
            yield from (indicator.page(edition, code, year, one) for one in (None, *MUNICIPALITIES))


def _municipality(edition: Edition) -> Iterator[object]:
    for code in MUNICIPALITIES:
        for rule in (PeerRule.POPULATION, PeerRule.SUBREGION):
            yield municipality.page(edition, code, (), rule)
        yield municipality.page(edition, code, ("179", "182"))


def _compare(edition: Edition) -> Iterator[object]:
    for chosen in (MUNICIPALITIES[:2], MUNICIPALITIES[2:], MUNICIPALITIES):
        yield compare.page(edition, chosen)
        yield compare.excerpt(edition, chosen)


def _trends(edition: Edition) -> Iterator[object]:
    for code in indicator.trended(edition):
        for first, last in SPANS:
            for chosen in ((), *((one,) for one in MUNICIPALITIES)):
                yield trends.page(edition, code, chosen, first, last)


def _radar(edition: Edition) -> Iterator[object]:
    found = edition.radar
    for year in found.rounds:
        for since in (None, *found.earlier(year)[:1], *found.earlier(year)[-1:]):
            for one in (None, *MUNICIPALITIES):
                yield radar.page(edition, RadarChoice(year, since, None, Order.SCORE, one))
    for criterion in found.criteria:
        for one in (None, *MUNICIPALITIES):
            chosen = RadarChoice(municipality=one, indicator=PREFIX + criterion.code)
            yield radar.page(edition, chosen)
    for group in edition.catalogue.groups():
        yield radar.page(edition, RadarChoice(group=group))


def _assessment(edition: Edition) -> Iterator[object]:
    yield assessment.content(edition)
    for code in MUNICIPALITIES:
        known = assessment.known(edition, code)
        yield assessment.page(edition, Assessment(municipality=code, known=known))


def _sectors(edition: Edition) -> Iterator[object]:
    for code in ALL_SECTORS:
        for one in (None, *MUNICIPALITIES):
            yield sectors.page(edition, code, one)
            yield sectors.compared(edition, code, one)


def _sources(edition: Edition) -> Iterator[object]:
    yield sources.page(edition)


def _statement(name: str) -> Views:
    return lambda edition: iter([statement_view(edition.t, name)])


def _documents(edition: Edition) -> Iterator[object]:
    """Yield the lines of the documents as a reader of PDF finds them."""
    t = edition.t
    for code in MUNICIPALITIES:
        yield _lines(card_pdf(edition, municipality.page(edition, code)))
        known = assessment.known(edition, code)
        told = assessment.page(edition, Assessment(municipality=code, known=known))
        yield _lines(assessment_pdf(t, told, date(2026, 11, 24)))
    for sector in Sector:
        yield _lines(poster_of(edition, sectors.page(edition, sector), "pdf"))


def _words(edition: Edition) -> Iterator[object]:
    """Yield what no view says: headings, buttons, faults; parameters stand in braces."""
    yield catalogue(edition.t.lang)


PAGES: dict[str, Views] = {
    "overview": _overview,
    "kartta": _map,
    "kunta": _municipality,
    "vertailu": _compare,
    "kehitys": _trends,
    "kuntatutka": _radar,
    "itsearviointi": _assessment,
    "toimialat": _sectors,
    "aineistot": _sources,
    "saavutettavuus": _statement("accessibility"),
    "tietosuoja": _statement("privacy"),
    "pdf": _documents,
    "catalogue": _words,
}
"""The views of each page of the menu, of the documents, and the words of the catalogue."""


def sentences(edition: Edition, page: str) -> list[str]:
    """Return the distinct sentences of a page in a language, in alphabetical order."""
    return sorted({text for text in texts(PAGES[page](edition)) if is_sentence(text)})


def write(place: Path) -> int:
    """Write all sentences by page and language; return how many there are."""
    shelf = Shelf(Store(paths.EMBEDDED_STORE, paths.EMBEDDED_STORE))
    missing = {entry.key for entry in ENTRIES} - PAGES.keys()
    assert not missing, f"pages without sentences: {missing}"
    count = 0
    with place.open("w", encoding="utf-8") as file:
        for page in PAGES:
            for lang in LANGUAGES:
                found = sentences(shelf.edition(shelf.store.current(), lang), page)
                count += len(found)
                file.write(f"## {page} {lang}: {len(found)}\n")
                file.writelines(f"{sentence}\n" for sentence in found)
                file.write("\n")
    return count


def _lines(document: bytes) -> list[str]:
    reader = PdfReader(BytesIO(document))
    return [line for page in reader.pages for line in page.extract_text().splitlines()]


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "sentences.txt")
    sys.stdout.write(f"{write(target)} sentences in {target}\n")
