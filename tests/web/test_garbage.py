from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from dashboard.web.garbage import YOUNG, set_aside


@pytest.fixture(autouse=True)
def collector_as_it_was() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_what_is_alive_is_no_longer_looked_at() -> None:
    kept = [[] for _ in range(1000)]  # type: ignore[var-annotated]
    set_aside()
    assert gc.get_freeze_count() > len(kept)
    assert not any(seen is kept for seen in gc.get_objects())


def test_garbage_goes_before_and_after() -> None:
    before = [object()]
    before.append(before)
    set_aside()
    after: list[object] = []
    after.append(after)
    del after
    assert gc.collect() == 1


def test_the_young_are_collected_less_often() -> None:
    _, middle, old = gc.get_threshold()
    set_aside()
    assert gc.get_threshold() == (YOUNG, middle, old)
