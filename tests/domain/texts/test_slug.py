"""Words in addresses and ids: plain letters, and the same however they were written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.texts.slug import slug


@given(st.text(min_size=1))
def test_slugs_are_addresses(text: str) -> None:
    made = slug(text)
    assert made == slug(made)
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_a_slug_keeps_finnish_words_readable() -> None:
    assert slug("Järjestökenttä, Keski-Suomi (noin)") == "jarjestokentta-keski-suomi-noin"


def test_sub_regions_keep_their_addresses() -> None:
    names = ("Saarijärvi-Viitasaari", "Äänekoski", "Jyväskylä")
    assert [slug(name) for name in names] == ["saarijarvi-viitasaari", "aanekoski", "jyvaskyla"]
