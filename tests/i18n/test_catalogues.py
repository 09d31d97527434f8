"""The three catalogues are equal in everything but words, and nothing in them is unused."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

import pytest

from dashboard import paths
from dashboard.domain.selection import LANGUAGES
from dashboard.errors import DashboardError
from dashboard.i18n.translator import catalogue, placeholders
from dashboard.schema.arrow import columns_of
from dashboard.schema.tables import TABLES
from tests.i18n import source_keys

FINNISH = catalogue("fi")
KEYS = frozenset(FINNISH)
SECTIONS = frozenset(key.split(".")[0] for key in KEYS)
OTHERS = [lang for lang in LANGUAGES if lang != "fi"]
SAME_IN_ALL = 12
"""Longer sentences are translated; short words (CSV, XLSX, Parquet) may be alike."""


@pytest.mark.parametrize("lang", OTHERS)
def test_catalogues_have_equal_keys(lang: str) -> None:
    assert set(catalogue(lang)) == KEYS


@pytest.mark.parametrize("lang", OTHERS)
def test_a_key_asks_for_the_same_parameters_in_every_language(lang: str) -> None:
    def asked(words: Mapping[str, str]) -> dict[str, frozenset[str]]:
        # "one commune" may leave the number out.
        return {
            key: placeholders(words[key]) - ({"count"} if key.endswith(".one") else set())
            for key in sorted(KEYS)
        }

    assert asked(catalogue(lang)) == asked(FINNISH)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sentence_says_something_and_is_clean(lang: str) -> None:
    for key, sentence in catalogue(lang).items():
        assert sentence.strip() == sentence, key
        assert sentence, key
        assert "  " not in sentence or key in _COLUMNS, key
        assert "\N{NARROW NO-BREAK SPACE}" not in sentence, key
        assert not re.search(r"\s[.,;:](\s|$)", sentence), key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_placeholders_are_plain_names(lang: str) -> None:
    for key, sentence in catalogue(lang).items():
        assert all(name.isidentifier() for name in placeholders(sentence)), key
        # Formats such as {value:.1f} belong to the translator, not to a sentence.
        assert ":" not in "".join(part.split("}")[0] for part in sentence.split("{")[1:]), key


@pytest.mark.parametrize("lang", OTHERS)
def test_no_sentence_was_left_in_finnish(lang: str) -> None:
    words = catalogue(lang)
    alike = {key for key in KEYS if words[key] == FINNISH[key] and len(words[key]) > SAME_IN_ALL}
    lettered = {key for key in alike if any(c.isalpha() for c in _without_holes(words[key]))}
    proper = {"app.name", "app.page_title"}
    assert {key for key in lettered - proper if "ä" in words[key] or "ö" in words[key]} == set()


_COLUMNS = {"cli.version"}
"""Lines of a terminal that stand in columns."""


def _without_holes(sentence: str) -> str:
    return "".join(part.split("}")[-1] for part in sentence.split("{"))


def test_plural_sentences_have_both_forms() -> None:
    stems = {source_keys.base(key) for key in KEYS} - KEYS
    assert stems
    for stem in stems:
        assert {f"{stem}.one", f"{stem}.other"} <= KEYS
        assert stem not in KEYS


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_form_for_many_prints_the_number(lang: str) -> None:
    words = catalogue(lang)
    for stem in {source_keys.base(key) for key in KEYS} - KEYS:
        assert "count" in placeholders(words[f"{stem}.other"]), stem


def test_every_key_that_the_source_names_is_in_the_catalogues() -> None:
    asked = source_keys.called_with()
    assert len(asked) > 80, "the scan has lost the calls"
    assert {key for key in asked if key not in KEYS and f"{key}.other" not in KEYS} == set()


def test_every_key_that_the_source_builds_can_be_found() -> None:
    optional = {"f'page.{slug}.description'"}  # a page may do without its own
    found = source_keys.patterns(SECTIONS)
    assert len(found) > 30, "the scan has lost the f-strings"
    stems = {source_keys.base(key) for key in KEYS} | KEYS
    dead = {text for text, shape in found.items() if not any(map(shape.fullmatch, stems))}
    assert dead <= optional


def test_no_key_is_unused() -> None:
    shapes = source_keys.patterns(SECTIONS).values()
    literals, known = source_keys.literals(), source_keys.vocabulary()

    def is_used(key: str) -> bool:
        stem = source_keys.base(key)
        if key in literals or stem in literals:
            return True
        section, _, rest = stem.partition(".")
        if section in {"publisher", "licence"}:  # `views.catalogue` looks codes up by group
            return rest in known
        if stem.removesuffix("_more") in literals:  # `importers.messages` ends a key it is given
            return True
        matches = [match for shape in shapes if (match := shape.fullmatch(stem))]
        return any(all(word in known for word in match.groups()) for match in matches)

    assert {key for key in KEYS if not is_used(key)} == set()


def test_every_call_fills_what_its_sentence_asks_for() -> None:
    seen = 0
    for key, given, place in source_keys.filled():
        for stem in (key, f"{key}.one", f"{key}.other"):
            if stem in KEYS:
                seen += 1
                assert placeholders(FINNISH[stem]) <= given, f"{place} {stem}"
    assert seen > 80


def _error_classes(root: type[DashboardError] = DashboardError) -> set[str]:
    return {root.__name__}.union(*(_error_classes(sub) for sub in root.__subclasses__()))


def test_every_error_says_what_happened_and_what_to_do() -> None:
    raised = source_keys.raised(*_error_classes()) | {"input"}
    assert len(raised) > 15
    wanted = {f"error.{key}" for key in raised} | {f"error.{key}_next" for key in raised}
    said = {key for key in source_keys.called_with() if key.startswith("error.")}
    assert {key for key in KEYS if key.startswith("error.")} == wanted | said


def test_every_fault_has_its_sentence() -> None:
    faults = source_keys.raised("Fault", "NotUnderstood")
    assert len(faults) > 50
    sentences = {source_keys.base(key).removeprefix("fault.") for key in KEYS if "fault." in key}
    assert faults <= sentences


def test_every_column_and_table_is_explained_once() -> None:
    for table in TABLES:
        assert {f"table_name.{table}", f"table_about.{table}"} <= KEYS
        for column in columns_of(table):
            own, shared = f"column.{table}.{column}", f"column.all.{column}"
            assert own in KEYS or shared in KEYS, own


def test_every_unit_of_an_indicator_has_its_name() -> None:
    entries = tomllib.loads((paths.REFERENCE / "indicators.toml").read_text("utf-8")).values()
    units = {str(entry["unit"]) for entry in entries}
    assert {f"unit.{unit}.name" for unit in units} <= KEYS


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_units_pattern_holds_the_number_and_only_it(lang: str) -> None:
    for key, sentence in catalogue(lang).items():
        if key.startswith("unit.") and key.endswith((".pattern", ".spoken")):
            assert placeholders(sentence) == {"value"}, key
