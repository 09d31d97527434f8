"""From the radar's view to its drawings: matrix, list for phones, panels over rounds."""

from __future__ import annotations

from html import escape

from dashboard.figures.radar.matrix import GridColumn, GridRow, GridWords, matrix_svg
from dashboard.figures.radar.rounds import Panel, PanelBar, legend_svg, panel_svg, panels_svg
from dashboard.i18n.translator import Translator
from dashboard.queries.radar import PREFIX
from dashboard.ui.kit import markup, session
from dashboard.views.radar.matrix import MatrixRow, State, themes_of
from dashboard.views.radar.page import RadarView
from dashboard.views.radar.rounds import CriterionRounds, RoundsView


def matrix_drawing(view: RadarView, t: Translator) -> str:
    """Draw the matrix of a round or of a change."""
    shown = view.matrix
    chosen = session.here().selection.indicator

    def row(one: MatrixRow) -> GridRow:
        spoken = tuple(
            t(
                "matrix.spoken",
                place=column.name,
                criterion=one.criterion.short,
                state=t(f"level.{state}"),
            )
            for column, state in zip(shown.columns, one.cells, strict=True)
        )
        code = one.criterion.code
        return GridRow(
            code,
            one.criterion.short,
            one.count,
            tuple(state.value for state in one.cells),
            spoken,
            PREFIX + code == chosen,
        )

    foot = "matrix.score" if shown.since is None else "matrix.score_change"
    words = GridWords(
        name=t("matrix.grid", finding=view.text.alternative),
        count=t("matrix.count_short"),
        foot=t(foot),
        legend=tuple((state.value, word) for state, word in view.legend),
    )
    columns = [GridColumn(c.code, c.name, c.score, c.chosen) for c in shown.columns]
    groups = [(theme, [row(one) for one in rows]) for theme, rows in themes_of(shown)]
    return matrix_svg(columns, groups, words, "matrix")


def matrix_list(view: RadarView, t: Translator) -> str:
    """Return the matrix as a list by criterion, for phones: signs, words and names."""
    shown = view.matrix
    own = next((place for place, column in enumerate(shown.columns) if column.chosen), None)
    legend = " ".join(f"{_sign(state)}{escape(word)}" for state, word in view.legend)
    parts = [f'<div class="matrix-list"><p>{legend}</p>']
    for theme, rows in themes_of(shown):
        parts.append(markup.tag("h3", theme))
        parts += [_item(view, row, own, t) for row in rows]
    return "".join([*parts, "</div>"])


def _item(view: RadarView, row: MatrixRow, own: int | None, t: Translator) -> str:
    words = dict(view.legend)
    here = [state for state in words if state in row.cells]
    counts = " ".join(f"{_sign(state)}{row.cells.count(state)}" for state in here)
    mine = ""
    if own is not None:
        state = row.cells[own]
        mine = f"{_sign(state)}{escape(view.matrix.columns[own].name)}: {escape(words[state])}<br>"
    groups = "".join(
        f"<p>{_sign(state)}<b>{escape(words[state])}</b>: "
        + escape(
            ", ".join(
                column.name
                for column, cell in zip(view.matrix.columns, row.cells, strict=True)
                if cell is state
            )
        )
        + "</p>"
        for state in here
    )
    return (
        f"<details><summary><b>{escape(row.criterion.short)}</b><br>{mine}{counts}</summary>"
        f"<p>{escape(row.criterion.text)}</p>{groups}</details>"
    )


def _sign(state: State) -> str:
    """Return a sign drawn by the stylesheet; its word always stands beside it or in the legend."""
    return f'<span class="sign {state.value}"></span>'


def rounds_drawing(view: RoundsView, t: Translator) -> tuple[list[str], str]:
    """Draw the panels one by one, and their legend."""
    return [panel_svg(panel) for panel in _panels(view)], legend_svg(_panels_legend(view, t))


def rounds_image(view: RoundsView, t: Translator) -> str:
    """Draw all panels and their legend as one image."""
    return panels_svg(_panels(view), _panels_legend(view, t), view.text.alternative)


def _panels(view: RoundsView) -> list[Panel]:
    def panel(one: CriterionRounds) -> Panel:
        said = ", ".join(f"{bar.year}: {bar.text}" for bar in one.bars if bar.asked)
        marks = " ".join(mark.text for mark in one.marks)
        return Panel(
            one.criterion.short,
            f"{one.criterion.short}. {said}. {marks}".strip(),
            tuple(PanelBar(b.year, b.yes, b.partly, b.text, b.asked) for b in one.bars),
            tuple((mark.year, mark.share) for mark in one.marks),
        )

    return [panel(one) for one in view.criteria]


def _panels_legend(view: RoundsView, t: Translator) -> list[tuple[str, str]]:
    legend = [("yes", t("level.yes")), ("partly", t("level.partly"))]
    if any(one.marks for one in view.criteria):
        legend.append(("mark", t("radar.mark")))
    return legend
