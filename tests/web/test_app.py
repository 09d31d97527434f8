"""The whole application, in a process of its own and started from a foreign folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dashboard import paths

SOURCE = (str(paths.ROOT / "src"), str(paths.ROOT))
PROBE = """
import asyncio, json, re
from app import app
from streamlit import config
from tests.web.calling import answer

async def main():
    page = await answer(app, "/kartta?lang=sv", {"Accept-Encoding": "identity"})
    script = re.search(r'src="[.](/static/js/index[^"]+)"', page.text)[1]
    asked = {
        "page": page,
        "zipped": await answer(app, "/?lang=en", {"Accept-Encoding": "gzip"}),
        "script": await answer(app, script, {"Accept-Encoding": "br"}),
        "font": await answer(app, "/assets/source-sans.woff2", {"Accept-Encoding": "br, gzip"}),
        "health": await answer(app, "/healthz"),
        "host": await answer(app, "/_stcore/host-config"),
    }
    names = ("browser.gatherUsageStats", "client.showErrorDetails", "theme.primaryColor")
    return {
        "options": {name: config.get_option(name) for name in names},
        "text": page.text,
        "answers": {
            name: {"status": a.status, "headers": dict(a.headers), "size": len(a.body)}
            for name, a in asked.items()
        },
    }

print("RESULT" + json.dumps(asyncio.run(main())))
"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder: Path = tmp_path_factory.mktemp("elsewhere")
    done = subprocess.run(
        [sys.executable, "-c", PROBE],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(SOURCE), "HOME": str(folder)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "not a valid config option" not in done.stdout + done.stderr
    found: dict[str, Any] = json.loads(done.stdout.split("RESULT")[1])
    return found


def test_the_configuration_is_found_from_any_folder(seen: dict[str, Any]) -> None:
    assert seen["options"] == {
        "browser.gatherUsageStats": False,
        "client.showErrorDetails": "none",
        "theme.primaryColor": "#0B5C7A",
    }


def test_a_deep_link_is_a_page_in_its_language(seen: dict[str, Any]) -> None:
    assert '<html lang="sv">' in seen["text"]
    assert "<title>Karta – Organisationsradarn</title>" in seen["text"]


def test_every_answer_has_the_policy(seen: dict[str, Any]) -> None:
    for name, answer in seen["answers"].items():
        assert answer["status"] == 200, name
        assert "frame-ancestors 'none'" in answer["headers"]["content-security-policy"], name


def test_what_pays_is_compressed(seen: dict[str, Any]) -> None:
    encodings = {
        name: answer["headers"].get("content-encoding") for name, answer in seen["answers"].items()
    }

    assert encodings["page"] is None
    assert encodings["zipped"] == "gzip"
    assert encodings["script"] == "br"
    assert encodings["font"] is None
