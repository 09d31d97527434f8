"""Streamlit's shell in the reader's language."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import pytest

from dashboard.web.shell import PageWords, Shell, language, rewrite
from dashboard.web.start import START_SCRIPT_HASH
from tests.web.calling import Says, ask, passes_websocket, run

PLAIN = PageWords("Kartta", "Kuvaus", "Ota JavaScript käyttöön.")


def words(path: str, lang: str) -> PageWords:
    return PageWords(f"{path} {lang}", f"description {lang}", f"noscript {lang}")


@pytest.fixture(scope="module")
def installed() -> bytes:
    """The shell of the Streamlit that is installed."""
    spec = find_spec("streamlit")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return (Path(spec.submodule_search_locations[0]) / "static" / "index.html").read_bytes()


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_language_title_description_and_noscript(installed: bytes, lang: str) -> None:
    reply = ask(Shell(Says(installed), words), f"/kartta?lang={lang}")

    assert f'<html lang="{lang}">' in reply.text
    assert f"<title>/kartta {lang}</title>" in reply.text
    assert f'<meta name="description" content="description {lang}">' in reply.text
    assert f"<noscript><p>noscript {lang}</p></noscript>" in reply.text
    assert reply.headers["content-length"] == str(len(reply.body))


def test_nothing_of_the_english_shell_is_left(installed: bytes) -> None:
    text = rewrite(installed, "fi", PLAIN).decode()

    assert 'lang="en"' not in text
    assert "You need to enable JavaScript" not in text
    assert text.count("<title>") == text.count("<noscript>") == text.count("<html") == 1
    assert '<div id="root"></div>' in text
    assert "service-desc" not in text, "the interface for agents is closed"


@pytest.mark.parametrize(
    "query",
    ["", "lang=", "lang=de", "lang=FI", "lang=%22%3E%3Cscript%3E", "lang=sv%00", "lang=%ff", "x"],
)
def test_an_unknown_language_is_finnish_and_not_echoed(installed: bytes, query: str) -> None:
    reply = ask(Shell(Says(installed), words), f"/?{query}")

    assert '<html lang="fi">' in reply.text
    assert "<title>/ fi</title>" in reply.text
    assert reply.text.count("<script>") == 1


def test_of_two_languages_the_last_counts() -> None:
    assert language(b"lang=sv&kunta=179&lang=en") == "en"


def test_words_are_escaped(installed: bytes) -> None:
    nasty = '</title><script>alert("1")</script> & \\1 \\g<0>'

    text = rewrite(installed, "fi", PageWords(nasty, nasty, nasty)).decode()

    escaped = (
        "&lt;/title&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; \\1 \\g&lt;0&gt;"
    )
    assert f"<title>{escaped}</title>" in text
    assert f'content="{escaped}"' in text
    assert "alert(" not in text.replace(escaped, "")


def test_the_policy_names_the_only_inline_script(installed: bytes) -> None:
    text = rewrite(installed, "sv", PLAIN).decode()

    inline = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    assert len(inline) == 1
    digest = b64encode(sha256(inline[0].encode()).digest()).decode()
    assert f"sha256-{digest}" == START_SCRIPT_HASH
    assert text.index("window.__streamlit") < text.index('type="module"')
    assert not re.search(r"\son[a-z]+=", text)


def test_the_start_script_knows_the_server_and_the_theme(installed: bytes) -> None:
    text = rewrite(installed, "fi", PLAIN).decode()

    assert "BACKEND_BASE_URL: location.origin" in text
    assert 'MAIN_PAGE_BASE_URL: location.origin + "/"' in text
    assert '"backgroundColor": "#FFFFFF"' in text
    assert "__THEME__" not in text


def test_the_file_s_own_validators_and_conditions_are_dropped(installed: bytes) -> None:
    inner = Says(
        installed,
        headers={
            "etag": '"x"',
            "last-modified": "y",
            "accept-ranges": "bytes",
            "cache-control": "no-cache",
        },
    )
    conditions = {
        "If-None-Match": '"x"',
        "Range": "bytes=0-9",
        "Accept-Encoding": "gzip",
        "Cookie": "a",
    }

    reply = ask(Shell(inner, words), "/", conditions)

    assert {"etag", "last-modified", "accept-ranges"}.isdisjoint(reply.headers)
    assert reply.headers["cache-control"] == "no-cache"
    assert inner.asked[0]["headers"] == [(b"cookie", b"a")]


def test_a_page_sent_in_pieces_is_put_together() -> None:
    pieces = b'<html lang="en"><ti', b"tle>Streamlit</title>", b"</html>"

    reply = ask(Shell(Says(*pieces), words), "/kartta")

    assert reply.text.startswith('<html lang="fi"><title>/kartta fi</title>')


def test_head_promises_no_length() -> None:
    reply = ask(Shell(Says(b"", headers={"content-length": "7863"}), words), "/", method="HEAD")

    assert reply.status == 200
    assert "content-length" not in reply.headers


@pytest.mark.parametrize(
    ("address", "media_type", "status"),
    [
        ("/healthz", "application/json", 200),
        ("/kartta", "text/plain", 200),
        ("/kartta", "text/html", 404),
        ("/media/report.html", "text/html", 200),
        ("/api/v1/x", "text/html", 200),
    ],
)
def test_anything_else_streams_through_untouched(
    address: str, media_type: str, status: int
) -> None:
    chunks = b'<html lang="en">', b"<title>Streamlit</title>"

    reply = ask(Shell(Says(*chunks, media_type=media_type, status=status), words), address)

    assert reply.chunks == chunks
    assert reply.status == status


def test_websockets_pass() -> None:
    assert run(passes_websocket(Shell, page_words=words))


def test_a_slow_phone_reads_that_the_page_is_coming(installed: bytes) -> None:
    text = rewrite(installed, "fi", PageWords("a", "b", "c", loading="Avautuu & pian")).decode()

    assert re.search(r'<div id="root"><p [^>]*>Avautuu &amp; pian</p></div>', text)
