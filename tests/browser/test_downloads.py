"""What leaves a page: images made in the reader's browser, tables, links."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from PIL import Image
from playwright.sync_api import Download, expect

from dashboard import paths
from dashboard.domain.places.areas import REGION_CODE
from dashboard.figures.shared.colours import CLOUDBERRY, DOT
from dashboard.figures.shared.lettering import MARGIN, text_width
from dashboard.i18n.translator import translator_for
from dashboard.ui.kit.menu import entry_of
from tests.browser.reader import Reader
from tests.builders import MUNICIPALITIES
from tests.every_page import address, by_day_in_one_language

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"
COLUMNS = (
    "indicator_code",
    "area_code",
    "area_name",
    "year",
    "period",
    "label",
    "value",
    "unit",
    "series",
    "status",
    "source_id",
    "source_kind",
)
STEM = "jarjestotutka_population_2019_992"
POPULATION = {"kunta": "992", "mittari": "population", "vuosi": "2019"}
SAMPLE = {"mittari": "organisations_per_1000"}


def kartta(**query: str) -> str:
    return address(entry_of("kartta"), **query)


def inhabitants(year: str) -> dict[str, float]:
    """The published population of today's municipalities, and their sum."""
    with (paths.REFERENCE / "population.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["year"] == year]
    found = {
        row["municipality_code"]: float(row["population"])
        for row in rows
        if row["municipality_code"] in MUNICIPALITIES
    }
    return found | {REGION_CODE: sum(found.values())}


def content(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


def picture(download: Download) -> Image.Image:
    image = Image.open(BytesIO(content(download)))
    assert image.format == "PNG"
    return image.convert("RGB")


def colours(image: Image.Image) -> set[str]:
    """The colours that cover at least a two-thousandth of an image."""
    pixels = image.width * image.height
    counted = image.getcolors(maxcolors=pixels) or []
    frequent = [colour for count, colour in counted if count * 2000 > pixels]
    return {
        "#{:02X}{:02X}{:02X}".format(*colour) for colour in frequent if isinstance(colour, tuple)
    }


def drawn(download: Download) -> ElementTree.Element:
    """An SVG, its markup checked: nothing in it runs, nothing leads out of it."""
    root = ElementTree.fromstring(content(download))
    assert root.tag == f"{SVG}svg"
    for element in root.iter():
        assert element.tag.removeprefix(SVG) not in {"script", "foreignObject", "image", "use"}
        for name in element.attrib:
            assert name.split("}")[-1] != "href"
            assert not name.lower().startswith("on")
    return root


def words(root: ElementTree.Element) -> str:
    """All text that is drawn, lines joined."""
    return " ".join("".join(element.itertext()) for element in root.iter(f"{SVG}text"))


def origin(reader: Reader, card: str) -> list[str]:
    """The lines under a card that say where its figures come from and when they were fetched."""
    lines = [each.inner_text() for each in reader.card(card).locator("p.source").all()]
    assert len(lines) == 2
    return lines


@by_day_in_one_language
def test_images_are_complete_in_themselves(reader: Reader, lang: str) -> None:
    reader.open(kartta(lang=lang, **POPULATION))
    t = translator_for(lang)
    finding = reader.h1()

    saved = reader.download("map", "svg")
    assert saved.suggested_filename == f"{STEM}_{lang}.svg"
    root = drawn(saved)
    assert root.findtext(f"{SVG}title") == finding
    text = words(root)
    for said in (finding, *origin(reader, "map"), t("app.name"), "Äänekoski", "2019"):
        assert said in text
    assert t("publisher.statfin") in text
    assert t.number(18765) in text
    expect(reader.card("map").locator("p.status")).to_have_text(t("card.saved"))

    saved = reader.download("map", "png")
    assert saved.suggested_filename == f"{STEM}_{lang}.png"
    slide = picture(saved)
    assert slide.width >= 2400
    assert slide.width * 9 == slide.height * 16
    saved = reader.download("map", "square")
    assert saved.suggested_filename == f"{STEM}_{lang}_square.png"
    square = picture(saved)
    assert square.width == square.height >= 2400
    for image in (slide, square):
        assert {"#FFFFFF", DOT.upper()} <= colours(image), "the figure is not in it"
        assert CLOUDBERRY not in colours(image)


@by_day_in_one_language
def test_sample_data_are_labelled_on_the_page_and_in_images(reader: Reader, lang: str) -> None:
    reader.open(kartta(lang=lang, **SAMPLE))
    label = translator_for(lang)("sample.label")
    # Once a card: in the heading's own words, or beside a heading that has none.
    short = translator_for(lang)("sample.short")
    expect(reader.card("map")).to_contain_text(short, ignore_case=True)
    whole = drawn(reader.download("map", "svg"))
    assert label in words(whole)
    # The drawing inside says so by itself: cut out of its image it keeps the label.
    _, inner, *_ = whole.iter(f"{SVG}svg")
    assert label in words(inner)
    for action in ("png", "square"):
        assert CLOUDBERRY in colours(picture(reader.download("map", action)))
    reader.show("map", "table")
    expect(reader.card("map").locator("caption")).to_contain_text(label)


def test_a_long_label_stands_whole_below_its_drawing(reader: Reader) -> None:
    reader.open("/vertailu?kunta=179,992,249")
    label = reader.card("scales").locator(".sample").first.inner_text()
    _, inner, *_ = drawn(reader.download("scales", "svg")).iter(f"{SVG}svg")
    _, top, width, height = (float(part) for part in inner.attrib["viewBox"].split())
    *others, own = inner.iter(f"{SVG}text")
    size = float(own.attrib["font-size"])
    lines = {float(line.attrib["y"]): line.text or "" for line in own}
    assert "".join(lines.values()) == label
    assert all(text_width(line, size, bold=True) / MARGIN <= width for line in lines.values())
    assert max(float(text.attrib["y"]) for text in others) < min(lines) - size
    assert max(lines) < top + height


@by_day_in_one_language
def test_published_figures_carry_no_label_of_sample_data(reader: Reader, lang: str) -> None:
    reader.open(kartta(lang=lang, **POPULATION))
    t = translator_for(lang)
    for words_of_samples in (t("sample.label"), t("sample.short")):
        expect(reader.page.get_by_text(words_of_samples)).to_have_count(0)


def test_csv_holds_the_published_figures(reader: Reader) -> None:
    reader.open(kartta(lang="en", **POPULATION))
    saved = reader.download("map", "csv")
    assert saved.suggested_filename == "jarjestotutka_population_2019_992_en.csv"
    rows = list(csv.DictReader(StringIO(content(saved).decode("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    assert {row["area_code"]: float(row["value"]) for row in rows} == inhabitants("2019")
    assert len(rows) == len(MUNICIPALITIES) + 1
    assert {row["label"] for row in rows} == {""}
    assert {(row["source_id"], row["source_kind"]) for row in rows} == {
        ("statfin_11ra", "official")
    }


@by_day_in_one_language
def test_csv_of_sample_data_is_labelled_on_every_row(reader: Reader, lang: str) -> None:
    reader.open(kartta(lang=lang, **SAMPLE))
    rows = list(
        csv.DictReader(StringIO(content(reader.download("map", "csv")).decode("utf-8-sig")))
    )
    assert {row["area_code"] for row in rows} == {*MUNICIPALITIES, REGION_CODE}
    assert {row["label"] for row in rows} == {translator_for(lang)("sample.label")}
    assert all("sample" in row["source_kind"] for row in rows)


@by_day_in_one_language
def test_workbook_holds_figures_and_what_they_are(reader: Reader, lang: str) -> None:
    reader.open(kartta(lang=lang, **POPULATION))
    t = translator_for(lang)
    book = openpyxl.load_workbook(BytesIO(content(reader.download("map", "xlsx"))))
    assert book.sheetnames == [t("card.sheet_data"), t("card.sheet_about")]
    heading, *rows = book.worksheets[0].iter_rows(values_only=True)
    assert heading == COLUMNS
    area, value = COLUMNS.index("area_code"), COLUMNS.index("value")
    assert {row[area]: row[value] for row in rows} == inhabitants("2019")
    about = [str(row[0]) for row in book.worksheets[1].iter_rows(values_only=True)]
    assert reader.h1() in about
    assert set(origin(reader, "map")) <= set(about)


def test_the_link_opens_the_same_view(reader: Reader) -> None:
    reader.open(kartta(lang="sv", kunta="992", mittari="population"))
    finding = reader.h1()
    reader.press("map", "link")
    expect(reader.card("map").locator("p.status")).to_have_text(reader.t("card.copied"))
    copied = str(reader.page.evaluate("navigator.clipboard.readText()"))
    assert copied.startswith(f"{reader.base}/kartta?")
    reader.open(copied.removeprefix(reader.base))
    assert reader.h1() == finding
    # The year is spelled out: the link opens the same figures when newer ones have come.
    assert reader.query == {
        "lang": "sv",
        "kunta": "992",
        "mittari": "population",
        "vuosi": "2025",
    }


@pytest.mark.parametrize("action", ["png", "csv"])
def test_the_pressed_button_keeps_the_focus_and_the_card_says_what_it_did(
    reader: Reader, action: str
) -> None:
    reader.open(kartta(**POPULATION))
    reader.download("map", action)
    card = reader.card("map")
    expect(card.get_by_role("status").filter(has_text=reader.t("card.saved"))).to_be_visible()
    expect(card.get_by_role("button", name=reader.t(f"card.{action}"), exact=True)).to_be_focused()


def test_a_file_without_an_answer_is_told(new_reader: Reader) -> None:
    """The server is gone: the card says so and can be asked again."""
    reader = new_reader
    reader.page.add_init_script(
        "const late = setTimeout;"
        "setTimeout = (act, ms, ...more) => late(act, ms === 30000 ? 300 : ms, ...more);"
    )
    reader.open(kartta(**POPULATION))
    reader.page.evaluate("WebSocket.prototype.send = () => {}")
    reader.press("map", "csv")
    card = reader.card("map")
    expect(card.get_by_role("status").filter(has_text=reader.t("card.failed"))).to_be_visible()
    expect(card.get_by_role("button", name=reader.t("card.csv"), exact=True)).not_to_have_attribute(
        "aria-disabled", "true"
    )
