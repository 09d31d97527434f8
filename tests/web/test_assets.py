"""Files of installed packages under our own address."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest
from starlette.applications import Starlette

from dashboard import paths
from dashboard.web import assets
from tests.web.calling import ask

APP = Starlette(routes=assets.asset_routes())


def test_plotly_is_the_installed_one() -> None:
    reply = ask(APP, "/assets/plotly.min.js")

    assert reply.status == 200
    assert reply.headers["content-type"].startswith("text/javascript")
    assert b"plotly.js v" in reply.body[:200]


def test_the_font_is_a_woff2_of_the_upright_face() -> None:
    reply = ask(APP, "/assets/source-sans.woff2")

    assert reply.headers["content-type"] == "font/woff2"
    assert reply.body[:4] == b"wOF2"


@pytest.mark.parametrize(
    ("query", "cached"),
    [
        ("", assets.A_DAY),
        ("?v=0.0.0", assets.A_DAY),
        (f"?v={version('plotly')}", assets.A_YEAR),
    ],
)
def test_only_the_current_version_lasts(query: str, cached: str) -> None:
    reply = ask(APP, f"/assets/plotly.min.js{query}", method="HEAD")

    assert reply.headers["cache-control"] == cached


def test_the_icon_is_ours() -> None:
    reply = ask(APP, "/favicon.png")

    assert reply.headers["content-type"] == "image/png"
    assert reply.body.startswith(b"\x89PNG")


def test_robots_may_read_everything() -> None:
    assert ask(APP, "/robots.txt").text == "User-agent: *\nAllow: /\n"


def test_a_package_without_its_file_is_found_out_at_start() -> None:
    with pytest.raises(FileNotFoundError, match="plotly: 0 files"):
        assets._package_file("plotly", "package_data/nothing.js")


@pytest.mark.parametrize("path", sorted(paths.ASSETS.glob("*.js")), ids=lambda path: path.name)
def test_the_code_of_every_component_is_there_and_lasts_while_it_is_the_same(path: Path) -> None:
    reply = ask(APP, f"/assets/{path.name}?v={paths.fingerprint(path)}")

    assert reply.headers["content-type"].startswith("text/javascript")
    assert reply.headers["cache-control"] == assets.A_YEAR
    assert reply.body == path.read_bytes()
