"""What a reader must know to read the matrix right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.views.radar.matrix import Matrix, State, in_both
from dashboard.views.radar.model import Radar
from dashboard.views.shared.catalogue import Catalogue


def former_notes(catalogue: Catalogue, codes: Iterable[str]) -> list[str]:
    """Return until when each municipality that has left the region belonged to it."""
    t = catalogue.t
    places = [catalogue.municipalities[code] for code in sorted(codes)]
    return [
        t("radar.note_former", name=place.name(t.lang), date=t.date(place.member_until))
        for place in places
        if place.member_until is not None
    ]


def matrix_notes(catalogue: Catalogue, radar: Radar, shown: Matrix) -> tuple[str, ...]:
    """Return notes on who is in, which questions are compared, and what was not answered."""
    t = catalogue.t
    notes = []
    if shown.since is None:
        notes += former_notes(catalogue, shown.codes)
        if shown.count(State.NONE):
            notes.append(t("radar.note_unanswered", count=shown.count(State.NONE)))
        without = [
            catalogue.name(code)
            for code in shown.codes
            if radar.scores[shown.year].get(code) is None
        ]
        if without:
            notes.append(t("radar.note_no_score", names=t.listing(without)))
        return tuple(notes)
    both = in_both(radar, shown.codes, shown.year, shown.since)
    notes.append(t("radar.note_both", count=len(both)))
    if both:
        notes += _change_notes(catalogue, radar, shown.since, shown.year, both)
    gone = [c.short for c in radar.asked(shown.since) if not c.asked_in(shown.year)]
    if gone:
        notes.append(t("radar.note_gone", names=t.listing(gone)))
    return tuple(notes)


def _change_notes(
    catalogue: Catalogue, radar: Radar, since: int, year: int, both: Sequence[str]
) -> list[str]:
    """Return over how many questions scores are compared, and who has answered too few of them."""
    t = catalogue.t
    common = [c.code for c in radar.asked(year) if c.asked_in(since)]
    answered = [
        sum(
            radar.level(since, code, one) is not None and radar.level(year, code, one) is not None
            for one in common
        )
        for code in both
    ]
    least, most = min(answered), max(answered)
    number = t.number(least) if least == most else f"{t.number(least)}–{t.number(most)}"
    notes = [t("radar.note_common", asked=t.number(len(common)), answered=number)]
    changes = radar.changes.get((since, year), {})
    without = [catalogue.name(code) for code in both if changes.get(code) is None]
    if without:
        notes.append(t("radar.note_no_change", names=t.listing(without)))
    return notes
