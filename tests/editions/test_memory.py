"""What is kept of a version: made once, bounded, apart by language, gone with its version."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from dashboard import paths
from dashboard.editions import indicator, municipality, overview, radar, sectors, trends
from dashboard.editions import shelf as shelves
from dashboard.editions.edition import Edition
from dashboard.editions.memory import Memory, remembered, remembered_of_version
from dashboard.editions.shelf import VERSIONS, Shelf
from dashboard.store.versions import Store
from dashboard.views.radar.page import RadarChoice
from tests.views import real

READERS = 30


def fresh(lang: str = "fi", memory: Memory | None = None) -> Edition:
    return Edition(real.tables(), lang, memory)


def test_what_is_asked_for_by_many_at_once_is_made_once() -> None:
    made: list[str] = []
    together = Barrier(READERS)

    @remembered
    def page(edition: Edition, code: str) -> object:
        made.append(code)
        return object()

    edition = fresh()

    def ask(_: int) -> object:
        together.wait()
        return page(edition, "992")

    with ThreadPoolExecutor(READERS) as pool:
        found = set(pool.map(ask, range(READERS)))
    assert made == ["992"]
    assert len(found) == 1


def test_a_failure_is_not_kept() -> None:
    tries: list[int] = []

    @remembered
    def page(edition: Edition) -> str:
        tries.append(1)
        if len(tries) == 1:
            raise OSError("away")
        return "made"

    edition = fresh()
    with pytest.raises(OSError, match="away"):
        page(edition)
    assert page(edition) == "made"


def test_languages_are_apart_but_what_holds_no_words() -> None:
    memory = Memory()
    fi, sv = fresh("fi", memory), fresh("sv", memory)
    assert fi.values("population") is sv.values("population")
    assert fi.outlines is sv.outlines
    assert fi.catalogue is fresh("fi", memory).catalogue
    assert fi.catalogue is not sv.catalogue
    assert fi.catalogue.name("992") == sv.catalogue.name("992")
    assert (fi.catalogue.t.lang, sv.catalogue.t.lang) == ("fi", "sv")


def test_arguments_are_apart() -> None:
    @remembered_of_version
    def echo(edition: Edition, *codes: str, year: int = 0) -> tuple[object, ...]:
        return (*codes, year)

    edition = fresh()
    asked = [((), {}), (("1",), {}), (("1", "2"), {}), (("1",), {"year": 2})]
    answers = [echo(edition, *codes, **more) for codes, more in asked]
    assert answers == [(0,), ("1", 0), ("1", "2", 0), ("1", 2)]


def test_the_longest_unasked_goes_first() -> None:
    made: list[int] = []

    @remembered
    def number(edition: Edition, value: int) -> int:
        made.append(value)
        return value

    edition = fresh(memory=Memory(most=2))
    for value in (1, 2, 1, 3, 1, 2):
        assert number(edition, value) == value
    assert made == [1, 2, 3, 2]


def test_a_version_goes_with_all_that_was_made_of_it() -> None:
    shelf = Shelf(Store(paths.EMBEDDED_STORE, paths.EMBEDDED_STORE))
    first = shelf.edition("v-0", "fi").memory
    assert shelf.edition("v-0", "sv").memory is first
    for number in range(1, VERSIONS + 1):
        shelf.edition(f"v-{number}", "fi")
    assert shelf.edition("v-0", "fi").memory is not first


def test_one_process_has_one_shelf() -> None:
    assert shelves.shelf() is shelves.shelf()


def everything(edition: Edition) -> Mapping[str, object]:
    """One view of each page, as a reader opens them."""
    return {
        "overview": overview.page(edition),
        "map": indicator.page(edition, "age_65plus_pct", None, "992"),
        "card": municipality.page(edition, "435"),
        "radar": radar.page(edition, RadarChoice(municipality="179")),
        "trend": trends.page(edition, "population", ("992", "179")),
        "changed": trends.changed(edition, "179"),
        "sector": sectors.page(edition, "omaiset"),
    }


def test_thirty_readers_share_one_edition_and_see_the_same() -> None:
    memory = Memory()
    together = Barrier(READERS)

    def read(number: int) -> tuple[str, Mapping[str, object]]:
        lang = ("fi", "sv", "en")[number % 3]
        together.wait()
        return lang, everything(fresh(lang, memory))

    with ThreadPoolExecutor(READERS) as pool:
        seen = list(pool.map(read, range(READERS)))
    alone = {lang: everything(real.edition(lang)) for lang in ("fi", "sv", "en")}
    first = dict(seen)
    for lang, views in seen:
        assert all(views[name] is first[lang][name] for name in views)
    for lang, views in first.items():
        assert {name: repr(view) for name, view in views.items()} == {
            name: repr(view) for name, view in alone[lang].items()
        }
