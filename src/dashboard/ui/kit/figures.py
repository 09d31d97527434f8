"""Key figures in boxes: value, when, what stands beside it; what it means one press away."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from dashboard.ui.kit import markup, session
from dashboard.views.municipality.model import CardFigure
from dashboard.views.overview.page import KeyFigure


def key_figure(
    figure: CardFigure | KeyFigure, beside: Iterable[str], about: Iterable[str]
) -> Markup:
    """Return one figure's box; its label of sample data stands in the line of its year."""
    when = Markup('<p class="when">{} {}</p>').format(
        figure.when, markup.given("span", figure.sample, "sample")
    )
    return Markup("<div>{}</div>").format(
        markup.tag("h2", figure.label)
        + markup.tag("p", figure.value, "value")
        + when
        + markup.paragraphs(beside, "change")
        + markup.details(session.here().t("overview.what_is_this"), markup.paragraphs(about))
    )


def show(figures: Iterable[Markup]) -> None:
    """Show boxes side by side."""
    markup.show(markup.block("figures", *figures))
