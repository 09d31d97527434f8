"""The data under a running server: none at all, new ones, earlier ones."""

from __future__ import annotations

import shutil
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from dashboard import paths
from dashboard.i18n.translator import translator_for
from tests.browser.reader import settle, tab
from tests.browser.serving import Server, environment, free_port, running
from tests.builders import population_file

pytestmark = pytest.mark.browser


def test_without_any_data_the_error_door_speaks(desktop: BrowserContext, tmp_path: Path) -> None:
    """The project without its embedded data, as after a copy that went wrong."""
    copy = tmp_path / "project"
    for name in ("pages", ".streamlit", "src/dashboard"):
        shutil.copytree(
            paths.ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copy(paths.APP, copy)
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    settings = ["--server.address", "127.0.0.1", "--server.port", str(port)]
    data = tmp_path / "data"
    env = environment(data, PYTHONPATH=str(copy / "src"))
    with running([*command, *settings], env, port, copy, data) as server:
        with pytest.raises(urllib.error.HTTPError) as answer:
            urllib.request.urlopen(f"{server.url}/healthz", timeout=20)
        assert answer.value.code == 503
        answer.value.close()
        with tab(desktop, server.url) as reader:
            for lang in ("fi", "sv", "en"):
                t = translator_for(lang)
                reader.open(f"/kartta?lang={lang}")
                assert reader.h1() == t("error.title")
                expect(reader.page.get_by_text(t("error.unavailable_next"))).to_be_visible()
                assert "Traceback" not in reader.page.inner_text("body")


def test_an_import_shows_once_it_is_warm_and_can_be_undone(
    desktop: BrowserContext, changing: Server, tmp_path: Path
) -> None:
    file = population_file(tmp_path / "population.csv", year=2026, inhabitants=54321)
    server = changing
    with tab(desktop, server.url) as reader:
        reader.open("/kartta?mittari=population&kunta=077&lang=en")
        before = reader.h1()
        old_version = (paths.EMBEDDED_STORE / "default").read_text(encoding="utf-8").strip()

        server.command("import", "population", str(file))
        reader.page.reload()
        settle(reader.page)
        expect(reader.page.locator("h1")).to_contain_text("54,321")
        assert reader.year == "2026"

        # A decision paper of this year still opens its own numbers.
        reader.open(f"/kartta?mittari=population&kunta=077&lang=en&versio={old_version}")
        expect(reader.page.locator("h1")).to_have_text(before)
        notice = reader.t("notice.version", version=old_version)
        expect(reader.page.get_by_text(notice)).to_be_visible()

        server.command("rollback", old_version)
        reader.open("/kartta?mittari=population&kunta=077&lang=en")
        assert reader.h1() == before


def test_a_warm_import_shows_at_the_next_click(
    desktop: BrowserContext, changing: Server, tmp_path: Path
) -> None:
    file = population_file(tmp_path / "population.csv", year=2026, inhabitants=54321)
    with tab(desktop, changing.url) as reader:
        reader.open("/kartta?mittari=population&lang=en")
        changing.command("import", "population", str(file))
        reader.choose("municipality", "Hankasalmi")
        expect(reader.page.locator("h1")).to_contain_text("54,321")
