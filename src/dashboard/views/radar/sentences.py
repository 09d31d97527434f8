"""What the radar says: findings about a round, about a change, and about one cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, floor
from statistics import median

from dashboard.domain.measures.unit import PERCENT
from dashboard.domain.practices.radar import Criterion, Level
from dashboard.i18n.translator import Translator
from dashboard.views.radar.matrix import Matrix, State
from dashboard.views.radar.model import Counts, Radar
from dashboard.views.shared.amounts import level_word
from dashboard.views.shared.catalogue import Catalogue

MOST_NAMED = 3


def round_finding(
    catalogue: Catalogue,
    radar: Radar,
    shown: Matrix,
    chosen: str | None,
    scope: str = "",
) -> str:
    """Return the finding of a round: what the chosen municipality has in place, or is usual.

    `scope` names the part of the region that is shown.
    """
    t = catalogue.t
    if chosen is not None:
        return own_finding(catalogue, radar, shown.year, chosen)
    columns = zip(*(row.cells for row in shown.rows), strict=True)
    answers = [cells for cells in columns if any(cell is not State.NONE for cell in cells)]
    if not answers:
        return t("radar.no_answers", year=shown.year, scope=scope)
    value = usual_count(t, [cells.count(State.YES) for cells in answers])
    of = t.number(len(shown.rows))
    return t("radar.usual", year=shown.year, scope=scope, value=value, of=of)


def usual_count(t: Translator, counts: Sequence[int]) -> str:
    """Return the median of counts; nobody has half a practice in place: "9–10"."""
    usual = median(counts)
    return "–".join(t.number(each) for each in sorted({floor(usual), ceil(usual)}))


def most_and_least(t: Translator, radar: Radar, shown: Matrix) -> str:
    """Return the most and the least common practice of the municipalities shown.

    Of equal shares those that most municipalities answered are named: 22/22 goes before 3/3.
    """
    counts = {
        row.criterion: radar.counts(shown.year, row.criterion.code, shown.codes)
        for row in shown.rows
    }
    known = {criterion: found for criterion, found in counts.items() if found.answered}
    if not known:
        return ""
    shares = {c: Fraction(found.yes, found.answered) for c, found in known.items()}
    high, low = max(shares.values()), min(shares.values())
    most, least = _at(known, high), _at(known, low)
    if high == low:
        of = _of(t, known[most[0]])
        if len(most) < len(known):
            of = t.measure(float(high) * 100, PERCENT)
        return t("radar.all_alike", count=len(known), of=of)
    return t(
        "radar.most_and_least",
        most=_ranked(t, "most", most, known[most[0]]),
        least=_ranked(t, "least", least, known[least[0]]),
    )


def own_finding(catalogue: Catalogue, radar: Radar, year: int, code: str) -> str:
    """Return how many practices a municipality has in place."""
    t = catalogue.t
    name = catalogue.name(code)
    if code not in radar.answers.get(year, {}):
        return t("radar.own_not_there", name=name, year=year)
    levels = [radar.level(year, code, criterion.code) for criterion in radar.asked(year)]
    return t(
        "radar.own",
        name=name,
        year=year,
        yes=t.number(levels.count(Level.YES)),
        count=len(levels),
    )


def own_parts(t: Translator, radar: Radar, year: int, code: str) -> str:
    """Return the rest of a municipality's answers: partly, no, not answered; and its score."""
    if code not in radar.answers.get(year, {}):
        return ""
    levels = [radar.level(year, code, criterion.code) for criterion in radar.asked(year)]
    score = radar.scores[year].get(code)
    parts = [
        t(f"radar.part_{name}", count=levels.count(level))
        for name, level in (("partly", Level.PARTLY), ("no", Level.NO), ("none", None))
        if levels.count(level)
    ]
    parts.append(
        t("radar.score_none") if score is None else t("radar.score", value=t.number(score))
    )
    return t("radar.own_parts", year=year, parts=" · ".join(parts))


def change_finding(catalogue: Catalogue, shown: Matrix, chosen: str | None, scope: str = "") -> str:
    """Return how many answers went up and down; of the chosen municipality when there is one.

    `scope` names the part of the region that is shown.
    """
    t = catalogue.t
    if chosen is not None and chosen in shown.codes:
        place = shown.codes.index(chosen)
        states = [row.cells[place] for row in shown.rows]
        name = catalogue.name(chosen)
    else:
        states = [state for row in shown.rows for state in row.cells]
        name = ""
    up, down = states.count(State.UP), states.count(State.DOWN)
    compared = up + down + states.count(State.SAME)
    key = "none" if not compared else "same" if not up + down else "moved"
    return t(
        f"radar.change_own_{key}" if name else f"radar.change_{key}",
        name=name,
        scope=scope,
        since=shown.since or "",
        year=shown.year,
        up=t.number(up),
        down=t.number(down),
    )


def cell_sentences(
    t: Translator, radar: Radar, *, year: int, code: str, criterion: Criterion
) -> tuple[str, ...]:
    """Return what one answer means: now, the round before, the question and its levels, the note."""
    now = level_word(t, radar.level(year, code, criterion.code))
    lines = [t("radar.cell_now", year=year, level=now)]
    before = radar.before(year)
    if before is not None and code in radar.answers[before]:
        if criterion.asked_in(before):
            word = level_word(t, radar.level(before, code, criterion.code))
            lines.append(t("radar.cell_before", year=before, level=word))
        else:
            lines.append(t("radar.cell_not_asked", year=before))
    note = radar.notes.get((year, code, criterion.code), "")
    # Beside a "no" a statement would say the opposite: it is told as what was asked.
    parts = [" ".join(lines), asked(t, criterion), criterion.help]
    parts += [t("radar.cell_note", note=note)] if note else []
    return tuple(parts)


def asked(t: Translator, criterion: Criterion) -> str:
    """Return what was asked as a question, to stand beside an answer."""
    return t("radar.cell_asked", statement=criterion.text.removesuffix("."))


def _at(known: Mapping[Criterion, Counts], share: Fraction) -> list[Criterion]:
    """Return the criteria of a share that most municipalities answered."""
    found = [c for c, counts in known.items() if counts.yes == share * counts.answered]
    answered = max(known[criterion].answered for criterion in found)
    return [criterion for criterion in found if known[criterion].answered == answered]


def _ranked(t: Translator, way: str, criteria: Sequence[Criterion], found: Counts) -> str:
    """Return the most or the least common practices; many are counted and not named."""
    count, of = len(criteria), _of(t, found)
    if count > MOST_NAMED:
        return t(f"radar.{way}_many", names=t("radar.many_criteria", count=count), of=of)
    names = t.listing([t("radar.quoted", name=criterion.short) for criterion in criteria])
    return t(f"radar.{way}_one" if count == 1 else f"radar.{way}_some", names=names, of=of)


def _of(t: Translator, found: Counts) -> str:
    return t("radar.of", yes=t.number(found.yes), count=found.answered)
