"""Words on the screen are escaped like those of figures: names come from files."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from dashboard.i18n.labelled import Labelled
from dashboard.ui.kit import markup
from dashboard.views.shared.card import TableRow, TableView
from tests.figures.svg import ATTACKS


class Reader(HTMLParser):
    """What a browser makes of HTML: tags, their attributes, and text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: dict[str, list[str]] = {}
        self.text: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            self.attributes.setdefault(name, []).append(value or "")

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def table(name: str = "Laukaa") -> TableView:
    """A table of two rows and a last one."""
    rows = (TableRow((name, "1,0", name), "410", strong=True), TableRow(("b", "2,0", "c"), "179"))
    return TableView(
        Labelled(name), (name, "Luku", name), (False, True, False), rows, TableRow((name,) * 3)
    )


@pytest.mark.parametrize("name", ATTACKS)
def test_no_name_becomes_markup(name: str) -> None:
    html = "".join(
        [
            markup.table(table(name)),
            markup.tag("p", name, "note"),
            markup.text(name),
            markup.paragraphs([name]),
            markup.listing([name]),
            markup.link(name, "https://example.org/"),
            markup.link(name, name),
            markup.link("x", f"https://example.org/{name}"),
        ]
    )
    read = Reader(html)
    known = {"div", "table", "caption", "span", "thead", "tbody", "tfoot", "tr", "th", "td"}
    assert set(read.tags) <= known | {"p", "ul", "li", "a"}
    assert not [key for key in read.attributes if key.startswith("on")]
    assert set(read.attributes["href"]) == {"https://example.org/", f"https://example.org/{name}"}
    assert read.attributes["aria-label"] == [name]
    assert read.text.count(name) >= 11


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//x.org", "", "/a"]
)
def test_only_web_addresses_become_links(address: str) -> None:
    assert markup.link("Lähde", address) == "Lähde"


def test_a_table_has_caption_and_header_cells() -> None:
    read = Reader(markup.table(table()))
    assert read.tags.count("caption") == 1
    assert read.attributes["scope"] == ["col"] * 3 + ["row"] * 3
    assert read.tags.count("tr") == 4
    assert read.attributes["aria-current"] == ["true"]
    assert read.attributes["tabindex"] == ["0"]
    assert read.attributes["role"] == ["region"]


def test_nothing_is_said_of_nothing() -> None:
    assert markup.listing([]) == ""
    assert markup.paragraphs(["", ""]) == ""
