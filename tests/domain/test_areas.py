"""Membership of the region, and the name that each language uses."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.areas import Municipality

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
    ("day", "member"),
    [
        (date(1990, 1, 1), True),
        (date(2020, 12, 30), True),
        (date(2020, 12, 31), True),
        (date(2021, 1, 1), False),
        (date(2026, 11, 24), False),
    ],
)
def test_kuhmoinen_belonged_to_the_region_until_the_end_of_2020(day: date, member: bool) -> None:
    assert KUHMOINEN.is_member(day) is member


def test_the_others_have_always_belonged() -> None:
    assert LAUKAA.is_member(date(1990, 1, 1))
    assert LAUKAA.is_member(date(2099, 12, 31))


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
