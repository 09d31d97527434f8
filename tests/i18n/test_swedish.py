"""Swedish faults that a reader found once: none of them comes back."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import pytest

from dashboard import paths
from dashboard.domain.comparisons.rank import Rank
from dashboard.domain.measures.indicator import Scale
from dashboard.i18n.translator import catalogue, translator_for
from dashboard.views.shared.ranks import rank_words

SV = translator_for("sv")


def texts() -> Iterator[str]:
    """Every Swedish text: the catalogue's, then those of the reference data."""
    yield from catalogue("sv").values()
    for file in sorted(paths.REFERENCE.glob("*.toml")):
        yield from _swedish(tomllib.loads(file.read_text("utf-8")))


def _swedish(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "sv" and isinstance(value, str):
                yield value
            else:
                yield from _swedish(value)
    elif isinstance(node, list):
        for value in node:
            yield from _swedish(value)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (r"jämförbara? kommun|jämförbaras", "jämförelsekommun"),
        (r"självbedömning", "självvärdering"),
        (r"\bbransch", "verksamhetsområde"),
        (r"KEHA-centret", "UF-centret"),
        (r"sjukdoms- och funktionshinders", "patient- och funktionshinders"),
        (r"nativitetsöverskott", "naturlig folkökning"),
        (r"förhandsuppgift", "preliminär uppgift"),
        (r"kan inte räknas(?! ut)|förändring räknas", "beräknas"),
        (r"det räknade", "det som räknas, att räkna"),
        (r"tryckta", "som visas"),
        (r"väger mest|väger lika mycket", "tyngst, lika tungt"),
        (r"\bsvararna\b|\bsynerna\b", "de som svarade, åsikterna"),
        (r"inkomna och utgångna", "ökningarna och minskningarna"),
        (r"(Kuhmois|kommunen) flyttade", "bytte landskap, övergick till"),
        (r"[Uu]nder \d+ organisationer", "färre än"),
    ],
)
def test_a_thing_has_one_word_and_that_one_is_swedish(wrong: str, right: str) -> None:
    found = [text for text in texts() if re.search(wrong, text)]
    assert not found, right


def test_a_second_place_is_next_and_a_shared_one_agrees_with_no_noun() -> None:
    said = [
        rank_words(SV, Rank(place, largest, shared, 22), Scale.AMOUNT)
        for place, largest, shared in ((1, True, 1), (2, False, 1), (2, True, 3), (11, True, 1))
    ]
    assert said == ["högst", "näst lägst", "delat näst högst (3 kommuner)", "11:e högst"]


@pytest.mark.parametrize("key", ["years", "dates"])
def test_a_word_stands_between_an_amount_and_the_years(key: str) -> None:
    when = SV(f"path.{key}", since="2018", year="2025")
    change = SV(
        "path.change",
        indicator="Antalet",
        place="Multia",
        verb=SV("path.one_grew"),
        amount="12",
        when=when,
        before="50",
        now="62",
    )
    assert not re.search(r"\d \d", change)


@pytest.mark.parametrize("key", ["stayed", "stayed_alike"])
@pytest.mark.parametrize("indicator", ["Antalet", "Andelen", "Kulturföreningar"])
def test_a_value_that_stayed_agrees_with_every_name(key: str, indicator: str) -> None:
    words = {"place": "Multia", "when": "åren 2018–2025", "before": "3", "now": "3"}
    said = SV(f"path.{key}", indicator=indicator, verb=SV("path.one_was"), **words)
    assert not re.search(r"\b(lika stor|oförändrad)", said)


def test_one_more_is_no_plural() -> None:
    plural = re.compile(r"\{(amount|numbers)\} (fler |färre )?(nya |upphörda )?organisationer")
    assert not [text for text in catalogue("sv").values() if plural.search(text)]


def test_a_publisher_with_a_swedish_name_has_it() -> None:
    sources = tomllib.loads((paths.REFERENCE / "sources.toml").read_text("utf-8"))
    finnish = re.compile(r"kaupunki$|kunta$|hyvinvointialue$|^Järjestötutka$")
    assert not [e["publisher"] for e in sources.values() if finnish.search(e["publisher"])]
