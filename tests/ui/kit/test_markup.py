from __future__ import annotations

from typing import assert_type

import pytest
from defusedxml.ElementTree import fromstring
from markupsafe import Markup

from dashboard.i18n.labelled import Labelled
from dashboard.ui.kit.markup import (
    definitions,
    details,
    given,
    items,
    joined,
    link,
    listing,
    literal,
    paragraphs,
    table,
    tag,
    text,
)
from dashboard.views.shared.card import TableRow, TableView
from tests.figures.svg import ATTACKS

HARMLESS = frozenset(
    {"body", "p", "a", "ul", "li", "b", "details", "summary", "div", "table", "caption", "span"}
    | {"thead", "tbody", "tfoot", "tr", "th", "td"}
)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Kunta: Avustukset", "Kunta: Avustukset"),
        ("Mikä jäi kesken?", "Mikä jäi kesken?"),
        ("Kerran (tai kaksi) vuodessa, 50 %.", "Kerran (tai kaksi) vuodessa, 50 %."),
        ("![x](https://a.example/x.png)", r"!\[x\](https\://a.example/x.png)"),
        ("**b** _i_ `c` $x$ ~s~", r"\*\*b\*\* \_i\_ \`c\` \$x\$ \~s\~"),
        (":red[x] :smile:", r"\:red\[x\] \:smile:"),
        ("<b>x</b>", r"\<b\>x\</b\>"),
        ("# Otsikko\n- kohta", r"\# Otsikko - kohta"),
        ("1. kohta", r"\1. kohta"),
    ],
)
def test_a_label_is_words_and_no_markdown(text: str, label: str) -> None:
    assert literal(text) == label


@pytest.mark.parametrize("attack", ATTACKS)
def test_text_is_escaped_once_whatever_takes_it(attack: str) -> None:
    view = TableView(
        Labelled(attack), (attack,), (False,), (TableRow((attack,)),), TableRow((attack,))
    )
    for made in (
        text(attack),
        tag("p", attack, attack),
        given("p", attack),
        link(attack, "https://example.fi/"),
        link(attack, attack),
        link("x", f"https://example.fi/{attack}"),
        paragraphs([attack, attack]),
        listing([attack]),
        definitions([(attack, attack)]),
        details(attack, text(attack)),
        table(view),
    ):
        assert_type(made, Markup)
        root = fromstring(f"<body>{made}</body>")
        assert {element.tag for element in root.iter()} <= HARMLESS
        assert "".join(root.itertext()).replace(attack, "") in {"", "x", ": "}


def test_plain_text_is_no_finished_html() -> None:
    # `make check` fails when mypy takes any of these; what slips by it is escaped.
    plain = "<b>x</b>"
    assert joined([plain]) == "&lt;b&gt;x&lt;/b&gt;"  # type: ignore[list-item]
    assert items([plain]) == f'<ul class="plain">{text(plain)}</ul>'  # type: ignore[list-item]
    assert text(plain) in details("", plain)  # type: ignore[arg-type]
    assert joined([tag("b", "x")]) == plain


def test_what_is_empty_leaves_no_element() -> None:
    assert given("p", "") == paragraphs(["", ""]) == listing([]) == definitions([]) == ""


def test_only_web_addresses_become_links() -> None:
    assert link("x", "javascript:alert(1)") == "x"
    assert link("x", "https://e.fi/?a=1&b") == (
        '<a href="https://e.fi/?a=1&amp;b" rel="noopener noreferrer">x</a>'
    )


def test_an_element_escapes_its_text_and_its_class_and_nothing_twice() -> None:
    assert tag("p", "a < b", '"x" y') == '<p class="&#34;x&#34; y">a &lt; b</p>'
    assert tag("p", Markup("<b>a</b>")) == "<p><b>a</b></p>"
    assert isinstance(tag("p", "a"), Markup)
