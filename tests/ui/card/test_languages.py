"""What leaves a card in every language: the browser tests of the day take it in Finnish alone."""

from __future__ import annotations

import base64
import csv
from html import unescape
from io import BytesIO, StringIO
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest

from dashboard.domain.places.areas import REGION_CODE
from dashboard.i18n.translator import translator_for
from dashboard.ui.card import files as card_files
from dashboard.ui.kit import session
from dashboard.ui.kit.menu import entry_of
from dashboard.views.shared.card import FigureCard
from tests.builders import MUNICIPALITIES
from tests.every_page import in_every_language
from tests.figures.svg import contents, parsed
from tests.ui.app import open_page
from tests.views import real
from tests.views.radar import real as radar_real

STEM = "jarjestotutka_population_2019_992"


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A session without a reader."""
    held: dict[str, Any] = {}
    monkeypatch.setattr(session, "keep", held.__setitem__)
    monkeypatch.setattr(session, "taken", lambda key: held.pop(key, None))


def taken(action: str, lang: str, card: FigureCard) -> dict[str, Any]:
    """The file that a card hands out when it is asked for."""
    card_files.ask("card", f"{action} 1")
    here = SimpleNamespace(t=translator_for(lang))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(session, "here", lambda: here)
        sent = card_files.asked_file("card", card, lambda _: "<g/>", portrait=True)
    assert sent is not None
    return dict(sent)


def words(sent: dict[str, Any]) -> str:
    """All that an image says, lines joined."""
    return " ".join(contents(parsed(sent["before"] + sent["after"])))


def rows(sent: dict[str, Any]) -> list[dict[str, str]]:
    text = base64.b64decode(sent["content"]).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text)))


@in_every_language
def test_images_are_complete_in_themselves(lang: str) -> None:
    view, t = real.view("population", lang, year=2019, chosen="992"), translator_for(lang)
    shown = view.card
    text = shown.text
    for action, name in (("svg", ""), ("png", ""), ("square", "_square")):
        sent = taken(action, lang, shown)
        assert sent["name"] == f"{STEM}_{lang}{name}"
        said = words(sent)
        for part in (text.finding, text.source, text.dated, t("app.name"), "Äänekosk", "2019"):
            assert part in said
        assert t("publisher.statfin") in said
        assert t("sample.label") not in said
    assert t.number(18765) in words(taken("svg", lang, view.card))


@in_every_language
def test_sample_data_are_labelled_in_images_and_on_every_row(lang: str) -> None:
    view, t = real.view("organisations_per_1000", lang), translator_for(lang)
    shown = view.card
    for action in ("svg", "png", "square"):
        assert t("sample.label") in words(taken(action, lang, shown))
    found = rows(taken("csv", lang, shown))
    assert {row["area_code"] for row in found} == {*MUNICIPALITIES, REGION_CODE}
    assert {row["label"] for row in found} == {t("sample.label")}
    assert all("sample" in row["source_kind"] for row in found)


@in_every_language
def test_a_workbook_holds_figures_and_what_they_are(lang: str) -> None:
    view, t = real.view("population", lang, year=2019, chosen="992"), translator_for(lang)
    sent = taken("xlsx", lang, view.card)
    book = openpyxl.load_workbook(BytesIO(base64.b64decode(sent["content"])))
    assert book.sheetnames == [t("card.sheet_data"), t("card.sheet_about")]
    about = [str(row[0]) for row in book.worksheets[1].iter_rows(values_only=True)]
    assert {view.card.text.finding, view.card.text.source, view.card.text.dated} <= set(about)


@in_every_language
def test_published_figures_carry_no_label_of_sample_data_on_their_page(lang: str) -> None:
    query = {"lang": lang, "kunta": "992", "mittari": "population", "vuosi": "2019"}
    html = unescape(open_page(entry_of("kartta"), query).html)
    t = translator_for(lang)
    assert t.number(18765) in html
    assert t("sample.label") not in html
    assert t("sample.short") not in html


@in_every_language
@pytest.mark.parametrize("since", [None, 2020])
def test_the_matrix_leaves_with_its_finding_and_label(lang: str, since: int | None) -> None:
    view, t = radar_real.page(lang, municipality="992", since=since), translator_for(lang)
    years = f"{since}-2025" if since else "2025"
    sent = taken("svg", lang, view.card)
    assert sent["name"] == f"jarjestotutka_kuntatutka_{years}_992_{lang}_{t('sample_file.all')}"
    said = words(sent)
    for part in (
        view.card.text.finding,
        view.card.text.source,
        view.card.text.dated,
        t("sample.label"),
    ):
        assert part in said
    found = rows(taken("csv", lang, view.card))
    assert {row["municipality_code"] for row in found} >= set(MUNICIPALITIES)
    assert {row["label"] for row in found} == {t("sample.label")}


@in_every_language
@pytest.mark.parametrize(("card", "count"), [("profile", 5), ("sectors", 6)])
def test_figures_of_a_municipality_leave_labelled(lang: str, card: str, count: int) -> None:
    view, t = radar_real.card("992", lang), translator_for(lang)
    shown = getattr(view, card).card
    said = words(taken("svg", lang, shown))
    for part in (shown.text.finding, t("sample.label"), t("app.name"), "Äänekoski"):
        assert part in said
    found = rows(taken("csv", lang, shown))
    assert len(found) == count
    assert {row["municipality_code"] for row in found} == {"992"}
    assert {row["label"] for row in found} == {t("sample.label")}
