"""The radar of one municipality: profile by theme, what is in place, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from dashboard.domain.measures.rounding import rounded
from dashboard.domain.practices.radar import Criterion, Level, Theme
from dashboard.figures.inputs.municipality import Pair, Pairs
from dashboard.i18n.translator import Translator
from dashboard.views.municipality.model import PairsView, Practice
from dashboard.views.radar.evidence import Evidence
from dashboard.views.radar.model import Counts, Radar
from dashboard.views.shared.amounts import level_word
from dashboard.views.shared.card import (
    FINAL,
    SourcedRow,
    TableRow,
    figure_card,
    figure_text,
    rows_of,
    table_of,
    used_sources,
)
from dashboard.views.shared.catalogue import Catalogue

IN_PLACE: tuple[Level | None, ...] = (Level.YES,)
MISSING: tuple[Level | None, ...] = (Level.NO, Level.PARTLY)
UNANSWERED: tuple[Level | None, ...] = (None,)

FULL_SCORE = 100.0

CLEAR_MARGIN = 5.0
"""Points by which a theme must differ from the region to be named."""


def practices(
    t: Translator,
    radar: Radar,
    year: int,
    code: str,
    peers: Sequence[str],
    wanted: Sequence[Level | None],
    evidence: Sequence[Evidence],
) -> tuple[Practice, ...]:
    """Return the practices at some levels: `IN_PLACE`, `MISSING` or `UNANSWERED`.

    `evidence` is the municipality's own: it stands at its practice, whatever the answer. Those in place have the rarest in the region first, the others what most of the peers have.
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
    return tuple(
        _practice(t, radar, year, code, peers, criterion, evidence) for criterion in ordered
    )


def profile_view(catalogue: Catalogue, radar: Radar, year: int, code: str) -> PairsView:
    """Return the profile of a round: each theme beside the median of today's municipalities."""
    t = catalogue.t
    members = catalogue.codes
    name = catalogue.name(code)
    asked = {criterion.theme for criterion in radar.asked(year)}
    scores = [_theme(t, radar, year, code, members, theme) for theme in Theme if theme in asked]
    sources = used_sources(catalogue, radar.sources[year])
    finding = _finding(t, name, scores)
    text = figure_text(
        catalogue,
        sources,
        finding,
        t("profile.subtitle", year=year),
        ("radar_profile", code, str(year)),
        alternative=f"{finding}. {spoken(t, scores)}",
        notes=[t("profile.note_missing")] if any(s.own is None for s in scores) else (),
    )
    pairs = Pairs(text.alternative, name, t("profile.region"), tuple(scores), FULL_SCORE)
    table = table_of(
        text,
        [t("profile.theme"), name, pairs.region_label],
        [False, True, True],
        (TableRow((s.label, s.own_text, s.region_text)) for s in scores),
    )
    rows = rows_of(
        catalogue,
        text,
        ("municipality_code", "year", "theme"),
        ("score", "region_median"),
        (
            SourcedRow((code, year, s.label), (s.own, s.region), FINAL, radar.sources[year])
            for s in scores
        ),
    )
    return PairsView(figure_card(text, table, rows), pairs, radar.sources[year])


def spoken(t: Translator, pairs: Iterable[Pair]) -> str:
    """Return pairs for reading aloud."""
    return "; ".join(
        t("profile.spoken", theme=one.label, own=one.own_text, region=one.region_text)
        for one in pairs
    )


def _practice(
    t: Translator,
    radar: Radar,
    year: int,
    code: str,
    peers: Sequence[str],
    criterion: Criterion,
    evidence: Sequence[Evidence],
) -> Practice:
    found = radar.counts(year, criterion.code, peers)
    everyone = radar.counts(year, criterion.code, radar.answers[year])
    others = _others(t, found, everyone)
    own = tuple(one for one in evidence if one.criterion == criterion.code)
    lead = t(f"practice.{'published_beside' if year in radar.made_up else 'published'}")
    return Practice(
        code=criterion.code,
        short=criterion.short,
        text=criterion.text,
        help=criterion.help,
        level=level_word(t, radar.level(year, code, criterion.code)),
        others=others,
        published=lead if own else "",
        evidence=own,
    )


def _others(t: Translator, peers: Counts, everyone: Counts) -> str:
    """Say who else has a practice: the peers, then all municipalities."""
    all_of_them = t(
        "practice.in_region", yes=t.number(everyone.yes), of=t.number(everyone.answered)
    )
    if not peers.answered:
        return t("practice.others", parts=all_of_them)
    if not peers.yes:
        return t("practice.of_peers_none", parts=all_of_them)
    # Of a single peer "all" would be a plural.
    key = "all" if peers.yes == peers.answered > 1 else "some"
    with_them = t(f"practice.of_peers_{key}", yes=t.number(peers.yes), of=t.number(peers.answered))
    return t("practice.others", parts=t.listing([with_them, all_of_them]))


def _theme(
    t: Translator, radar: Radar, year: int, code: str, members: Sequence[str], theme: Theme
) -> Pair:
    scores = radar.themes[year]
    known = [s for m in members if (s := scores.get((m, theme))) is not None]
    own, region = scores.get((code, theme)), median(known) if known else None
    return Pair(
        label=t(f"radar_theme.{theme}"),
        own=own,
        region=region,
        own_text=t.number(own),
        region_text=t.number(region),
    )


def _printed(score: float | None) -> float:
    return 0.0 if score is None else rounded(score, 0)


def _finding(t: Translator, name: str, scores: Sequence[Pair]) -> str:
    """Name the themes that are clearly above and below the region; 5 points are no difference."""
    both = [s for s in scores if s.own is not None and s.region is not None]
    if not both:
        return t("profile.none", name=name)
    above = [s.label for s in both if _printed(s.own) - _printed(s.region) > CLEAR_MARGIN]
    below = [s.label for s in both if _printed(s.region) - _printed(s.own) > CLEAR_MARGIN]
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
