"""Membership of the region, and the name that each language uses."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.places.areas import Municipality

KUHMOINEN = Municipality(
    code="291",
    name_fi="Kuhmoinen",
    name_sv="Kuhmois",
    name_in_fi="Kuhmoisissa",
    subregion="Jämsä",
    group="rural",
    member_until=date(2020, 12, 31),
)
LAUKAA = Municipality("410", "Laukaa", "Laukas", "Laukaassa", "Jyväskylä", "semi_urban")


@pytest.mark.parametrize(
    ("lang", "name", "place"),
    [
        ("fi", "Kuhmoinen", "Kuhmoisissa"),
        ("sv", "Kuhmois", "Kuhmois"),
        ("en", "Kuhmoinen", "Kuhmoinen"),
    ],
)
def test_a_name_follows_the_language_and_only_finnish_inflects_it(
    lang: str, name: str, place: str
) -> None:
    assert KUHMOINEN.name(lang) == name
    assert KUHMOINEN.name_in(lang) == place
