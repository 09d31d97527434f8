"""What a card hands out: what it was asked for, once, and nothing else."""

from __future__ import annotations

import base64
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest

from dashboard.i18n.translator import translator_for
from dashboard.ui.card import files as card_files
from dashboard.ui.kit import session
from tests.views import real


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """A session without a reader."""
    held: dict[str, Any] = {}
    monkeypatch.setattr(session, "keep", held.__setitem__)
    monkeypatch.setattr(session, "kept", held.get)
    monkeypatch.setattr(session, "here", lambda: SimpleNamespace(t=translator_for("fi")))
    return held


def answer(card: str = "map") -> dict[str, Any] | None:
    view = real.view("population", "fi")
    return card_files.asked_file(
        card, view.card, lambda hole: f"<svg>{hole.width}</svg>", portrait=True
    )


def test_a_card_that_was_asked_for_nothing_hands_out_nothing() -> None:
    assert answer() is None


@pytest.mark.parametrize("wish", ["", "exe 1", "link 1", "PNG 1", "<script> 1"])
def test_a_wish_that_no_button_has_is_not_taken(wish: str, kept: dict[str, Any]) -> None:
    card_files.ask("map", wish)
    assert kept == {}


@pytest.mark.parametrize("action", ["png", "square", "svg", "csv", "xlsx"])
def test_what_was_asked_for_is_sent_once_and_to_its_own_card(action: str) -> None:
    card_files.ask("map", f"{action} 7")
    assert answer("ranking") is None
    sent = answer()
    assert sent is not None
    assert sent["asked"] == f"{action} 7"
    assert answer() is None


@pytest.mark.parametrize(
    ("action", "shape", "name"),
    [("png", (1600, 900), ""), ("svg", (1600, 900), ""), ("square", (1600, 1600), "_square")],
)
def test_an_image_has_the_frame_of_its_shape_and_a_figure_for_its_hole(
    action: str, shape: tuple[int, int], name: str
) -> None:
    card_files.ask("map", f"{action} 1")
    sent = answer()
    assert sent is not None
    assert (sent["width"], sent["height"]) == shape
    assert sent["svg"] == f"<svg>{sent['hole']['width']}</svg>"
    assert sent["name"] == real.view("population", "fi").card.text.file_stem + name


def test_rows_arrive_as_a_workbook() -> None:
    card_files.ask("map", "xlsx 1")
    sent = answer()
    assert sent is not None
    book = openpyxl.load_workbook(BytesIO(base64.b64decode(sent["content"])))
    assert len(book.sheetnames) == 2
    assert sent["name"].endswith(".xlsx")
