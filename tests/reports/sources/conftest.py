from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.store.versions import Store
from tests.builders import make_store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return make_store(tmp_path / "store")
