"""The frame of a downloaded image: complete in itself, nothing outside it, nothing that runs."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import replace

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.selection import LANGUAGES
from dashboard.figures.inputs.card import FigureText
from dashboard.figures.shared.image import ImageFrame, slide_frame, square_frame
from dashboard.i18n.labelled import Labelled
from tests.figures.svg import (
    ATTACKS,
    NAMESPACE,
    Text,
    assert_inert,
    contents,
    overlapping,
    parsed,
    texts,
)
from tests.views import real

PRODUCT = "Järjestötutka"
PLAIN = FigureText(
    finding=Labelled("Osuus on suurin Luhangassa (43,7 %) ja pienin Jyväskylässä (19,8 %)"),
    subtitle="Osuus, prosenttia, Keski-Suomen 22 kuntaa, 2025",
    facts=("Koko maakunta: 25,4 %", "Suurimmat: Luhanka 43,7 %, Kivijärvi 42,6 %"),
    source="Lähde: Tilastokeskus, Väestörakenne (CC BY 4.0).",
    dated="Aineisto koottu 24.11.2026.",
    alternative=Labelled(),
    file_stem="",
    sample="Esimerkkiaineisto: keksittyjä lukuja, ei oikeita",
)


def frames(text: FigureText, product: str = PRODUCT) -> tuple[ImageFrame, ...]:
    """Every frame that an image can have."""
    return (
        slide_frame(text, product, portrait_figure=True),
        slide_frame(text, product, portrait_figure=False),
        square_frame(text, product),
    )


def whole(frame: ImageFrame) -> ET.Element:
    """The image as the browser finishes it, the figure being left out."""
    return parsed(frame.before + frame.after)


def joined(frame: ImageFrame) -> str:
    """All that an image says, its broken lines joined."""
    return " ".join(contents(whole(frame)))


def overflowing(frame: ImageFrame) -> list[str]:
    """What stands outside the image, in the figure's place, or over other text."""
    found = texts(whole(frame))
    page, hole = shapely.box(0, 0, frame.width, frame.height), frame.hole
    place = shapely.box(hole.x, hole.y, hole.x + hole.width, hole.y + hole.height)
    outside = [f"outside: {text.content[:60]}" for text in found if not page.covers(text.box)]
    over = [f"over the figure: {t.content[:60]}" for t in found if t.box.intersects(place)]
    return [*outside, *over, *_overlaps(found)]


def _overlaps(found: Sequence[Text]) -> list[str]:
    return [
        f"overlap: {found[one].content[:40]} / {found[other].content[:40]}"
        for one, other in overlapping([text.box for text in found])
    ]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_an_image_says_finding_subtitle_source_date_product_and_sample(place: int) -> None:
    said = joined(frames(PLAIN)[place])
    for part in (PLAIN.finding, PLAIN.subtitle, PLAIN.source, PLAIN.dated, PRODUCT):
        assert part in said
    assert PLAIN.sample in said


def test_only_the_frame_beside_a_figure_has_room_for_its_facts() -> None:
    slide, wide, square = frames(PLAIN)
    assert all(fact in joined(slide) for fact in PLAIN.facts)
    for frame in (wide, square):
        assert not any(fact in joined(frame) for fact in PLAIN.facts)
        description = whole(frame).find(f"{NAMESPACE}desc")
        assert description is not None
        assert all(fact.rstrip(".") in (description.text or "") for fact in PLAIN.facts)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_without_a_sample_there_is_no_tag(place: int) -> None:
    marked, plain = frames(PLAIN)[place], frames(replace(PLAIN, sample=""))[place]
    assert len(list(whole(marked).iter(f"{NAMESPACE}rect"))) == 3
    assert len(list(whole(plain).iter(f"{NAMESPACE}rect"))) == 2
    assert "Esimerkki" not in plain.before + plain.after


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_image_has_its_finding_as_title(place: int) -> None:
    root = whole(frames(PLAIN)[place])
    title = root.find(f"{NAMESPACE}title")
    assert title is not None
    assert title.text == PLAIN.finding


def test_a_slide_is_16_to_9_and_a_square_is_square() -> None:
    slide, wide, square = frames(PLAIN)
    assert slide.width * 9 == slide.height * 16
    assert wide.width * 9 == wide.height * 16
    assert square.width == square.height
    assert {frame.shape for frame in frames(PLAIN)} == {"slide", "square"}
    for frame in frames(PLAIN):
        root = whole(frame)
        assert root.attrib["viewBox"] == f"0 0 {frame.width} {frame.height}"


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_figure_has_its_place_inside_the_image(place: int) -> None:
    frame = frames(PLAIN)[place]
    hole = frame.hole
    assert hole.x >= 0
    assert hole.y >= 0
    assert hole.x + hole.width <= frame.width
    assert hole.y + hole.height <= frame.height
    assert hole.width * hole.height > 0.3 * frame.width * frame.height
    assert overflowing(frame) == []


def test_equal_words_give_equal_frames() -> None:
    assert frames(PLAIN) == frames(PLAIN)


@pytest.mark.parametrize("name", ATTACKS)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_no_name_can_break_an_image(place: int, name: str) -> None:
    text = FigureText(Labelled(name), name, Labelled(name), name, name, name, name, facts=(name,))
    frame = frames(text)[place]
    root = whole(frame)
    assert_inert(root)
    assert name in joined(frame)
    title = root.find(f"{NAMESPACE}title")
    assert title is not None
    assert title.text == name
    # The figure is put between two parts of text: neither may leave a tag open but the root.
    parsed(f"{frame.before}</svg>")
    parsed(f"<svg>{frame.after}")


def words(least: int, most: int) -> st.SearchStrategy[str]:
    """Text of about so many characters in words as long as Finnish ones get."""
    word = st.text("aeiknlstuäyö", min_size=2, max_size=18)
    return st.lists(word, min_size=1, max_size=60).map(
        lambda parts: " ".join(parts)[:most].strip().ljust(least, "a")
    )


@given(words(1, 200), words(1, 120), words(1, 90), st.booleans())
def test_a_finding_of_200_characters_stays_inside(
    finding: str, subtitle: str, source: str, labelled: bool
) -> None:
    text = replace(PLAIN, finding=Labelled(finding), subtitle=subtitle, source=source)
    for frame in frames(text if labelled else replace(text, sample="")):
        assert overflowing(frame) == []
        assert frame.hole.height > 400


@given(st.lists(words(1, 110), max_size=7))
def test_facts_stay_inside_the_image(facts: list[str]) -> None:
    text = replace(PLAIN, facts=tuple(facts), finding=Labelled(PLAIN.finding * 2))
    assert overflowing(slide_frame(text, PRODUCT, portrait_figure=True)) == []


@pytest.mark.parametrize("count", [1, 2, 5, 10, 25])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_line_of_many_sources_stays_inside_the_image(place: int, count: int) -> None:
    one = "Tilastokeskus, 11ra Keskeiset tunnusluvut alueittain (CC BY 4.0)"
    text = replace(PLAIN, source=f"Lähteet: {'; '.join([one] * count)}.")
    frame = frames(text)[place]
    assert overflowing(frame) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_real_words_stay_inside_the_image(lang: str) -> None:
    shown = [
        real.view(code, lang, chosen=chosen)
        for code in real.mapped()
        for chosen in (None, "179", "435", "992")
    ]
    words = {view.card.text for view in shown}
    found = {text.finding: over for text in words for f in frames(text) if (over := overflowing(f))}
    assert found == {}
