"""What readers see when another version serves than should, and by a link to one that is gone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard.editions.shelf import Shelf
from dashboard.i18n.translator import translator_for
from dashboard.store.versions import Store
from dashboard.ui.kit import session
from dashboard.ui.kit.menu import entry_of
from tests.builders import make_store
from tests.every_page import in_every_language
from tests.store.test_versions import publish
from tests.ui.app import open_page


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    made = make_store(tmp_path)
    shelf = Shelf(made)
    monkeypatch.setattr(session, "shelf", lambda: shelf)
    return made


@in_every_language
def test_one_calm_line_while_another_version_serves(store: Store, lang: str) -> None:
    publish(store)
    bad = publish(store)
    store.table_path(bad, "series").unlink()
    opened = open_page(entry_of("kartta"), {"lang": lang})
    t = translator_for(lang)
    assert opened.notices == [t("notice.degraded")]
    assert opened.h1 != [t("error.title")]
    for word in ("dashboard", "rollback", bad):
        assert word not in opened.notices[0]


@in_every_language
def test_a_link_to_a_pruned_version_says_so(store: Store, lang: str) -> None:
    old = publish(store)
    publish(store)
    store.prune([old])
    t = translator_for(lang)
    opened = open_page(entry_of(""), {"lang": lang, "versio": old})
    assert opened.notices == [t("notice.pruned", version=old)]
    gone = publish(store)
    publish(store)
    shutil.rmtree(store.folder / "versions" / gone)
    opened = open_page(entry_of(""), {"lang": lang, "versio": gone})
    assert opened.notices == [t("notice.pruned", version=gone)]
    unknown = open_page(entry_of(""), {"lang": lang, "versio": "v1"})
    assert unknown.notices == [t("notice.ignored", names=t("parameter.versio"))]


def test_a_whole_store_is_not_talked_about(store: Store) -> None:
    publish(store)
    assert open_page(entry_of(""), {}).notices == []
