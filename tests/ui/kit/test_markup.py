from __future__ import annotations

import pytest

from dashboard.ui.kit.markup import literal


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
