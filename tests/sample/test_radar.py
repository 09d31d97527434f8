"""The sample rounds agree with every headline that was published of the region's radar."""

from __future__ import annotations

from collections import Counter
from typing import Any

import ibis
import pandas as pd
import pytest

from dashboard.domain.practices.radar import Level
from dashboard.queries.radar import round_answers, scores
from dashboard.sample.radar import REACHED, ROUNDS, WHOLE, published_evidence, sample_radar
from dashboard.schema.arrow import arrow_table
from dashboard.store.engine import frame
from tests.builders import MUNICIPALITIES, frames

KUHMOINEN = "291"
OF_REGION = ("Kuntatutka", "Keski-Suomi")
DUTY_2019 = "kuntia, joissa yhdistysten kanssa yhteistyötä tekevä viranhaltija"
DUTY_2021 = "kuntia, joissa järjestöyhteistyötä tekevä viranhaltija"
DUTY_2020 = "kuntia, joissa järjestöjen kanssa yhteistyötä tekevä viranhaltija"
GRANTS_2020 = "kuntia, jotka myöntävät yleis- ja/tai kohdeavustuksia"
ROOMS_2020 = "kuntia, joissa ainakin joitain tiloja maksutta järjestöjen käytössä"
SERVICES_2020 = "kuntia, joissa tarjolla tukipalveluita järjestöille"
GRANTS = "osuus kunnista, jotka myöntävät yleis- tai kohdeavustuksia"
CONTACT = "muutos: kunnat, joissa virallisesti nimetty järjestöyhdyshenkilö"
MEETINGS = "kunnat, joissa kaikille järjestöille avoimia tapaamisia"
WELLBEING = "kunnat, joissa järjestöt mukana hyvinvointikertomus- ja suunnitelmatyössä"
COUNTED = "kuntia aineistossa"


def published(measure: str, period: str) -> str:
    """What was published of the region's radar."""
    rows = frames()["published_facts"]
    rows = rows[(rows["topic"] == OF_REGION[0]) & (rows["subject"] == OF_REGION[1])]
    values = set(rows.loc[(rows["measure"] == measure) & (rows["period"] == period), "value"])
    assert len(values) == 1, "two publications tell the same"
    return str(values.pop())


def answers() -> pd.DataFrame:
    return frames()["radar_answers"]


def taking_part(year: int) -> set[str]:
    rows = answers()
    return set(rows.loc[rows["year"] == year, "municipality_code"])


def saying(criterion: str, year: int, level: Level = Level.YES) -> set[str]:
    """Who says yes (or another level) to a criterion in a round."""
    rows = answers()
    chosen = (
        (rows["criterion_code"] == criterion) & (rows["year"] == year) & (rows["level"] == level)
    )
    return set(rows.loc[chosen.fillna(False), "municipality_code"])


def test_an_official_worked_with_organisations_in_22_of_23_in_2019() -> None:
    assert published(DUTY_2019, "2019") == "22"
    assert len(saying("cooperation_duty", 2019)) == 22
    assert len(taking_part(2019)) == 23


@pytest.mark.parametrize(
    ("measure", "criterion", "levels"),
    [
        (DUTY_2020, "cooperation_duty", [Level.YES, Level.PARTLY]),
        (GRANTS_2020, "grants", [Level.YES]),
        (ROOMS_2020, "free_rooms", [Level.YES, Level.PARTLY]),
        (SERVICES_2020, "support_services", [Level.YES, Level.PARTLY]),
    ],
)
def test_the_round_of_2020_is_as_published_of_23(
    measure: str, criterion: str, levels: list[Level]
) -> None:
    assert len(taking_part(2020)) == int(published(COUNTED, "2020")) == 23
    reached = set[str]().union(*(saying(criterion, 2020, level) for level in levels))
    assert len(reached) == int(published(measure, "2020"))


def test_and_in_all_22_in_2021() -> None:
    assert published(DUTY_2021, "2021") == "22"
    assert saying("cooperation_duty", 2021) == taking_part(2021) == set(MUNICIPALITIES)


def test_all_gave_grants_in_2019() -> None:
    assert published(GRANTS, "2019") == "100"
    assert saying("grants", 2019) == taking_part(2019)
    assert len(taking_part(2019)) == 23


def test_a_named_contact_person_was_in_one_municipality_more_in_2021_than_in_2020() -> None:
    assert published(CONTACT, "2021 vs 2020") == "1"
    for among in (set(MUNICIPALITIES), {*MUNICIPALITIES, KUHMOINEN}):
        before, after = (saying("contact_person", year) & among for year in (2020, 2021))
        assert len(after) - len(before) == 1


@pytest.mark.parametrize(
    ("measure", "criterion"), [(MEETINGS, "open_meetings"), (WELLBEING, "wellbeing_report")]
)
def test_a_little_over_half_is_12_or_13_of_22(measure: str, criterion: str) -> None:
    assert published(measure, "2021") == "reilu puolet"
    assert len(saying(criterion, 2021)) in {12, 13}
    assert len(taking_part(2021)) == 22


@pytest.mark.parametrize(
    ("period", "rounds"), [("2020", [2020]), ("2021", [2021]), ("2022-2023", [2022, 2023])]
)
def test_as_many_took_part_as_was_published(period: str, rounds: list[int]) -> None:
    assert {len(taking_part(year)) for year in rounds} == {int(published(COUNTED, period))}


def test_every_published_headline_of_a_sample_round_is_tested_here() -> None:
    rows = frames()["published_facts"]
    rows = rows[(rows["topic"] == OF_REGION[0]) & (rows["subject"] == OF_REGION[1])]
    headlines = set(zip(rows["measure"], rows["period"], strict=True))
    assert headlines == {
        (DUTY_2019, "2017"),  # before the first sample round
        (DUTY_2019, "2019"),
        (DUTY_2021, "2021"),
        (GRANTS, "2019"),
        (CONTACT, "2021 vs 2020"),
        (MEETINGS, "2021"),
        (WELLBEING, "2021"),
        *((m, "2020") for m in (DUTY_2020, GRANTS_2020, ROOMS_2020, SERVICES_2020)),
        ("keräyskerta", "2020"),  # no answer: which time it was, and when it was published
        ("julkaisukuukausi", "2019"),
        *((COUNTED, period) for period in ("2020", "2021", "2022-2023")),
    }


def test_no_made_up_answer_denies_what_a_municipality_has_published() -> None:
    facts = frames()["published_facts"].set_index("fact_id")
    told = frames()["municipality_facts"].dropna(subset=["municipality_code", "criterion_code"])
    rows = answers()
    denied = []
    for one in told.to_dict("records"):
        since = int(str(facts.loc[one["fact_id"], "period"])[-4:])
        own = rows[
            (rows["municipality_code"] == one["municipality_code"])
            & (rows["criterion_code"] == one["criterion_code"])
            & (rows["year"] >= since)
        ]
        denied += [
            (row["municipality_code"], row["criterion_code"], row["year"])
            for row in own[own["level"].notna()].to_dict("records")
            if row["level"] != Level.YES
        ]
    assert len(told) > 3, "evidence is read"
    assert denied == []


def test_before_the_evidence_an_answer_is_drawn_as_any_other() -> None:
    known = {("179", "grant_rules"): 2023}
    places, asked, people = (
        frames()[name] for name in ("municipalities", "radar_criteria", "observations")
    )
    one = sample_radar(places, asked, people, known)
    other = sample_radar(places, asked, people, {})
    moved = {row["year"] for row, was in zip(one, other, strict=True) if row != was}
    assert moved <= {2023, 2024, 2025}


def test_rounds_have_23_municipalities_to_2020_and_22_after() -> None:
    assert {year: len(taking_part(year)) for year in ROUNDS} == {
        year: 23 if year <= 2020 else 22 for year in range(2019, 2026)
    }
    assert set(answers()["year"]) == set(ROUNDS)
    rows = answers()
    assert set(rows.loc[rows["municipality_code"] == KUHMOINEN, "year"]) == {2019, 2020}
    assert taking_part(2025) == set(MUNICIPALITIES)


def test_free_rooms_are_found_in_almost_all() -> None:
    for year in ROUNDS:
        some = saying("free_rooms", year) | saying("free_rooms", year, Level.PARTLY)
        assert 20 <= len(some & set(MUNICIPALITIES)) <= 22


def test_work_with_the_wellbeing_county_is_asked_from_2022() -> None:
    rows = answers()
    assert rows.loc[rows["criterion_code"] == "wellbeing_county", "year"].min() == 2022
    others = rows[rows["criterion_code"] != "wellbeing_county"]
    assert set(others.groupby("criterion_code")["year"].min()) == {2019}
    assert set(rows["criterion_code"]) == set(REACHED)


def test_criteria_with_headlines_are_answered_in_full_and_some_others_are_not() -> None:
    empty = answers()[answers()["level"].isna()]
    assert not set(empty["criterion_code"]) & WHOLE
    share = len(empty) / len(answers())
    assert 0.005 < share < 0.05
    assert len(set(empty["municipality_code"])) > 5


def test_counts_of_todays_municipalities_are_the_given_ones() -> None:
    for criterion in WHOLE:
        for place, year in enumerate(ROUNDS):
            today = set(MUNICIPALITIES)
            counted = (
                len(saying(criterion, year) & today),
                len(saying(criterion, year, Level.PARTLY) & today),
            )
            assert counted == REACHED[criterion][place], (criterion, year)


def sample_scores() -> pd.DataFrame:
    """Scores by municipality and round."""
    named = ("radar_answers", "radar_criteria", "sources")
    tables = {name: ibis.memtable(arrow_table(name, frames()[name])) for name in named}
    return frame(scores(round_answers(tables)))


def test_one_score_cannot_be_computed() -> None:
    rows = sample_scores()
    missing = rows[rows["score"].isna()]
    assert list(zip(missing["municipality_code"], missing["year"], strict=True)) == [("265", 2024)]
    assert len(rows) == 2 * 23 + 5 * 22
    assert rows["score"].dropna().between(0, 100).all()


def test_municipalities_differ_and_change_in_both_directions() -> None:
    rows = sample_scores().dropna()
    wide = rows.pivot(index="municipality_code", columns="year", values="score")
    assert all(wide[year].max() - wide[year].min() > 30 for year in ROUNDS)
    for before, after in ((2019, 2020), (2022, 2023), (2024, 2025)):
        change = (wide[after] - wide[before]).dropna()
        assert (change > 0).any()
        assert (change < 0).any()


def test_nothing_can_be_taken_for_a_real_answer() -> None:
    assert set(answers()["source_id"]) == {"sample_radar"}
    assert answers()["note"].isna().all()
    kinds = frames()["sources"].set_index("source_id")["kind"]
    assert kinds["sample_radar"] == "sample"
    assert kinds["kyt_radar"] == "survey"


def made(**changed: pd.DataFrame) -> list[dict[str, Any]]:
    """The sample of the embedded tables, some of them exchanged."""
    tables = {**frames(), **changed}
    return sample_radar(
        tables["municipalities"],
        tables["radar_criteria"],
        tables["observations"],
        published_evidence(tables["municipality_facts"], tables["published_facts"]),
    )


def test_the_same_tables_give_the_same_sample_in_any_order() -> None:
    one = made()
    assert one == made()
    for table in ("municipalities", "radar_criteria", "observations"):
        assert one == made(**{table: frames()[table].sample(frac=1, random_state=1)}), table


def test_every_answer_is_given_once() -> None:
    keys = Counter((row["municipality_code"], row["year"], row["criterion_code"]) for row in made())
    assert set(keys.values()) == {1}
    assert len(keys) == len(answers())
