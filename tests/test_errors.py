"""The tree of errors: exit statuses, and a key with its parameters instead of a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard import errors
from dashboard.errors import (
    DashboardError,
    Fault,
    InputError,
    StoreBusy,
    StoreError,
    StoreMissing,
    UsageError,
    VersionUnknown,
)


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (InputError([Fault("file_empty")]), 1),
        (UsageError("format_unknown"), 2),
        (StoreError("store_unreadable"), 3),
        (StoreMissing("store_missing"), 3),
        (VersionUnknown("version_unknown"), 2),
        (StoreBusy("store_busy"), 3),
        (DashboardError("unexpected"), 3),
    ],
)
def test_every_error_is_one_of_ours_and_has_its_exit_status(
    error: DashboardError, status: int
) -> None:
    assert isinstance(error, DashboardError)
    assert error.exit_status == status


def test_the_tree_in_the_documentation_is_the_one_that_is_there() -> None:
    assert errors.__doc__ is not None
    drawn = [word for word in errors.__doc__.split() if word.endswith(("Error", "Missing", "Busy"))]
    for error in (DashboardError, InputError, UsageError, StoreError, StoreMissing, StoreBusy):
        assert error.__name__ in drawn
    assert "VersionUnknown" in errors.__doc__


def test_an_error_keeps_its_key_and_what_fills_the_sentence() -> None:
    error = UsageError("code_unknown", code="091", table="municipalities")
    assert error.key == "code_unknown"
    assert error.params == {"code": "091", "table": "municipalities"}


def test_an_input_error_lists_all_its_faults_in_their_order() -> None:
    faults = [Fault("value_missing", row=7), Fault("not_a_year", row=3)]
    error = InputError(faults)
    assert error.faults == tuple(faults)
    assert error.params == {"count": 2}


def test_an_input_error_without_a_fault_would_say_nothing() -> None:
    with pytest.raises(ValueError, match="at least one fault"):
        InputError([])


def test_a_fault_changes_one_thing_at_a_time() -> None:
    place = Fault("", "a.xlsx", "Taul1", 3, "year", "x").with_params(limit=5)
    named = place.named("not_a_year")
    assert named == Fault("not_a_year", "a.xlsx", "Taul1", 3, "year", "x", (("limit", 5),))
    assert named.in_column("vuosi") == replace(named, column="vuosi")
    assert named.without_row() == replace(named, row=None)
    assert named.without_value() == replace(named, value="")
    # A sheet is of its own file.
    assert named.in_file("b.csv", 7) == replace(named, file="b.csv", sheet="", row=7)


def test_parameters_of_a_fault_do_not_depend_on_their_order() -> None:
    place = Fault("too_few_rows", "a.csv", "Taul1", 3, "year", "x")
    assert place.with_params(found=1, expected=2) == place.with_params(expected=2, found=1)
    filled = place.with_params(found=1)
    assert (filled.key, filled.file, filled.sheet, filled.row) == (
        "too_few_rows",
        "a.csv",
        "Taul1",
        3,
    )
    assert (filled.column, filled.value) == ("year", "x")
