"""The rows of the self-assessment: practices with both views, targets, and their table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.domain.practices.assessment import Assessment, Side
from dashboard.domain.practices.radar import Level
from dashboard.i18n.labelled import Labelled
from dashboard.i18n.translator import MISSING, Translator
from dashboard.views.assessment.content import Content, Item
from dashboard.views.assessment.words import (
    Move,
    gap_short,
    month_words,
    move_of,
    move_sentence,
    target_lines,
    target_name,
    view_words,
)
from dashboard.views.shared.amounts import level_word
from dashboard.views.shared.card import TableRow, TableView


@dataclass(frozen=True, slots=True)
class PracticeRow:
    """One practice: both views, where it stands, how the views differ and how it moved."""

    item: Item
    theme: str
    ours: Level | None
    theirs: Level | None
    ours_words: str
    theirs_words: str
    from_radar: str
    level: Level | None
    standing: str
    difference: int | None
    gap: str
    move: Move | None
    moved: str

    @property
    def lowest(self) -> Level | None:
        """Return the lower of the views that there are."""
        return min((one for one in (self.ours, self.theirs) if one is not None), default=None)


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target in words: name, deed, who, by when; `outcome` where it has been told.

    `lines` are the same as sentences, without the parts that are empty.
    """

    name: str
    action: str
    who: str
    by: str
    lines: tuple[str, ...]
    outcome: str


def practice_row(t: Translator, assessment: Assessment, item: Item) -> PracticeRow:
    """Return one practice of a discussion in words."""
    ours, theirs = (assessment.level(item.code, side) for side in Side)
    last, heard = assessment.previous, assessment.heard()
    level = assessment.standing(item.code, heard)
    compared = compared_sides(assessment)
    before = last.standing(item.code, compared) if last else None
    now = assessment.standing(item.code, compared)
    difference = assessment.difference(item.code)
    from_radar = ""
    if assessment.known and assessment.is_from_radar(item.code, Side.MUNICIPALITY):
        word = "from_sample" if assessment.known.sample else "from_radar"
        from_radar = t(f"assessment.{word}", year=assessment.known.year)
    return PracticeRow(
        item=item,
        theme=t(f"radar_theme.{item.theme}") if item.theme else t("assessment.other_theme"),
        ours=ours,
        theirs=theirs,
        ours_words=view_words(t, assessment, item.code, Side.MUNICIPALITY),
        theirs_words=view_words(t, assessment, item.code, Side.ORGANISATIONS),
        from_radar=from_radar,
        level=level,
        standing=level_word(t, level)
        if level is not None and len(heard) == len(Side)
        else t("assessment.not_joint"),
        difference=difference,
        gap=gap_short(t, difference),
        move=move_of(before, now) if last else None,
        moved=move_sentence(t, item.short, before, now) if last else "",
    )


def compared_sides(assessment: Assessment) -> tuple[Side, ...]:
    """Return the sides whose views two discussions are compared by: those heard in both."""
    last = assessment.previous
    before = last.heard() if last else ()
    return tuple(side for side in assessment.heard() if side in before)


def target_rows(t: Translator, content: Content, assessment: Assessment) -> tuple[TargetRow, ...]:
    """Return the targets of a discussion in words."""
    return tuple(
        TargetRow(
            target_name(content, target) or t("assessment.target_unnamed"),
            target.action,
            target.who,
            month_words(t, target.by) if target.by else "",
            target_lines(t, target),
            t(f"assessment.outcome_{target.outcome}") if target.outcome else "",
        )
        for target in assessment.targets
        if not target.is_empty
    )


def practice_table(
    t: Translator, rows: Sequence[PracticeRow], caption: Labelled, *, has_previous: bool
) -> TableView:
    """Return both views of every practice and their difference, and the change where there is one."""
    headings = [
        t("assessment.practice"),
        t("assessment.municipality"),
        t("assessment.organisations"),
        t("assessment.difference"),
    ]
    if has_previous:
        headings.append(t("assessment.change"))
    cells = [
        (
            row.item.short,
            f"{row.ours_words} ({row.from_radar})" if row.from_radar else row.ours_words,
            row.theirs_words,
            row.gap,
            *([t(f"assessment.move_{row.move}") if row.move else MISSING] if has_previous else []),
        )
        for row in rows
    ]
    return TableView(
        caption=caption,
        headings=tuple(headings),
        numeric=(False,) * len(headings),
        rows=tuple(TableRow(cells=one) for one in cells),
    )
