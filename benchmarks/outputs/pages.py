"""What the pages show and give: every page in three languages, deep addresses, every button."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue

from playwright.sync_api import Error, Locator

from benchmarks.outputs.browsing import Tab, keys_of, name_of, tab
from benchmarks.outputs.discussion import discuss

AT_ONCE = 2
PHONE = 390
TRIES, LIST_MS = 4, 3000
FILES = {
    "fi": ("png", "square", "svg", "csv", "xlsx"),
    "sv": (),
    "en": ("svg", "csv", "xlsx"),
}
"""What is taken from each card, by language: pictures are slow, and drawn of the same SVG."""

DOCUMENTS = {"fi", "en"}
TABLES = "/aineistot"
"""Its many downloads are the same in all languages: they are taken in one."""

DISCUSSION = "/itsearviointi"
PAGES = (
    "/",
    "/kartta",
    "/kunta",
    "/vertailu",
    "/kehitys",
    "/kuntatutka",
    DISCUSSION,
    "/toimialat",
    TABLES,
    "/saavutettavuus",
    "/tietosuoja",
)
ADDRESSES = (
    *PAGES,
    "/?kunta=179",
    "/kartta?kunta=992&mittari=population&vuosi=2019",
    "/kartta?mittari=population_change_pct",
    "/kartta?kunta=435&mittari=organisations_omaiset_per_1000",
    "/kartta?mittari=organisations_per_1000",
    "/kartta?kunta=179&mittari=radar_score",
    "/kartta?kunta=999&mittari=nothing&vuosi=x",
    "/kunta?kunta=179",
    "/kunta?kunta=435",
    "/kunta?kunta=992&verrokit=seutukunta",
    "/kunta?kunta=182,410,249",
    "/vertailu?kunta=179",
    "/vertailu?kunta=179,182,992",
    "/vertailu?kunta=179,182,992,410,249,435,500&mittari=radar_score",
    "/kehitys?mittari=population&kunta=179,435",
    "/kehitys?mittari=organisations&kunta=992&vertailuvuosi=2018&vuosi=2022",
    "/kehitys?mittari=radar_score&kunta=410",
    "/kehitys?mittari=radar_contact_person&kunta=249",
    "/kehitys?mittari=associations_class_3",
    "/kuntatutka?kunta=179&vuosi=2025&vertailuvuosi=2022",
    "/kuntatutka?kunta=992&mittari=radar_contact_person",
    "/kuntatutka?vuosi=2020&jarjestys=nimi&rajaus=joutsa",
    "/kuntatutka?rajaus=rural&jarjestys=koko",
    "/kuntatutka?vertailuvuosi=2020&jarjestys=muutos&kunta=435",
    "/itsearviointi?kunta=179",
    "/toimialat?toimiala=lapset_perheet",
    "/toimialat?toimiala=omaiset&kunta=992",
    "/toimialat?toimiala=potilaat_kansanterveys&vuosi=2020",
    "/toimialat?toimiala=vammaiset&kunta=179",
    "/toimialat?toimiala=paihde_riippuvuus",
    "/toimialat?toimiala=luokka-1",
    "/toimialat?toimiala=luokka-3&kunta=182",
    "/toimialat?toimiala=luokka-9",
    "/aineistot?versio=nothing",
)
_FIRST_YEAR = """(slider) => {
  slider.value = slider.min;
  slider.dispatchEvent(new Event("input"));
}"""
Visit = Callable[[Tab], None]


def write(url: str, folder: Path) -> None:
    """Visit every address in every language, several at once, and write what there is."""
    waiting: SimpleQueue[tuple[Path, Visit]] = SimpleQueue()
    for lang in FILES:
        waiting.put((folder / f"discussion_{lang}", partial(discuss, folder=folder, lang=lang)))
        for address in ADDRESSES:
            stem = folder / lang / name_of(address)
            waiting.put((stem, partial(_visit, stem=stem, lang=lang, address=address)))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        working = [pool.submit(_work, url, waiting) for _ in range(AT_ONCE)]
        for each in working:
            each.result()


def _work(url: str, waiting: SimpleQueue[tuple[Path, Visit]]) -> None:
    with tab(url) as opened:
        while True:
            try:
                stem, visit = waiting.get_nowait()
            except Empty:
                return
            try:
                visit(opened)
            except (Error, RuntimeError) as error:
                # One page that fails is a difference to be seen, no reason to see nothing else.
                print(f"{stem.name}: {error}")
                stem.parent.mkdir(parents=True, exist_ok=True)
                stem.with_name(f"{stem.name}.failed.txt").write_text(str(error), encoding="utf-8")


def _visit(opened: Tab, stem: Path, lang: str, address: str) -> None:
    """Keep what the page shows, then what its switches show, and last what its buttons give.

    In this order, since a pressed button leaves marks on the page.
    """
    opened.open(in_language(address, lang))
    opened.keep(stem)
    if lang == "fi":
        opened.picture(stem.with_name(f"{stem.name}.png"))
        if address in PAGES:
            opened.picture(stem.with_name(f"{stem.name}.phone.png"), PHONE)
        opened.settle()
    if address in PAGES:
        _options(opened, stem)
    _played(opened, stem)
    if not address.startswith(DISCUSSION):
        _switched(opened, stem)
    _files(opened, stem, lang)
    if lang in DOCUMENTS and (lang == "fi" or not address.startswith(TABLES)):
        _documents(opened, stem)


def in_language(address: str, lang: str) -> str:
    """Return an address in a language; Finnish is named by none."""
    if lang == "fi":
        return address
    return f"{address}{'&' if '?' in address else '?'}lang={lang}"


def _files(opened: Tab, stem: Path, lang: str) -> None:
    """Take every file of every card, and the link that it gives."""
    links = []
    for key in list(keys_of(opened.page.locator("[class*='st-key-card-']"), "st-key-card-")):
        card = opened.page.locator(f".st-key-card-{key}")
        for action in FILES[lang]:
            opened.take(card.locator(f"button[data-action={action}]"), stem, f"{key}_{action}")
        card.locator("button[data-action=link]").click()
        field = card.locator("input.link")
        field.wait_for()
        links.append(f"{key}: {field.input_value()}")
    if links:
        stem.with_name(f"{stem.name}.links.txt").write_text("\n".join(links), encoding="utf-8")


def _documents(opened: Tab, stem: Path) -> None:
    for place, button in enumerate(opened.page.get_by_test_id("stDownloadButton").all()):
        opened.take(button.get_by_role("button"), stem, f"document_{place}")


def _played(opened: Tab, stem: Path) -> None:
    """Keep the first year of a map that can be played; moving it asks nothing of the server."""
    slider = opened.page.locator(".play:visible input")
    if slider.count():
        slider.evaluate(_FIRST_YEAR)
        opened.keep(stem.with_name(f"{stem.name}.played"))


def _switched(opened: Tab, stem: Path) -> None:
    """Keep the page with every card as a table and every other switch moved."""
    switches = opened.page.get_by_test_id("stMain").get_by_test_id("stButtonGroup")
    for place in range(switches.count()):
        opened.press(switches.nth(place).get_by_role("radio", checked=False).first)
    if switches.count():
        opened.keep(stem.with_name(f"{stem.name}.switched"))


def _options(opened: Tab, stem: Path) -> None:
    """Write what can be chosen in each filter, as far as the list shows without scrolling."""
    lists = []
    for box in opened.page.get_by_test_id("stMain").get_by_role("combobox").all():
        lists.append("\n".join(_listed(opened, box)))
        opened.page.keyboard.press("Escape")
        opened.settle()
    if lists:
        path = stem.with_name(f"{stem.name}.options.txt")
        path.write_text("\n\n".join(lists), encoding="utf-8")


def _listed(opened: Tab, box: Locator) -> list[str]:
    """Open a filter's list; it closes by itself when the page scrolls under it."""
    options = opened.page.get_by_role("option")
    for _ in range(TRIES):
        box.scroll_into_view_if_needed()
        box.click()
        try:
            options.first.wait_for(timeout=LIST_MS)
            return options.all_inner_texts()
        except Error:
            box.blur()
            opened.settle()
    raise RuntimeError("a filter's list does not open")
