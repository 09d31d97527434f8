"""Adding an indicator takes an entry of the catalogue and rows: no code."""

from __future__ import annotations

import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from dashboard import paths
from dashboard.domain.places.areas import REGION_CODE
from dashboard.domain.selection import LANGUAGES
from dashboard.figures.indicator.map import map_svg
from dashboard.figures.indicator.ranking import ranking_svg
from dashboard.i18n.translator import translator_for
from dashboard.importers.pipeline.build import build
from dashboard.queries import catalogue as described
from dashboard.queries.observations import indicator_values, mapped_indicators
from dashboard.reports.making.workbook import csv_bytes
from dashboard.reports.sources.export import Choice, chosen_rows
from dashboard.store.engine import Tables, frame
from dashboard.store.versions import Store
from dashboard.views.indicator.page import IndicatorView, indicator_view
from dashboard.views.shared.catalogue import Catalogue, catalogue
from tests.figures.indicator.shapes import real_outlines
from tests.queries.tables import MEMBERS

CODE = "own_library_pct"
ENTRY = f"""
[{CODE}]
theme = "population"
unit = "pct"
decimals = 1
polarity = "more_is_better"
region_rule = "published"
scale = "amount"
order = 35
name = {{ fi = "Lainaajien osuus", sv = "Andelen låntagare", en = "Share of borrowers" }}
description = {{ fi = "Lainaajat.", sv = "Låntagare.", en = "Borrowers." }}
"""


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """A version built from the reference data with one indicator more."""
    folder = tmp_path_factory.mktemp("new_indicator")
    reference = folder / "reference"
    shutil.copytree(paths.REFERENCE, reference)
    _append(reference / "indicators.toml", ENTRY)
    lines = [
        f'{area},{CODE},"Lainaajien osuus, %",%,{year},{10 + place + year - 2024}.5,statfin_11ra'
        for year in (2024, 2025)
        for place, area in enumerate((*MEMBERS, REGION_CODE))
    ]
    _append(reference / "context_indicators.csv", "\n".join(lines) + "\n")
    store = Store(folder / "store", folder / "store")
    return Tables(store, build(store, reference).version)


def _append(path: Path, text: str) -> None:
    path.write_text(f"{path.read_text(encoding='utf-8').rstrip()}\n{text}", encoding="utf-8")


def described_in(lang: str, tables: Tables) -> Catalogue:
    return catalogue(
        translator_for(lang),
        tables.version,
        municipalities=frame(described.municipalities(tables)),
        indicators=frame(described.indicators(tables)),
        sources=frame(described.sources(tables)),
        series=frame(described.series(tables)),
    )


def shown(lang: str, tables: Tables, chosen: str | None = None) -> IndicatorView:
    found = described_in(lang, tables)
    indicator = found.indicators[CODE]
    view = indicator_view(
        found,
        indicator,
        frame(indicator_values(tables, CODE, indicator.region_rule)),
        year=None,
        chosen=chosen,
        borders=found.sources["statfin_11ra"],
    )
    assert view is not None
    return view


def test_it_joins_the_mapped_indicators_in_its_place(tables: Tables) -> None:
    assert CODE in set(frame(mapped_indicators(tables))["indicator_code"])
    order = list(described_in("fi", tables).indicators)
    assert order.index("age_65plus_pct") < order.index(CODE) < order.index("age_under15_pct")


@pytest.mark.parametrize(
    ("lang", "name", "value", "region"),
    [
        ("fi", "Lainaajien osuus", "32,5 %", "33,5 %"),
        ("sv", "Andelen låntagare", "32,5 %", "33,5 %"),
        ("en", "Share of borrowers", "32.5%", "33.5%"),
    ],
)
def test_it_has_a_finding_in_every_language(
    lang: str, name: str, value: str, region: str, tables: Tables
) -> None:
    view = shown(lang, tables, "992")
    finding = view.card.text.finding.replace("\u00a0", " ")
    assert finding.startswith(name)
    assert "Äänekosk" in finding
    assert value in finding
    assert region in view.own[-1].replace("\u00a0", " ")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_has_a_table_a_change_and_an_export_in_every_language(lang: str, tables: Tables) -> None:
    view = shown(lang, tables)
    assert len(view.card.table.rows) == 22
    assert view.years == (2025, 2024)
    assert all(row.cells[4].startswith("+1") for row in view.card.table.rows)
    exported = csv_bytes(view.card.export).decode("utf-8-sig").splitlines()
    assert len(exported) == 1 + 22 + 1
    assert exported[1].startswith(f"{CODE},992,Äänekoski,2025,2025,,32.5,pct")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_has_a_map_and_a_ranking_in_every_language(lang: str, tables: Tables) -> None:
    view = shown(lang, tables)
    drawing = ET.fromstring(
        map_svg(view.areas, view.legend, real_outlines(), view.card.text.alternative, "new")
    )
    texts = {element.text for element in drawing.iter("{http://www.w3.org/2000/svg}text")}
    assert {area.name for area in view.areas} | {a.value_text for a in view.areas} <= texts
    assert view.ranking is not None
    ranking = ET.fromstring(ranking_svg(view.ranking, view.legend, "new"))
    assert sum("data-bar" in part.attrib for part in ranking.iter()) == 22


def test_it_leaves_by_the_command_line_like_every_other(tables: Tables) -> None:
    rows = chosen_rows(tables, Choice("observations", CODE, "992"), translator_for("fi"))
    assert rows["value"].tolist() == [31.5, 32.5]
