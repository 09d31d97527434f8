"""Which addresses are open, in parts; the whole is attacked in `test_attacks.py`."""

from __future__ import annotations

import pytest
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from dashboard.web.doors import Doors, MissingWords, frame_files
from dashboard.web.hosts import Hosts
from tests.web.calling import Says, ask, passes_websocket, run

ROUTES = [Route("/own/{name}", PlainTextResponse("own"))]


def words(lang: str) -> MissingWords:
    return MissingWords(f"Nimi {lang}", f"<ei sivua> {lang}", "Etusivu & muut")


def doors(inner: Says) -> Doors:
    return Doors(inner, ["/", "/kartta"], ROUTES, words)


@pytest.mark.parametrize(
    "path", ["/", "/kartta", "/kartta/", "/own/x", "/media/0a1b.pdf", "/_stcore/health"]
)
def test_an_open_address_is_handed_on(path: str) -> None:
    inner = Says(b"one", b"two")

    assert ask(doors(inner), path).chunks == (b"one", b"two")


def test_every_file_of_the_frame_is_open_and_none_beside() -> None:
    files = set(frame_files())

    assert len(files) > 100
    assert {path.rsplit("/", 1)[0] for path in files} == {
        "/static/css",
        "/static/js",
        "/static/media",
    }


@pytest.mark.parametrize("path", ["//", "/kartta//", "/kartta/x", "/own/x/y", "/Kartta", "/media/"])
def test_any_other_address_is_closed(path: str) -> None:
    inner = Says(b"x")

    assert ask(doors(inner), path).status == 404
    assert not inner.asked


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_the_page_that_there_is_not_is_escaped_and_leads_home(lang: str) -> None:
    reply = ask(doors(Says(b"x")), f"/xyz?lang={lang}")

    assert f'<html lang="{lang}">' in reply.text
    assert f"<title>Nimi {lang}</title>" in reply.text
    assert f"<h1>&lt;ei sivua&gt; {lang}</h1>" in reply.text
    assert f'<a href="/?lang={lang}">Etusivu &amp; muut</a>' in reply.text
    assert "<script" not in reply.text


def test_what_is_no_longer_there_is_told_by_our_page() -> None:
    reply = ask(doors(Says(b"File ", b"not found", status=404)), "/media/0a1b.pdf?lang=en")

    assert reply.status == 404
    assert "Nimi en" in reply.text
    assert "not found" not in reply.text


def test_websockets_pass() -> None:
    assert run(passes_websocket(Doors, pages=[], routes=[], missing=words))


@pytest.mark.parametrize(
    ("allowed", "host", "status"),
    [
        ("", "evil.example", 200),
        ("tutka.example", "tutka.example", 200),
        ("tutka.example", "TUTKA.example:8501", 200),
        (" tutka.example , *.kunta.example", "a.b.kunta.example", 200),
        ("tutka.example", "www.tutka.example", 400),
        ("www.tutka.example", "tutka.example", 400),
        ("*.kunta.example", "kunta.example", 400),
        ("*.kunta.example", "evilkunta.example", 400),
    ],
)
def test_the_names_that_are_allowed(allowed: str, host: str, status: int) -> None:
    assert ask(Hosts(Says(b"x"), allowed), "/kartta", {"Host": host}).status == status
    assert ask(Hosts(Says(b"x"), allowed), "/healthz", {"Host": host}).status == 200
