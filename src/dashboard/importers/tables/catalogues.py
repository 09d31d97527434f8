"""The hand-kept catalogues in TOML: sources, indicators, series, the radar's instrument, texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from dashboard.domain.selection import LANGUAGES
from dashboard.importers.base import typed
from dashboard.importers.reading.structures import read_toml


def read_sources(path: Path) -> pd.DataFrame:
    """Return table `sources`."""
    rows = [
        {
            "source_id": source_id,
            **in_languages(entry, "title"),
            **{n: entry.get(n) for n in ("publisher", "licence", "address", "kind")},
            "accessed": str(entry.get("accessed", "")),
        }
        for source_id, entry in read_toml(path).items()
    ]
    return typed("sources", rows)


def read_indicators(path: Path) -> pd.DataFrame:
    """Return table `indicators`; the limits of map classes are joined by semicolons."""
    plain = (
        "theme",
        "unit",
        "decimals",
        "polarity",
        "region_rule",
        "scale",
        "reference_day",
        "source_code",
        "order",
    )
    words = ("name", "description", "numerator", "denominator", "limits")
    rows = [
        {
            "indicator_code": code,
            **{name: entry.get(name) for name in plain},
            "classes": ";".join(f"{limit:g}" for limit in entry.get("classes", ())) or None,
            **{name: text for part in words for name, text in in_languages(entry, part).items()},
        }
        for code, entry in read_toml(path).items()
    ]
    return typed("indicators", rows)


def read_series(path: Path) -> pd.DataFrame:
    """Return table `series`."""
    rows = [
        {"series": code, **in_languages(entry, "name"), **in_languages(entry, "note")}
        for code, entry in read_toml(path).items()
    ]
    return typed("series", rows)


def read_radar_criteria(path: Path) -> pd.DataFrame:
    """Return table `radar_criteria`: the instrument, which may change without code."""
    return criteria_frame(read_toml(path))


def criteria_frame(entries: Mapping[str, Mapping[str, Any]]) -> pd.DataFrame:
    """Return criteria by code as table `radar_criteria`."""
    plain = ("theme", "order", "weight", "asked_from", "asked_until")
    rows = [
        {
            "criterion_code": code,
            **{name: entry.get(name) for name in plain},
            **in_languages(entry, "short"),
            **in_languages(entry, "text"),
            **in_languages(entry, "help"),
        }
        for code, entry in entries.items()
    ]
    return typed("radar_criteria", rows)


def read_radar_published(path: Path) -> pd.DataFrame:
    """Return table `radar_published`: which published fact speaks of which criterion."""
    plain = ("place", "year", "municipalities", "order")
    rows = [
        {
            "fact_id": fact_id,
            "criterion_code": entry.get("criterion"),
            **{name: entry.get(name) for name in plain},
            **in_languages(entry, "text"),
        }
        for fact_id, entry in read_toml(path).items()
    ]
    return typed("radar_published", rows)


def read_municipality_facts(path: Path) -> pd.DataFrame:
    """Return table `municipality_facts`: evidence of practices, then budgets, in the file's order."""
    entries = read_toml(path)
    told = [*entries.get("evidence", ()), *_budget_lines(entries.get("budget", ()))]
    rows = [
        {
            "fact_id": entry.get("fact"),
            "municipality_code": entry.get("municipality"),
            "criterion_code": entry.get("criterion"),
            **in_languages(entry, "text"),
            **in_languages(entry, "about"),
            "order": order,
        }
        for order, entry in enumerate(told, start=1)
    ]
    return typed("municipality_facts", rows)


def _budget_lines(budgets: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Give each line of a budget what the file tells once of the whole."""
    for budget in budgets:
        for line in budget["lines"]:
            yield {**budget, **line}


def read_assessment(path: Path) -> pd.DataFrame:
    """Return table `assessment_items`: the practices of the checklist and the questions."""
    rows = [
        {
            "item_code": code,
            **{name: entry.get(name) for name in ("part", "theme", "order")},
            "criterion_code": entry.get("criterion"),
            **in_languages(entry, "short"),
            **in_languages(entry, "text"),
            **in_languages(entry, "help"),
            **in_languages(entry, "idea"),
        }
        for code, entry in read_toml(path).items()
    ]
    return typed("assessment_items", rows)


def read_sectors(path: Path) -> pd.DataFrame:
    """Return table `sector_texts`: each sector's parts, their items in the order of the file."""
    rows = [
        {
            "sector": sector,
            "part": part,
            "order": order,
            "paragraph": item.get("paragraph", order),
            **{f"text_{lang}": item.get(lang) for lang in LANGUAGES},
            "fact_id": item.get("fact"),
            "criterion_code": item.get("criterion"),
        }
        for sector, parts in read_toml(path).items()
        for part, items in parts.items()
        for order, item in enumerate(items, start=1)
    ]
    return typed("sector_texts", rows)


def source_hosts(path: Path) -> dict[str, str]:
    """Return the source of each host: which publisher an address on it belongs to."""
    return {
        host: source_id
        for source_id, entry in read_toml(path).items()
        for host in entry.get("hosts", ())
    }


def source_of(address: str, hosts: Mapping[str, str]) -> str | None:
    """Return the source of an address, or nothing when no source names its host."""
    host = host_of(address)
    return hosts.get(host) or hosts.get(host.removeprefix("www."))


def host_of(address: str) -> str:
    """Return the host of an address, or nothing when the address is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def in_languages(entry: Mapping[str, Any], part: str) -> dict[str, Any]:
    """Return the texts of `part` by column: `title_fi`, `title_sv`, `title_en`."""
    texts = entry.get(part, {})
    return {f"{part}_{lang}": texts.get(lang) for lang in LANGUAGES}
