"""The radar of one municipality: profile by theme, what is in place, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from dashboard.domain.radar import Criterion, Level, Theme
from dashboard.i18n.translator import Translator
from dashboard.views.municipality.model import Practice, ProfileView, ThemeScore
from dashboard.views.radar.model import Radar
from dashboard.views.shared.amounts import level_word
from dashboard.views.shared.card import (
    ExportRows,
    FigureText,
    TableRow,
    TableView,
    dated_line,
    file_stem,
    marked,
    sample_label,
    source_line,
    used_sources,
)
from dashboard.views.shared.catalogue import Catalogue

IN_PLACE: tuple[Level | None, ...] = (Level.YES,)
MISSING: tuple[Level | None, ...] = (Level.NO, Level.PARTLY)
UNANSWERED: tuple[Level | None, ...] = (None,)

CLEAR_MARGIN = 5.0
"""Points by which a theme must differ from the region to be named."""

_ALLOWANCE = 1e-9
"""Keeps a difference of exactly five points, computed in binary fractions, within the band."""


def practices(
    t: Translator,
    radar: Radar,
    year: int,
    code: str,
    peers: Sequence[str],
    wanted: Sequence[Level | None],
) -> tuple[Practice, ...]:
    """Return the practices at some levels: `IN_PLACE`, `MISSING` or `UNANSWERED`.

    Those in place have the rarest in the region first, the others what most of the peers have.
    """
    everyone = list(radar.answers[year])
    chosen = [c for c in radar.asked(year) if radar.level(year, code, c.code) in wanted]

    def rarity(criterion: Criterion) -> float:
        return radar.counts(year, criterion.code, everyone).share

    def with_peers(criterion: Criterion) -> tuple[int, float]:
        return (
            -radar.counts(year, criterion.code, peers).yes,
            -rarity(criterion),
        )

    ordered = sorted(chosen, key=rarity) if wanted == IN_PLACE else sorted(chosen, key=with_peers)
    return tuple(_practice(t, radar, year, code, peers, criterion) for criterion in ordered)


def profile_view(catalogue: Catalogue, radar: Radar, year: int, code: str) -> ProfileView:
    """Return the profile of a round: each theme beside the median of today's municipalities."""
    t = catalogue.t
    members = catalogue.codes
    name = catalogue.name(code)
    asked = {criterion.theme for criterion in radar.asked(year)}
    scores = [_theme(t, radar, year, code, members, theme) for theme in Theme if theme in asked]
    sources = used_sources(catalogue, radar.sources[year])
    finding = _finding(t, name, scores)
    subtitle = t("profile.subtitle", year=year)
    text = FigureText(
        finding=marked(t, finding, sources),
        subtitle=subtitle,
        alternative=marked(
            t,
            f"{finding}. "
            + "; ".join(
                t("profile.spoken", theme=s.label, own=s.own_text, region=s.region_text)
                for s in scores
            ),
            sources,
        ),
        source=source_line(t, sources),
        dated=dated_line(t, sources, catalogue.version),
        file_stem=file_stem("radar_profile", code, str(year), t.lang),
        sample=sample_label(t, sources),
        notes=(t("profile.note_missing"),) if any(s.own is None for s in scores) else (),
    )
    region = t("profile.region")
    return ProfileView(
        text=text,
        own_label=name,
        region_label=region,
        themes=tuple(scores),
        table=TableView(
            caption=subtitle,
            headings=(t("profile.theme"), name, region),
            numeric=(False, True, True),
            rows=tuple(TableRow((s.label, s.own_text, s.region_text)) for s in scores),
        ),
        export=ExportRows(
            columns=("municipality_code", "year", "theme", "score", "region_median", "label"),
            rows=tuple((code, year, s.label, s.own, s.region, text.sample) for s in scores),
            about=tuple(
                line for line in (text.sample, text.finding, text.subtitle, text.source) if line
            ),
            file_stem=text.file_stem,
        ),
    )


def _practice(
    t: Translator,
    radar: Radar,
    year: int,
    code: str,
    peers: Sequence[str],
    criterion: Criterion,
) -> Practice:
    found = radar.counts(year, criterion.code, peers)
    everyone = radar.counts(year, criterion.code, radar.answers[year])
    others = t("practice.in_region", yes=t.number(everyone.yes), of=t.number(everyone.answered))
    if found.answered:
        with_them = t("practice.of_peers", yes=t.number(found.yes), of=t.number(found.answered))
        others = f"{with_them}, {others}"
    others = t("practice.others", parts=others)
    return Practice(
        code=criterion.code,
        short=criterion.short,
        text=criterion.text,
        help=criterion.help,
        level=level_word(t, radar.level(year, code, criterion.code)),
        others=others,
    )


def _theme(
    t: Translator, radar: Radar, year: int, code: str, members: Sequence[str], theme: Theme
) -> ThemeScore:
    scores = radar.themes[year]
    known = [s for m in members if (s := scores.get((m, theme))) is not None]
    own, region = scores.get((code, theme)), median(known) if known else None
    return ThemeScore(
        label=t(f"radar_theme.{theme}"),
        own=own,
        region=region,
        own_text=t.number(own),
        region_text=t.number(region),
    )


def _finding(t: Translator, name: str, scores: Sequence[ThemeScore]) -> str:
    """Name the themes that are clearly above and below the region; 5 points are no difference."""
    both = [s for s in scores if s.own is not None and s.region is not None]
    if not both:
        return t("profile.none", name=name)
    clear = CLEAR_MARGIN + _ALLOWANCE
    above = [s.label for s in both if (s.own or 0) - (s.region or 0) > clear]
    below = [s.label for s in both if (s.region or 0) - (s.own or 0) > clear]
    if above and below:
        return t(
            "profile.both",
            name=name,
            above=t.listing(above),
            below=t.listing(below),
        )
    if above:
        return t("profile.above", name=name, above=t.listing(above))
    if below:
        return t("profile.below", name=name, below=t.listing(below))
    return t("profile.same", name=name)
