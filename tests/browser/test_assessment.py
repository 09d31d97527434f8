"""The self-assessment at the browser: by keyboard alone, saved, opened again, damaged files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Download, FilePayload, Route, expect

from dashboard.ui.kit.menu import entry_of
from tests.browser.reader import Reader, settle
from tests.every_page import address, by_day_in_one_language

pytestmark = pytest.mark.browser
PAGE = entry_of("itsearviointi")
STEPS = ("checklist", "look_back", "assess", "targets", "summary")


def step(reader: Reader, name: str) -> None:
    """Choose a step in the list of steps."""
    title = reader.t(f"assessment.step_{name}")
    reader.page.get_by_role("radio", name=title, exact=True).click()
    settle(reader.page)


def save(reader: Reader, form: str) -> Download:
    with reader.page.expect_download() as caught:
        title = reader.t(f"assessment.save_{form}")
        reader.page.get_by_role("button", name=title, exact=True).click()
    settle(reader.page)
    return caught.value


def saved(reader: Reader) -> tuple[dict[str, Any], bytes]:
    content = Path(save(reader, "json").path()).read_bytes()
    return json.loads(content), content


def give(reader: Reader, content: bytes) -> None:
    """Choose a file with this content."""
    file: FilePayload = {"name": "x.json", "mimeType": "application/json", "buffer": content}
    with reader.page.expect_file_chooser() as caught:
        reader.page.get_by_role("button", name=reader.t("assessment.open_file")).click()
    caught.value.set_files(file)
    reader.page.wait_for_timeout(200)
    settle(reader.page)


def press(reader: Reader, name: str, **params: str) -> None:
    title = reader.t(f"assessment.{name}", **params)
    reader.page.get_by_role("button", name=title, exact=True).click()
    settle(reader.page)


def focused(reader: Reader) -> Mapping[str, str]:
    """What the keyboard is at: kind and accessible group."""
    found: Mapping[str, str] = reader.page.evaluate(
        """() => { const at = document.activeElement; const group = at.closest('[role=radiogroup]');
        return {tag: at.tagName, type: at.type || '', group: group?.getAttribute('aria-label') || '',
          text: at.textContent || ''}; }"""
    )
    return found


def test_the_keyboard_alone_completes_the_checklist(new_reader: Reader) -> None:
    reader = new_reader
    reader.open(address(PAGE))
    press_key = reader.page.keyboard.press
    seen: list[str] = []
    for _ in range(80):
        press_key("Tab")
        at = focused(reader)
        if at["text"] == reader.t("assessment.next", name=reader.t("assessment.step_look_back")):
            break
        if at["type"] != "radio" or not at["group"].startswith(
            f"{reader.t('assessment.municipality')}:"
        ):
            continue
        seen.append(at["group"])
        press_key("Space")
        settle(reader.page)
        assert focused(reader)["group"] == at["group"], "an answer moved the keyboard elsewhere"
    assert len(set(seen)) == len(seen) == 13
    assert "13\u00a0" in reader.h1()
    # Arrows change an answer; Enter goes on, to the heading of the next step.
    press_key("Enter")
    settle(reader.page)
    reader.page.wait_for_timeout(400)
    assert focused(reader)["text"] == reader.t("assessment.title_look_back")
    step(reader, "checklist")
    reader.page.get_by_role("radiogroup").nth(1).get_by_role("radio", checked=True).focus()
    press_key("ArrowRight")
    settle(reader.page)
    assert reader.page.get_by_role("radiogroup").nth(1).get_by_role("radio").nth(1).is_checked()


def test_a_button_without_its_name_is_none_yet(new_reader: Reader) -> None:
    reader = new_reader
    # On a slow connection the code that names the button comes later than its place.
    held: list[Route] = []
    reader.page.route("**/assets/discussion.js*", lambda route: held.append(route))
    reader.open(address(PAGE, kunta="992"))
    button = reader.page.locator(".st-key-discussion button")
    expect(button).to_be_hidden()
    assert reader.violations() == []
    [route] = held
    route.continue_()
    expect(button).to_have_text(reader.t("assessment.open_file"))
    expect(button).to_be_visible()


@by_day_in_one_language
def test_every_step_is_accessible_and_fits(new_reader: Reader, lang: str) -> None:
    reader = new_reader
    reader.open(address(PAGE, lang=lang, kunta="992"))
    for name in STEPS:
        step(reader, name)
        assert reader.violations() == []
        levels = reader.headings()
        assert levels[0] == 1
        assert max(levels) <= 3
    for width in (390, 320):
        reader.size(width)
        for name in STEPS:
            step(reader, name)
            assert reader.sideways() <= 0, name
        assert reader.violations() == []


def test_a_saved_discussion_opens_again_and_shows_what_has_changed(new_reader: Reader) -> None:
    reader = new_reader
    reader.open(address(PAGE, kunta="992"))
    step(reader, "assess")
    group = reader.page.get_by_role("radiogroup", name="Järjestöt: Järjestöt tietävät")
    group.get_by_text("Ei", exact=True).click()
    settle(reader.page)
    step(reader, "targets")
    reader.page.get_by_role("textbox", name=reader.t("assessment.target_topic")).fill("Nuoret")
    field = reader.page.get_by_role("textbox", name=reader.t("assessment.target_action"))
    field.fill("<b>Kysytään</b> *nuorilta*")
    # Straight from the field to the download: what was typed is in the file.
    whole, content = saved(reader)
    assert whole["municipality"] == "992"
    assert whole["date"] == date.today().isoformat()
    assert whole["answers"] == {"contact_person": {"organisations": 0}}
    assert whole["targets"][0]["action"] == "<b>Kysytään</b> *nuorilta*"
    expect(reader.page.get_by_text(reader.t("assessment.saved"))).to_be_visible()

    reader.open(address(PAGE))
    assert "13\u00a0" in reader.h1()
    give(reader, content)
    press(reader, "open_next")
    assert reader.query == {"kunta": "992"}
    reader.page.wait_for_timeout(300)
    settle(reader.page)
    expect(reader.page.get_by_text("<b>Kysytään</b> *nuorilta*")).to_be_visible()
    assert reader.violations() == []
    done = reader.t("assessment.outcome_done")
    reader.page.get_by_role("radiogroup", name="Nuoret").get_by_text(done, exact=True).click()
    settle(reader.page)
    step(reader, "assess")
    group = reader.page.get_by_role("radiogroup", name="Järjestöt: Järjestöt tietävät")
    for place in range(4):
        assert not group.get_by_role("radio").nth(place).is_checked(), "an answer of last time"
    group.get_by_text("Kyllä", exact=True).click()
    settle(reader.page)
    step(reader, "summary")
    change = "Nimetty yhdyshenkilö: ei → kyllä (parani)"
    expect(reader.page.get_by_text(change)).to_be_visible()

    whole, _ = saved(reader)
    assert whole["previous"]["targets"][0]["outcome"] == "done"
    assert whole["answers"]["contact_person"]["organisations"] == 2
    assert Path(save(reader, "pdf").path()).read_bytes().startswith(b"%PDF")
    book = openpyxl.load_workbook(BytesIO(Path(save(reader, "xlsx").path()).read_bytes()))
    assert len(book.sheetnames) == 3


def test_the_same_discussion_goes_on_and_what_it_replaced_comes_back(new_reader: Reader) -> None:
    reader = new_reader
    reader.open(address(PAGE, kunta="992"))
    step(reader, "look_back")
    field = reader.page.get_by_role("textbox").first
    field.fill("Tiedostossa")
    _, content = saved(reader)
    field.fill("Sivulla")
    field.blur()
    settle(reader.page)
    give(reader, content)
    press(reader, "open_continue")
    step(reader, "look_back")
    expect(field).to_have_value("Tiedostossa")
    press(reader, "undo")
    expect(field).to_have_value("Sivulla")


FAULTY = {
    "empty": b"",
    "too_large": b"x" * 250_000,
    "not_text": b"\xff\xfe\x00",
    "not_json": b'{"format": "jarjestotutka-assess',
    "foreign": b'{"type": "FeatureCollection", "features": []}',
    "newer": b'{"format": "jarjestotutka-assessment", "version": 9}',
}


@by_day_in_one_language
def test_a_file_that_cannot_be_opened_gets_a_sentence_and_nothing_is_lost(
    new_reader: Reader, lang: str
) -> None:
    reader = new_reader
    reader.open(address(PAGE, lang=lang))
    step(reader, "look_back")
    field = reader.page.get_by_role("textbox").first
    field.fill("Tallella")
    field.blur()
    settle(reader.page)
    for key, content in FAULTY.items():
        give(reader, content)
        sentence = reader.t(f"assessment.file_{key}", limit="200")
        expect(reader.page.get_by_role("alert")).to_contain_text(sentence)
        expect(field).to_have_value("Tallella")
    assert reader.violations() == []


def test_all_faults_of_a_damaged_file_are_told_at_once(new_reader: Reader) -> None:
    reader = new_reader
    reader.open(address(PAGE))
    whole = {
        "format": "jarjestotutka-assessment",
        "version": 1,
        "municipality": "091",
        "date": "eilen",
        "answers": {"grants": {"municipality": 5}, "<img src=x onerror=alert(1)>": 1},
    }
    give(reader, json.dumps(whole).encode())
    shown = reader.page.get_by_role("alert")
    expect(shown.get_by_role("listitem")).to_have_count(5)
    t = reader.t
    grants = ", ".join([t("assessment.place_answers"), "Avustukset", t("assessment.municipality")])
    for place in (t("assessment.municipality"), t("assessment.place_date"), grants):
        expect(shown.get_by_text(f"”{place}”")).to_have_count(1)
    assert reader.page.locator("img[src='x']").count() == 0


def test_leaving_the_site_is_asked_for_while_something_is_not_downloaded(
    new_reader: Reader,
) -> None:
    reader = new_reader
    reader.open(address(PAGE))
    assert reader.page.evaluate("window.onbeforeunload") is None
    step(reader, "look_back")
    field = reader.page.get_by_role("textbox").first
    field.fill("Jotain")
    field.blur()
    settle(reader.page)
    assert reader.page.evaluate("typeof window.onbeforeunload") == "function"
    reader.follow(reader.t("page.kartta.title"))
    assert reader.page.evaluate("typeof window.onbeforeunload") == "function"
    reader.follow(reader.t("page.itsearviointi.title"))
    expect(reader.page.get_by_role("textbox").first).to_have_value("Jotain")
    saved(reader)
    assert reader.page.evaluate("window.onbeforeunload") is None
