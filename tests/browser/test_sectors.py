"""A sector's page by mouse, and its poster as a file that somebody opens."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect
from pypdf import PdfReader

from dashboard.i18n.translator import translator_for
from dashboard.ui.kit.menu import entry_of
from tests.browser.reader import Reader
from tests.every_page import address, by_day_in_one_language

pytestmark = pytest.mark.browser


def toimialat(**query: str) -> str:
    return address(entry_of("toimialat"), **query)


def poster(reader: Reader, form: str) -> tuple[str, bytes]:
    """Press a poster's button; return the name and the content of what came."""
    name = reader.t(f"sectors.poster_{form}")
    with reader.page.expect_download() as caught:
        reader.page.get_by_role("button", name=name, exact=True).click()
    return caught.value.suggested_filename, Path(caught.value.path()).read_bytes()


@by_day_in_one_language
def test_a_poster_is_two_pages_of_the_sector_in_the_readers_language(
    reader: Reader, lang: str
) -> None:
    reader.open(toimialat(toimiala="omaiset", lang=lang))
    name, content = poster(reader, "pdf")
    assert (
        name
        == f"jarjestotutka_toimiala_omaiset_{lang}_{translator_for(lang)('sample_file.some')}.pdf"
    )
    pages = PdfReader(BytesIO(content)).pages
    assert len(pages) == 2
    assert translator_for(lang)("sector.omaiset") in pages[0].extract_text()


def test_a_poster_as_images(reader: Reader) -> None:
    reader.open(toimialat(toimiala="vammaiset", kunta="992"))
    name, content = poster(reader, "png")
    assert name == "jarjestotutka_toimiala_vammaiset_fi_osin-esimerkki.png"
    with Image.open(BytesIO(content)) as image:
        assert image.width >= 2400
        assert image.height > image.width
    name, content = poster(reader, "svg")
    assert name.endswith(".svg")
    assert content.startswith(b"<svg")


def test_another_sector_is_chosen_and_its_link_opens_it_again(reader: Reader) -> None:
    reader.open(toimialat(toimiala="elakelaiset"))
    name = reader.t("sector.paihde_riippuvuus")
    reader.choose("sector", name)
    expect(reader.page.locator("h1")).to_contain_text(name)
    assert reader.query["toimiala"] == "paihde_riippuvuus"
    reader.open(toimialat(**reader.query))
    expect(reader.page.locator("h1")).to_contain_text(name)


def test_a_class_of_the_register_has_neither_map_nor_poster_and_says_why(reader: Reader) -> None:
    reader.open(toimialat(toimiala="luokka-3"))
    expect(reader.page.get_by_text(reader.t("sectors.missing_class_map"))).to_be_visible()
    expect(reader.page.locator(".st-key-posters")).to_have_count(0)
