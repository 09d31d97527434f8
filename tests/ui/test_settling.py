"""Setting aside what is loaded for good."""

from __future__ import annotations

import gc
import sys
import types
from collections.abc import Iterator

import pytest

from dashboard.ui import settling


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    gc.unfreeze()
    settling._modules_settled = 0
    yield
    gc.unfreeze()
    settling._modules_settled = 0


def test_what_is_loaded_is_no_longer_looked_at() -> None:
    before = len(gc.get_objects())
    settling.settle()
    assert gc.get_freeze_count() > 0.9 * before


def test_it_is_set_aside_once_for_what_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    settling.settle()
    gc.unfreeze()
    settling.settle()
    assert gc.get_freeze_count() == 0
    monkeypatch.setitem(sys.modules, "a_module_that_came_later", types.ModuleType("later"))
    settling.settle()
    assert gc.get_freeze_count() > 0
