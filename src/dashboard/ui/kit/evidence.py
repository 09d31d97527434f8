"""What was published of single municipalities, with links to where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from dashboard.ui.kit import markup
from dashboard.views.radar.evidence import Budget, Evidence

_TITLE = Markup("<p><b>{}</b></p>")
_BESIDE = Markup('<br>{} {} <span class="source">{}</span>')
_ITEM = Markup('<li><b>{}</b>: {} <span class="source">{}</span></li>')


def evidence_of_practice(title: str, told: Sequence[Evidence]) -> Markup:
    """Return the evidence of one practice by municipality under its title, or nothing."""
    listed = _items((one.name, one) for one in told)
    return _TITLE.format(title) + listed if listed else markup.NOTHING


def evidence_at_practice(lead: str, told: Sequence[Evidence]) -> Markup:
    """Return a municipality's own evidence after its words, to stand at the practice, or nothing."""
    return markup.joined(
        _BESIDE.format(lead, one.text, markup.link(one.publisher, one.address)) for one in told
    )


def evidence_of_municipality(told: Sequence[Evidence]) -> Markup:
    """Return the evidence of one municipality by practice, or nothing."""
    return _items((one.short, one) for one in told)


def budget_list(budgets: Sequence[Budget]) -> Markup:
    """Return budgets by year, each with what it holds and where it stands."""
    return markup.joined(
        markup.tag("h3", one.title)
        + markup.listing(one.lines)
        + Markup('<p class="source">{} {}</p>').format(
            one.about, markup.link(one.publisher, one.address)
        )
        for one in budgets
    )


def _items(named: Iterable[tuple[str, Evidence]]) -> Markup:
    return markup.items(
        _ITEM.format(name, one.text, markup.link(one.publisher, one.address)) for name, one in named
    )
