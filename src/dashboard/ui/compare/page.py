"""The parts of `/vertailu`: scales, answers of the radar, a trend; or whom to compare with."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from dashboard.domain.places.peers import nearest_by_population, of_subregion
from dashboard.editions import compare
from dashboard.figures.compare.dots import LETTERS, dots_svg
from dashboard.i18n.translator import Translator
from dashboard.ui.card.card import Picture, figure_card
from dashboard.ui.filters import years
from dashboard.ui.kit import components, markup, session
from dashboard.ui.kit.headings import heading, section
from dashboard.ui.trends import page as trends
from dashboard.views.compare.page import CompareView
from dashboard.views.compare.radar import RadarExcerpt

NARROW = 430
ANSWERS = Markup(
    '<div class="table-frame" tabindex="0" role="region" aria-label="{caption}">'
    '<table><caption class="for-readers">{caption}</caption><thead><tr><td></td>{head}</tr></thead>'
    "<tbody>{body}</tbody></table></div>"
)


def show() -> None:
    """Show the comparison of the chosen municipalities, or offer some."""
    here = session.here()
    t = here.t
    chosen = here.selection.municipalities
    if not chosen:
        heading(t("compare.empty_title"), t("compare.empty"))
        _offers(None)
        return
    view = compare.page(here.edition, chosen)
    if view is None:
        heading(t("map.empty_title"), t("map.empty"))
        return
    if len(chosen) == 1:
        heading(t("compare.one_title", name=view.scales.names[0]), t("compare.one_lead"))
        _offers(chosen[0])
    else:
        heading(view.card.text.finding, view.card.text.subtitle)
    _scales(view)
    if len(chosen) > 1:
        _radar(chosen)
    _trend()
    if len(chosen) > 1:
        section(t("compare.offers_title"))
        _offers(chosen[0])
    definitions = markup.definitions(view.definitions)
    markup.show(markup.details(t("municipality.definitions"), definitions))


def _offers(own: str | None) -> None:
    """Offer comparisons: peers of the chosen municipality, or of the largest and the middle one."""
    here = session.here()
    t = here.t
    inhabitants = here.edition.inhabitants
    by_size = sorted(inhabitants, key=lambda code: -inhabitants[code])
    if own is not None:
        offers = [
            ("compare.offer_population", own, nearest_by_population(own, inhabitants)),
            ("compare.offer_subregion", own, of_subregion(own, here.catalogue.members())[:5]),
        ]
    else:
        offers = [
            ("compare.offer_population", code, nearest_by_population(code, inhabitants))
            for code in (by_size[0], by_size[len(by_size) // 2], by_size[-1])
        ]
    # Buttons: Streamlit does not write the address when a page link leads to the same page.
    for key, code, peers in offers:
        if not peers:
            continue
        st.button(
            t(
                key,
                name=here.catalogue.name(code),
                names=t.listing([here.catalogue.name(peer) for peer in peers]),
                count=len(peers),
            ),
            key=f"{key}-{code}",
            icon=":material/arrow_forward:",
            type="tertiary",
            on_click=session.change,
            kwargs={"municipalities": (code, *peers)},
        )


def _scales(view: CompareView) -> None:
    here = session.here()
    picture = Picture(
        lambda: components.drawing(dots_svg(view.scales), "scales", dots_svg(view.scales, NARROW)),
        lambda _: dots_svg(view.scales),
        portrait=True,
    )
    figure_card("scales", view.card, picture, here.selection, headed=False)
    markup.show(markup.table(view.card.table))


def _radar(chosen: Sequence[str]) -> None:
    """Show the answers of the latest round, those that differ first."""
    here = session.here()
    t = here.t
    excerpt = compare.excerpt(here.edition, tuple(chosen))
    if excerpt is None:
        return
    section(excerpt.title)
    markup.show(
        _answers(t, excerpt, differing=True),
        markup.details(excerpt.alike_title, _answers(t, excerpt, differing=False)),
        markup.paragraphs([excerpt.source], "source"),
    )


def _answers(t: Translator, excerpt: RadarExcerpt, *, differing: bool) -> Markup:
    rows = [row for row in excerpt.rows if row.differs is differing]
    if not rows:
        return markup.tag("p", t("compare.no_rows"))
    cell, line = Markup("<td>{}{}</td>"), Markup('<tr><th scope="row">{}</th>{}</tr>')
    return ANSWERS.format(
        caption=excerpt.title,
        head=markup.joined(
            Markup('<th scope="col">{} {}</th>').format(LETTERS[place], name)
            for place, name in enumerate(excerpt.names)
        ),
        body=markup.joined(
            line.format(
                row.label,
                markup.joined(cell.format(markup.sign(one.state), one.word) for one in row.cells),
            )
            for row in rows
        ),
    )


def _trend() -> None:
    """Show one indicator over years for the chosen."""
    here = session.here()
    view = years.shown_trend()
    if view is None:
        return
    section(here.t("compare.trend_title"))
    years.trend()
    trends.lines_card(view)
