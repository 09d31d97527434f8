"""What a reader takes from a card, made when asked for: no page carries what few readers take.

The click asks and the run that follows answers: with a finished file, or with an image's frame and
figure, which the reader's browser puts together (`assets/actions.js`).
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import TypeAlias

import plotly.graph_objects as go

from dashboard.figures.inputs.card import FigureText
from dashboard.figures.shared.image import Hole, ImageFrame, slide_frame, square_frame
from dashboard.i18n.translator import Translator
from dashboard.reports.making.workbook import csv_bytes, xlsx_bytes
from dashboard.ui.kit import session
from dashboard.ui.kit.download import XLSX
from dashboard.views.shared.card import ExportRows, FigureCard

Figure: TypeAlias = go.Figure | Callable[[Hole], str]
"""What fills an image: a Plotly figure, or a drawing made as SVG for the hole of a frame."""

SLIDE, SQUARE = "slide", "square"
SHAPES = {"png": SLIDE, "square": SQUARE, "svg": SLIDE}
"""The shape of the image that each action saves."""

TABLES = {"csv": "text/csv", "xlsx": XLSX}
"""The media types of the files of rows."""


def ask(card: str, asked: str) -> None:
    """Take the wish for a file, "action number" as the browser sends it."""
    if _action(asked) in SHAPES | TABLES:
        session.keep(_wish(card), asked)


def asked_file(
    key: str, card: FigureCard, figure: Figure, *, portrait: bool
) -> dict[str, object] | None:
    """Return what a card was asked for, or nothing; it is sent once.

    `portrait` is a figure that is higher than wide.
    """
    asked = session.taken(_wish(key))
    if asked is None:
        return None
    action = _action(asked)
    t = session.here().t
    made = (
        _image(t, card.text, figure, SHAPES[action], portrait=portrait)
        if action in SHAPES
        else _table(t, card.export, action)
    )
    return {"asked": asked, **made}


def image_frame(text: FigureText, product: str, shape: str, *, portrait: bool) -> ImageFrame:
    """Return the frame of a figure's image in one of its shapes."""
    if shape == SQUARE:
        return square_frame(text, product)
    return slide_frame(text, product, portrait_figure=portrait)


def _image(
    t: Translator, text: FigureText, figure: Figure, shape: str, *, portrait: bool
) -> dict[str, object]:
    frame = image_frame(text, t("app.name"), shape, portrait=portrait)
    hole = frame.hole
    square = "_square" if shape == SQUARE else ""
    return {
        "name": text.file_stem + square,
        "label": text.sample,
        "width": frame.width,
        "height": frame.height,
        "hole": {"x": hole.x, "y": hole.y, "width": hole.width, "height": hole.height},
        "before": frame.before,
        "after": frame.after,
        **(
            {"figure": figure.to_json()} if isinstance(figure, go.Figure) else {"svg": figure(hole)}
        ),
    }


def _table(t: Translator, export: ExportRows, action: str) -> dict[str, object]:
    if action == "csv":
        content = csv_bytes(export)
    else:
        content = xlsx_bytes(export, t("card.sheet_data"), t("card.sheet_about"))
    return {
        "name": f"{export.file_stem}.{action}",
        "mime": TABLES[action],
        "content": base64.b64encode(content).decode("ascii"),
    }


def _action(asked: str) -> str:
    return asked.partition(" ")[0]


def _wish(card: str) -> str:
    return f"wish-{card}"
