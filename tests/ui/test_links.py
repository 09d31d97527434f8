"""What a link opens in every language: the browser tests of the day open it in Finnish alone."""

from __future__ import annotations

from html import unescape

from dashboard.domain.selection import MAX_MUNICIPALITIES
from dashboard.i18n.translator import translator_for
from dashboard.ui.kit.menu import entry_of
from tests.builders import MUNICIPALITIES
from tests.every_page import in_every_language
from tests.ui.app import open_page

NAMES = {"fi": "Väkiluku", "sv": "Folkmängden", "en": "Population"}


@in_every_language
def test_a_link_opens_the_same_view(lang: str) -> None:
    query = {"lang": lang, "kunta": "992", "mittari": "population", "vuosi": "2019"}
    opened, t = open_page(entry_of("kartta"), query), translator_for(lang)
    [finding] = opened.h1
    assert t.number(18765) in finding
    assert NAMES[lang] in finding
    boxes = {box.label: box.value for box in opened.session.selectbox}
    assert boxes[t("filter.municipality")] == "992"
    assert boxes[t("filter.indicator")] == "population"
    drawn = " ".join(element.proto.json for element in opened.session.get("bidi_component"))
    # The map and its ranking mark it.
    assert drawn.count("aria-current") == 2
    assert '"year": 2019' in drawn


@in_every_language
def test_unknown_codes_are_told_by_the_names_of_their_filters(lang: str) -> None:
    query = {"lang": lang, "kunta": "999", "mittari": "population", "vuosi": "x"}
    opened, t = open_page(entry_of("kartta"), query), translator_for(lang)
    names = t.listing([t("parameter.kunta"), t("parameter.vuosi")])
    assert opened.notices == [t("notice.ignored", names=names)]


@in_every_language
def test_too_many_municipalities_are_told(lang: str) -> None:
    query = {"lang": lang, "kunta": ",".join(MUNICIPALITIES[: MAX_MUNICIPALITIES + 2])}
    opened = open_page(entry_of("vertailu"), query)
    assert opened.notices == [translator_for(lang)("notice.too_many", most=MAX_MUNICIPALITIES)]


@in_every_language
def test_kuhmoinen_is_told_to_have_left(lang: str) -> None:
    opened = open_page(entry_of("vertailu"), {"lang": lang, "kunta": "992,179,291"})
    name = "Kuhmois" if lang == "sv" else "Kuhmoinen"
    day = "31 December 2020" if lang == "en" else "31.12.2020"
    assert opened.notices == [translator_for(lang)("notice.left", name=name, date=day)]
    assert "Jyväskylä" in opened.h1[0]


@in_every_language
def test_every_municipality_is_offered_and_opened_by_its_name(lang: str) -> None:
    opened = open_page(entry_of("kunta"), {"lang": lang})
    keys = [str(button.key) for button in opened.session.button]
    offered = [key.removeprefix("open-") for key in keys if key.startswith("open-")]
    assert sorted(offered) == sorted(MUNICIPALITIES)
    opened.session.button(key="open-601").click().run()
    assert "Pihtipudas:" in unescape(opened.html)
    assert opened.session.query_params["kunta"] == "601"


@in_every_language
def test_a_municipality_is_told_by_what_is_in_place_and_what_is_missing(lang: str) -> None:
    html = unescape(open_page(entry_of("kunta"), {"lang": lang, "kunta": "992"}).html)
    t = translator_for(lang)
    for key in ("in_place", "missing"):
        assert t(f"municipality.{key}.other", count=0).split("0")[0].strip() in html
