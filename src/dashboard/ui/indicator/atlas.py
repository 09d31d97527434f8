"""The map of an indicator, alone or with its ranking, as it lives in the browser."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.domain.selection import Selection
from dashboard.editions import indicator
from dashboard.ui.card.card import Picture, figure_card
from dashboard.ui.indicator import drawing
from dashboard.ui.kit import components, session
from dashboard.views.indicator.page import IndicatorView


def small_map(
    view: IndicatorView, key: str, address: str, choose: Callable[[str], None] | None = None
) -> None:
    """Show a map of one year without a card; an area leads to `address`."""
    components.atlas(
        {
            "of": key,
            "year": view.year,
            "years": [],
            "map": drawing.map_drawing(view, key, address),
            "ranking": "",
            **drawing.painted(view, (), key),
        },
        f"{key}-map",
        choose,
    )


def map_card(
    view: IndicatorView, key: str, selection: Selection, *, headed: bool, ranked: bool = False
) -> None:
    """Show an indicator's map as a card; choosing an area chooses the municipality.

    With `ranked` its ranking stands beside it.
    """
    here = session.here()
    address = f"/{here.entry.address}"

    def draw() -> None:
        frames = indicator.frames(here.edition, str(selection.indicator), view.year)
        components.atlas(
            {
                "of": f"{selection.indicator}-{here.t.lang}",
                "year": view.year,
                "years": view.years,
                "map": drawing.map_drawing(view, key, address),
                "ranking": drawing.ranking_drawing(view, address) if ranked else "",
                **drawing.painted(view, frames, key),
            },
            key,
            lambda code: session.change(municipalities=(code,)),
            lambda year: session.change(year=None if year == view.years[0] else year),
        )

    picture = Picture(draw, lambda hole: drawing.image(view, key, hole), portrait=True)
    figure_card(key, view.card, picture, selection, headed=headed)
