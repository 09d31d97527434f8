"""A card's image, made when the reader asks for it: no page carries what few readers take.

The click asks, the run that follows answers with the frame and its figure, and the reader's
browser puts them together (`assets/actions.js`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import plotly.graph_objects as go

from dashboard.figures.image import Hole, ImageFrame, ImageText, slide_frame, square_frame
from dashboard.i18n.translator import Translator
from dashboard.ui import session
from dashboard.views.card import FigureText

Figure: TypeAlias = go.Figure | Callable[[Hole], str]
"""What fills an image: a Plotly figure, or a drawing made as SVG for the hole of a frame."""

SLIDE, SQUARE = "slide", "square"
SHAPES = {"png": SLIDE, "square": SQUARE, "svg": SLIDE}
"""The shape of the image that each action of a card saves."""


def ask(card: str, asked: str) -> None:
    """Take the wish for an image, "action number" as the browser sends it."""
    if asked.partition(" ")[0] in SHAPES:
        session.keep(f"image-{card}", asked)


def asked_image(
    t: Translator, card: str, text: FigureText, figure: Figure, *, portrait: bool
) -> dict[str, object] | None:
    """Return the image that a card was asked for, or nothing; it is sent once.

    `portrait` is a figure that is higher than wide.
    """
    asked = session.kept(f"image-{card}")
    if asked is None:
        return None
    session.keep(f"image-{card}", None)
    shape = SHAPES[asked.partition(" ")[0]]
    frame = image_frame(text, t("app.name"), shape, portrait=portrait)
    hole = frame.hole
    return {
        "asked": asked,
        "width": frame.width,
        "height": frame.height,
        "hole": {"x": hole.x, "y": hole.y, "width": hole.width, "height": hole.height},
        "before": frame.before,
        "after": frame.after,
        **(
            {"figure": figure.to_json()} if isinstance(figure, go.Figure) else {"svg": figure(hole)}
        ),
    }


def image_frame(text: FigureText, product: str, shape: str, *, portrait: bool) -> ImageFrame:
    """Return the frame of a figure's image in one of its shapes."""
    words = ImageText(
        finding=text.finding,
        subtitle=text.subtitle,
        facts=text.facts,
        notes=text.notes,
        source=text.source,
        date=text.dated,
        product=product,
        sample=text.sample,
    )
    if shape == SQUARE:
        return square_frame(words)
    return slide_frame(words, portrait_figure=portrait)
