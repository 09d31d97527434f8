"""The poster of a sector: one A4 to hang up, its text on the back, from the page's own view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from dashboard.editions import sectors
from dashboard.editions.edition import Edition
from dashboard.editions.memory import remembered
from dashboard.figures.indicator.outlines import Outlines
from dashboard.figures.sectors.icons import icon_svg, sector_colour
from dashboard.figures.sectors.multiples import trend_svg
from dashboard.figures.shared.colours import WHITE
from dashboard.i18n.translator import Translator
from dashboard.reports.making.documents import pdf_bytes, png_pages, svg_pages
from dashboard.reports.making.drawings import map_drawing, multiple_of
from dashboard.views.sectors.model import SectorFact, SectorNumber, SectorView

TEMPLATE = "poster"
IMAGES = {"png": png_pages, "svg": svg_pages}

MOST_NUMBERS = 3
"""Numbers and published facts beside the map: more would not be read from a wall."""

MOST_NETWORKS = 3


@remembered
def poster(edition: Edition, sector: str, form: str) -> bytes:
    """Return a sector's poster of the whole region as one of `POSTER_FORMS`; it is kept."""
    return poster_of(edition, sectors.page(edition, sector), form)


def poster_of(edition: Edition, view: SectorView, form: str) -> bytes:
    """Return the poster of a view as one of `POSTER_FORMS`, dated by the data.

    A PDF (PDF/UA-1) has both sides, an image the front alone: PNG for print, SVG with outlines.
    """
    lang = edition.t.lang
    data = _data(edition, view, sides=2 if form == "pdf" else 1)
    if form == "pdf":
        return pdf_bytes(TEMPLATE, data, title=view.finding, lang=lang, created=edition.created)
    return IMAGES[form](TEMPLATE, data, title=view.finding, lang=lang)[0]


def _data(edition: Edition, view: SectorView, *, sides: int) -> dict[str, Any]:
    t = edition.t
    numbers = _numbers(view)
    aside, facts = _facts(view, MOST_NUMBERS - len(numbers), t)
    return {
        "sides": sides,
        "product": t("app.name"),
        "header": view.name,
        "eyebrow": t("sectors.poster_eyebrow"),
        "name": view.name,
        "finding": view.finding,
        "lead": view.lead,
        "sample": view.sample,
        "sector_colour": sector_colour(view.code),
        "icon": icon_svg(view.code, WHITE),
        "numbers": [_number(one) for one in numbers],
        "aside_title": aside,
        "aside": [asdict(fact) for fact in facts],
        "map": _map(view, edition.outlines),
        "history": _history(view, told=view.numbers[-1:] == tuple(numbers[-1:])),
        "does": view.does,
        "needs": view.needs,
        "can": [deed.text for deed in view.can],
        "networks": [asdict(fact) for fact in view.networks],
        "most_networks": MOST_NETWORKS,
        "facts": [asdict(fact) for fact in view.facts],
        "common_facts": [asdict(fact) for fact in view.common_facts],
        "essay": view.essay,
        "missing": view.missing,
        "notes": view.notes,
        "sources": view.sources,
        "dated": view.dated,
        "words": {
            name: t(f"sectors.{name}")
            for name in (
                "poster_map",
                "poster_back",
                "does_title",
                "needs_title",
                "can_title",
                "own_words",
                "networks_title",
                "facts_title",
                "common_title",
                "essay_title",
                "missing_title",
                "notes_title",
                "sources_summary",
            )
        },
    }


def _numbers(view: SectorView) -> Sequence[SectorNumber]:
    """Return the published numbers; the counted one, which is last, where nothing is published.

    Beside published numbers the counted one stands with its history.
    """
    published = view.numbers[:-1] if view.history is not None else view.numbers
    return published[:MOST_NUMBERS] or view.numbers


def _number(one: SectorNumber) -> dict[str, str]:
    return asdict(one) | {"before": one.before, "amount": one.amount}


def _facts(view: SectorView, room: int, t: Translator) -> tuple[str, Sequence[SectorFact]]:
    """Return the facts that fill the room that few numbers leave, and their heading."""
    if view.facts:
        return t("sectors.facts_title"), view.facts[:room]
    return t("sectors.common_title"), view.common_facts[:room]


def _map(view: SectorView, shapes: Outlines) -> dict[str, Any] | None:
    if view.map is None:
        return None
    text = view.map.text
    return {
        "svg": map_drawing(view.map, shapes, "poster"),
        "alternative": text.alternative,
        "finding": text.finding,
        "subtitle": text.subtitle,
        "sample": text.sample,
        "notes": text.notes,
    }


def _history(view: SectorView, *, told: bool) -> dict[str, Any] | None:
    """Return the history; the definition of its number, the last one, unless `told` already."""
    if view.history is None:
        return None
    return {
        "title": view.history.title,
        "svg": trend_svg(multiple_of(view.code, view.name, view.history)),
        "alternative": view.history.spoken,
        "sentence": view.history.sentence,
        "definition": "" if told else view.numbers[-1].definition,
        "notes": view.history.notes,
        "sample": view.history.sample,
    }
