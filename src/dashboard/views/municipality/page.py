"""From tables to the card of one municipality."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.domain.practices.radar import Level
from dashboard.i18n.labelled import Labelled
from dashboard.i18n.translator import Translator
from dashboard.views.municipality.figures import FIGURES, background_lines, card_figures
from dashboard.views.municipality.model import MunicipalityView, Practice
from dashboard.views.municipality.peers import Peers
from dashboard.views.municipality.radar import (
    IN_PLACE,
    MISSING,
    UNANSWERED,
    practices,
    profile_view,
)
from dashboard.views.municipality.sectors import sectors_view
from dashboard.views.radar.evidence import Evidence, budgets_of, evidence_of
from dashboard.views.radar.model import Radar
from dashboard.views.radar.sentences import usual_count
from dashboard.views.shared.amounts import level_word
from dashboard.views.shared.card import (
    dated_line,
    file_stem,
    marked,
    partly_sample_label,
    sample_parts,
    source_line,
    used_sources,
)
from dashboard.views.shared.catalogue import Catalogue

INDICATORS = tuple(dict.fromkeys((*FIGURES, "age_under15_pct")))
"""Every indicator that the card needs."""

STEPS = 3


def municipality_view(
    catalogue: Catalogue,
    radar: Radar,
    frames: Mapping[str, pd.DataFrame],
    sectors: pd.DataFrame,
    facts: pd.DataFrame,
    code: str,
    peers: Peers,
) -> MunicipalityView:
    """Return the card. `frames` are values by indicator, `sectors` those of `queries.sectors`,
    `facts` what was published of single municipalities.
    """
    t = catalogue.t
    name = catalogue.name(code)
    year = max((y for y in radar.rounds if code in radar.answers[y]), default=None)
    in_place: tuple[Practice, ...] = ()
    missing: tuple[Practice, ...] = ()
    unanswered: tuple[Practice, ...] = ()
    radar_ids: frozenset[str] = frozenset()
    title = t("municipality.title_plain", name=name)
    evidence = tuple(one for one in evidence_of(catalogue, facts) if one.code == code)
    if year is not None:
        in_place, missing, unanswered = (
            practices(t, radar, year, code, peers.codes, wanted, evidence)
            for wanted in (IN_PLACE, MISSING, UNANSWERED)
        )
        radar_ids = radar.sources[year]
        title = _title(t, radar, year, name, code, peers.codes)
    figures = card_figures(catalogue, frames, code, peers.codes, radar.changes)
    by_sector = sectors_view(catalogue, sectors, code)
    samples = [figure.label for figure in figures if figure.sample]
    budgets = budgets_of(catalogue, facts, code)
    background = background_lines(catalogue, frames, code)
    told = (*figures, *background, *((by_sector,) if by_sector is not None else ()))
    ids = radar_ids.union(*(one.source_ids for one in told))
    ids |= {one.source_id for one in evidence} | {one.source_id for one in budgets}
    ids |= _change_ids(radar, year, code)
    sources = used_sources(catalogue, ids)
    radar_sources = used_sources(catalogue, radar_ids)

    def labelled(sentence: str) -> Labelled:
        return marked(t, sentence, radar_sources)

    return MunicipalityView(
        code=code,
        name=name,
        title=labelled(title),
        subtitle=t("municipality.subtitle_radar", year=year)
        if year is not None
        else t("municipality.subtitle"),
        # What is made up is named: nothing real on the card is called so.
        sample=partly_sample_label(t, samples, whole=len(samples) == len(figures)),
        peers_rule=peers.sentence,
        figures=figures,
        profile=None if year is None else profile_view(catalogue, radar, year, code),
        answered_note=_answered_note(t, radar, year, peers.codes),
        in_place_title=labelled(t("municipality.in_place", count=len(in_place))),
        in_place=in_place,
        missing_title=labelled(t("municipality.missing", count=len(missing))),
        missing=missing,
        unanswered_title=labelled(t("municipality.unanswered", count=len(unanswered))),
        unanswered=unanswered,
        changes_title=t("municipality.changes_title"),
        changes=tuple(labelled(line) for line in _changes(t, radar, year, code)),
        sectors=by_sector,
        evidence=_elsewhere(evidence, (*in_place, *missing, *unanswered)),
        budgets=budgets,
        unpublished="" if evidence or budgets else t("evidence.none", name=name),
        background=background,
        steps_title=labelled(t("municipality.steps_title")),
        next_steps=tuple(
            t("municipality.step", short=one.short, text=one.help)
            for one in _open(radar, year, missing)[:STEPS]
        ),
        notes=(
            *([t("municipality.no_radar")] if year is None else []),
            *([t("note.median")] if figures else []),
        ),
        sources=tuple(source_line(t, [source]) for source in sources),
        dated=dated_line(t, sources, catalogue.version),
        definitions=tuple(
            (catalogue.indicators[one].name, catalogue.indicators[one].description)
            for one in INDICATORS
            if one in catalogue.indicators
        ),
        file_stem=file_stem(
            "kunta", code, t.lang, *sample_parts(t, [bool(f.sample) for f in figures])
        ),
    )


def _answered_note(t: Translator, radar: Radar, year: int | None, peers: Sequence[str]) -> str:
    """Say that counts are of those who answered, where that is not everybody."""
    if year is None:
        return ""
    answers = radar.answers[year]
    unanswered = any(
        radar.counts(year, criterion.code, among).none
        for criterion in radar.asked(year)
        for among in (peers, answers)
    )
    return t("practice.of_answered") if unanswered else ""


def _elsewhere(
    evidence: Sequence[Evidence], practices_shown: Sequence[Practice]
) -> tuple[Evidence, ...]:
    """Return the evidence that stands at none of the practices shown."""
    told = {one.code for one in practices_shown}
    return tuple(one for one in evidence if one.criterion not in told)


def _open(radar: Radar, year: int | None, missing: Sequence[Practice]) -> list[Practice]:
    """Return what may be a next step: no made-up answer asks for what is published to be there."""
    return [one for one in missing if not (one.evidence and year in radar.made_up)]


def _title(
    t: Translator, radar: Radar, year: int, name: str, code: str, peers: Sequence[str]
) -> str:
    """Return how many practices are in place, and how many the peers usually have."""
    asked = radar.asked(year)

    def reached(one: str) -> int:
        return sum(radar.level(year, one, c.code) is Level.YES for c in asked)

    known = [reached(one) for one in peers if one in radar.answers[year]]
    words = {"name": name, "year": year, "yes": t.number(reached(code)), "of": len(asked)}
    if not known:
        return t("municipality.title", **words)
    return t("municipality.title_peers", usual=usual_count(t, known), **words)


def _round_before(radar: Radar, year: int, code: str) -> int | None:
    """Return the last round before a year that the municipality took part in, or nothing."""
    return next((y for y in radar.earlier(year) if code in radar.answers[y]), None)


def _change_ids(radar: Radar, year: int | None, code: str) -> frozenset[str]:
    """Return the sources of the round that changes start from."""
    before = None if year is None else _round_before(radar, year, code)
    return frozenset() if before is None else radar.sources[before]


def _changes(t: Translator, radar: Radar, year: int | None, code: str) -> tuple[str, ...]:
    """Return what moved between the last two rounds the municipality took part in."""
    if year is None:
        return ()
    before = _round_before(radar, year, code)
    if before is None:
        return (t("municipality.no_round_before"),)
    moved: dict[str, list[str]] = {"up": [], "down": []}
    still = {"same": 0, "new": 0, "gone": 0}
    for criterion in radar.asked(year):
        now, was = (radar.level(y, code, criterion.code) for y in (year, before))
        if not criterion.asked_in(before) or now is was is None:
            continue
        if now is None or was is None or now == was:
            still["gone" if now is None else "new" if was is None else "same"] += 1
            continue
        words = t(
            "municipality.moved",
            short=criterion.short,
            before=level_word(t, was),
            now=level_word(t, now),
        )
        moved["up" if now > was else "down"].append(words)
    span = {"since": before, "year": year}
    lines = [
        t(f"municipality.{way}", names="; ".join(names), **span)
        for way, names in moved.items()
        if names
    ]
    if still["new"] or still["gone"]:
        parts = [t(f"municipality.still_{way}", count=n) for way, n in still.items() if n]
        lines.append(t("municipality.still", parts=", ".join(parts), **span))
    elif not lines:
        key = "unchanged" if still["same"] else "nothing_compared"
        lines.append(t(f"municipality.{key}", **span))
    return tuple(lines)
