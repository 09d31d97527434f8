"""The self-assessment without a server: steps, answers, what stays in the session."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from markupsafe import escape
from streamlit.testing.v1 import AppTest

from dashboard.domain.selection import LANGUAGES
from dashboard.i18n.translator import Translator, translator_for
from dashboard.ui.assessment.page import STEPS
from dashboard.ui.kit.menu import entry_of
from tests.every_page import in_every_language
from tests.ui.app import Opened, open_page

PAGE = entry_of("itsearviointi")
PRACTICES = 13
OURS, THEIRS = "municipality", "organisations"


@pytest.fixture(autouse=True)
def nothing_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    failed = [r for r in caplog.get_records("call") if r.levelno >= logging.ERROR]
    assert not failed, caplog.text


def opened(lang: str = "fi", **query: str) -> AppTest:
    return open_page(PAGE, {"lang": lang, **query}).session


def html(session: AppTest) -> str:
    return Opened(session).html


def h1(session: AppTest) -> str:
    [found] = Opened(session).h1
    return found.replace("\u00a0", " ")


def to(session: AppTest, step: str, lang: str = "fi") -> AppTest:
    session.segmented_control(key=f"steps-{lang}").set_value(step).run()
    return session


def answer(session: AppTest, item: str, value: int, side: str = OURS, lang: str = "fi") -> None:
    session.radio(key=f"{side}-{item}-{lang}").set_value(value).run()


@in_every_language
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("place", ["", "992"])
def test_every_step_opens(lang: str, step: str, place: str) -> None:
    t = translator_for(lang)
    session = to(opened(lang, kunta=place), step, lang)
    assert not session.exception
    assert t(f"assessment.title_{step}") in html(session)
    assert t("assessment.not_stored") in html(session)


def test_the_checklist_works_without_a_municipality_and_asks_everything() -> None:
    session = opened()
    assert [radio.value for radio in session.radio] == [None] * PRACTICES
    assert h1(session) == "Itsearviointi: 13 käytäntöä arvioitavana"
    for radio in list(session.radio):
        answer(session, str(radio.key).removeprefix(f"{OURS}-").removesuffix("-fi"), 2)
    assert h1(session) == "Itsearviointi, kunnan oma arvio: 13 käytäntöä kunnossa"


@in_every_language
def test_what_the_radar_knows_is_filled_in_and_labelled(lang: str) -> None:
    t = translator_for(lang)
    session = opened(lang, kunta="992")
    assert all(radio.value is not None for radio in session.radio)
    assert h1(session).endswith(t("sample.finding", finding=""))


@in_every_language
def test_made_up_answers_are_not_taken_as_own_in_one_click(lang: str) -> None:
    session = opened(lang, kunta="992")
    assert not [button for button in session.button if button.key == "assessment-confirm"]
    assert escape(translator_for(lang)("assessment.sample_not_confirmed")) in html(session)


def test_the_label_of_the_sample_stays_until_every_answer_is_ones_own() -> None:
    session = opened(kunta="992")
    answer(session, "grants", 0)
    assert h1(session).endswith(translator_for("fi")("sample.finding", finding=""))


def test_not_knowing_is_an_answer_of_its_own() -> None:
    session = opened()
    answer(session, "grants", -1)
    assert session.radio(key=f"{OURS}-grants-fi").value == -1
    assert "Kunta: vastattu 1/13" in html(session)
    assert h1(session) == "Itsearviointi: 13 käytäntöä arvioitavana"


def test_nothing_is_lost_when_the_language_changes() -> None:
    session = opened()
    answer(session, "grants", 1)
    to(session, "targets")
    session.text_area(key="target-action-0-fi").input("Avataan haku").run()
    session.button(key="language-en").click().run()
    assert session.text_area(key="target-action-0-en").value == "Avataan haku"
    assert h1(session) == (
        "Self-assessment, the municipality’s own view: 0 practices in place, 1 partly, 12 open"
    )


def test_nothing_is_lost_when_a_municipality_is_chosen_later() -> None:
    session = opened()
    answer(session, "website", 0)
    session.selectbox(key="municipality-fi").set_value("992").run()
    assert "Äänekoski" in h1(session)
    assert session.radio(key=f"{OURS}-website-fi").value == 0


def test_each_municipality_has_its_own_discussion() -> None:
    session = opened(kunta="992")
    answer(session, "website", 0)
    session.selectbox(key="municipality-fi").set_value("179").run()
    to(session, "look_back")
    session.text_area(key="note-went_well-fi").input("Jyväskylän juhla").run()
    session.selectbox(key="municipality-fi").set_value("992").run()
    assert session.text_area(key="note-went_well-fi").value == ""
    to(session, "checklist")
    assert session.radio(key=f"{OURS}-website-fi").value == 0


def test_differences_are_said_in_words() -> None:
    session = to(opened(), "assess")
    answer(session, "website", 2)
    answer(session, "website", 0, THEIRS)
    t = translator_for("fi")
    assert t("assessment.gap_municipality", value=2) in html(session)
    assert t("assessment.municipality_higher", count=2) in html(session)


def test_a_target_starts_from_a_gap_and_offers_a_first_step() -> None:
    session = opened()
    answer(session, "website", 0)
    answer(session, "grants", 2)
    to(session, "targets")
    box = session.selectbox(key="target-item-0-fi")
    assert box.options[1].startswith("Tiedot yhdessä paikassa")
    assert box.options[-1].startswith("Avustukset")
    box.set_value("website").run()
    session.button(key="target-idea-0").click().run()
    assert str(session.text_area(key="target-action-0-fi").value).startswith("Päivitetään")
    session.button(key="target-remove-0").click().run()
    assert session.text_area(key="target-action-0-fi").value == ""


def test_at_most_three_targets() -> None:
    session = to(opened(), "targets")
    for place in range(3):
        session.text_input(key=f"target-topic-{place}-fi").input(f"Aihe {place}").run()
    assert len(session.text_area) == 3
    session.button(key="target-remove-1").click().run()
    assert session.text_input(key="target-topic-1-fi").value == "Aihe 2"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_day_that_is_none_stays_in_its_field_and_is_told(lang: str) -> None:
    t: Translator = translator_for(lang)
    session = to(opened(lang), "summary", lang)
    field = f"meeting-{lang}"
    session.text_input(key=field).input("ensi vuonna").run()
    assert session.text_input(key=field).value == "ensi vuonna"
    assert t("assessment.meeting_wrong", example="").strip()[:12] in html(session)
    session.text_input(key=field).input("24.11.2027").run()
    assert session.text_input(key=field).value == "24.11.2027"
    assert t("assessment.meeting_wrong", example="").strip()[:12] not in html(session)


def test_what_is_written_is_text_on_the_page() -> None:
    session = to(opened(), "targets")
    session.text_area(key="target-action-0-fi").input("<script>alert(1)</script>").run()
    to(session, "summary")
    assert "&lt;script&gt;" in html(session)
    assert "<script>alert" not in html(session)


def test_what_has_not_been_downloaded_is_told() -> None:
    t = translator_for("fi")
    session = opened(kunta="992")
    assert t("assessment.unsaved") not in html(session)
    answer(session, "grants", 1)
    assert t("assessment.unsaved") in html(session)


def test_the_ways_between_steps_keep_the_order() -> None:
    session = opened()
    for step in list(STEPS)[1:]:
        session.button(key="assessment-next").click().run()
        assert translator_for("fi")(f"assessment.title_{step}") in html(session)
    assert "assessment-next" not in {button.key for button in session.button}
    session.button(key="assessment-back").click().run()
    assert translator_for("fi")("assessment.title_targets") in html(session)
