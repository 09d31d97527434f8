"""Checks of a whole set of tables: what each kind of wrong row is told."""

from __future__ import annotations

from functools import cache
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.schema.arrow import arrow_schema, arrow_table, columns_of, key_of
from dashboard.schema.checks import check_tables
from dashboard.schema.tables import TABLES
from tests.builders import frames


def with_value(table: str, column: str, value: Any) -> dict[str, pd.DataFrame]:
    """The embedded tables with one value of the second row changed."""
    changed = frames()[table].astype("object").copy()
    changed.loc[1, column] = value
    typed = changed.astype(dict(frames()[table].dtypes))
    return {**frames(), table: typed}


def test_the_embedded_tables_hold_together() -> None:
    assert check_tables(frames()) == []


@pytest.mark.parametrize(
    ("table", "column", "value", "key"),
    [
        ("municipalities", "municipality_code", "77", "value_not_allowed"),
        ("municipalities", "group", "large", "value_not_allowed"),
        ("municipalities", "member_until", "2025-02-30", "date_not_real"),
        ("observations", "status", "guess", "value_not_allowed"),
        ("observations", "year", 1800, "value_not_allowed"),
        ("observations", "indicator_code", "nothing", "reference_unknown"),
        ("observations", "series", "nothing", "reference_unknown"),
        ("organisations", "municipality_code", "091", "reference_unknown"),
        ("organisations", "sector", "muu", "value_not_allowed"),
        ("organisations", "website", "javascript:x", "value_not_allowed"),
        ("sources", "kind", "rumour", "value_not_allowed"),
        ("published_facts", "source_id", "nobody", "reference_unknown"),
    ],
)
def test_a_wrong_value_is_named_with_its_row(table: str, column: str, value: Any, key: str) -> None:
    found = {
        (f.key, f.file, f.row, f.column) for f in check_tables(with_value(table, column, value))
    }
    assert (key, table, 2, column) in found


def test_a_key_twice() -> None:
    rows = frames()["observations"]
    doubled = pd.concat([rows, rows.iloc[[4]]], ignore_index=True)
    (fault,) = check_tables({**frames(), "observations": doubled})
    assert (fault.key, fault.row) == ("key_twice", len(rows) + 1)


def test_missing_and_unknown_columns_and_tables() -> None:
    changed = dict(frames())
    del changed["published_facts"]
    changed["series"] = changed["series"].drop(columns="note_fi").assign(extra="x")
    assert [(f.key, f.file, f.column) for f in check_tables(changed)] == [
        ("column_missing", "series", "note_fi"),
        ("column_unknown", "series", "extra"),
        ("table_missing", "published_facts", ""),
    ]


@pytest.mark.parametrize("table", list(TABLES))
def test_equal_content_in_another_order_is_the_same_table(table: str) -> None:
    frame = frames()[table]
    shuffled = frame.sample(frac=1, random_state=3)
    one, other = arrow_table(table, frame), arrow_table(table, shuffled)
    assert one.equals(other, check_metadata=True)
    assert one.column_names == list(columns_of(table))
    assert one.schema.equals(arrow_schema(table))


@cache
def few_rows() -> dict[str, pd.DataFrame]:
    """The embedded tables without most of the rows that nothing refers to."""
    large = ("observations", "organisations", "radar_answers")
    return {**frames(), **{table: frames()[table].iloc[:50] for table in large}}


def changed(frame: pd.DataFrame, kind: str, row: int, column: str) -> pd.DataFrame:
    """A table with one small thing changed: a row gone or there twice, a value, a column gone."""
    if kind == "row gone":
        return frame.drop(index=row).reset_index(drop=True)
    if kind == "row twice":
        return pd.concat([frame, frame.iloc[[row]]], ignore_index=True)
    if kind == "column gone":
        return frame.drop(columns=column)
    values = frame[column].copy()
    values.iloc[row] = "nothing" if values.dtype == "string" else type(values.iloc[0])()
    return frame.assign(**{column: values})


@given(st.data())
@settings(max_examples=25)
def test_checking_what_changed_finds_what_checking_all_finds(data: st.DataObject) -> None:
    tables = data.draw(st.lists(st.sampled_from(list(TABLES)), min_size=1, max_size=3, unique=True))
    new = dict(few_rows())
    for table in tables:
        kind = data.draw(st.sampled_from(["row gone", "row twice", "value", "column gone"]))
        row = data.draw(st.integers(0, len(new[table]) - 1))
        # Keys first: it is they that other tables refer to.
        columns = sorted(columns_of(table), key=lambda name: name not in key_of(table))
        column = data.draw(st.sampled_from(columns))
        new[table] = changed(new[table], kind, row, column)
    assert check_tables(new, tables) == check_tables(new)


@pytest.mark.parametrize(
    ("table", "key", "referring"),
    [
        ("municipalities", "179", {"boundaries", "organisations", "radar_answers"}),
        ("sources", "statfin_11ra", {"observations"}),
        ("radar_criteria", "grants", {"radar_answers", "radar_published"}),
    ],
)
def test_a_row_that_is_gone_is_missed_by_tables_that_are_as_before(
    table: str, key: str, referring: set[str]
) -> None:
    rows = frames()[table]
    new = {**frames(), table: rows[rows[key_of(table)[0]] != key]}
    faults = check_tables(new, {table})
    assert {fault.key for fault in faults} == {"reference_unknown"}
    assert {fault.file for fault in faults} >= referring
    assert faults == check_tables(new)


def test_tables_that_are_as_before_are_not_checked_again() -> None:
    wrong = with_value("observations", "status", "guess")
    assert check_tables(wrong, {"series", "organisations"}) == []
