"""Static files, compressed once."""

from __future__ import annotations

import asyncio
import gzip
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from starlette.responses import FileResponse
from starlette.types import Message, Receive, Scope, Send

from dashboard.web.compression import CompressedFiles
from tests.web.calling import Says, answer, ask, passes_websocket, run

SCRIPT = b"const answer = 42;\n" * 500
FOREVER = {
    "cache-control": "public, immutable, max-age=31536000",
    "etag": '"x"',
    "content-length": "1",
}
ADDRESS = "/static/js/index.abc.js"


def static(*chunks: bytes, **headers: str) -> Says:
    return Says(*(chunks or (SCRIPT,)), media_type="text/javascript", headers=FOREVER | headers)


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("GZIP;q=0.5", "gzip"),
        ("br;q=0, gzip;q=1", "gzip"),
        ("identity", None),
        ("br; q=0", None),
        ("", None),
    ],
)
def test_the_encoding_is_negotiated(accepted: str, encoding: str | None) -> None:
    reply = ask(CompressedFiles(static()), ADDRESS, {"Accept-Encoding": accepted})

    assert reply.headers.get("content-encoding") == encoding
    plain = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding]
    assert plain(reply.body) == SCRIPT


def test_the_headers_are_those_of_the_compressed_file() -> None:
    reply = ask(CompressedFiles(static()), ADDRESS, {"Accept-Encoding": "br"})

    assert reply.headers["content-length"] == str(len(reply.body))
    assert len(reply.body) < len(SCRIPT) / 10
    assert reply.headers["vary"] == "Accept-Encoding"
    assert reply.headers["cache-control"] == FOREVER["cache-control"]
    assert reply.headers["content-type"] == "text/javascript"
    assert "etag" not in reply.headers


def test_a_file_is_compressed_once_for_each_encoding() -> None:
    inner = static(SCRIPT[:100], SCRIPT[100:])
    app = CompressedFiles(inner)

    replies = [ask(app, ADDRESS, {"Accept-Encoding": "br", "If-None-Match": '"x"'}) for _ in "123"]
    ask(app, ADDRESS, {"Accept-Encoding": "gzip"})

    assert len(inner.asked) == 2
    assert len({reply.body for reply in replies}) == 1
    assert inner.asked[0]["headers"] == []


def test_many_first_visitors_cause_one_compression() -> None:
    inner = static()
    app = CompressedFiles(inner)

    async def visit() -> set[bytes]:
        asked = (answer(app, ADDRESS, {"Accept-Encoding": "br"}) for _ in range(30))
        return {reply.body for reply in await asyncio.gather(*asked)}

    assert {brotli.decompress(body) for body in run(visit())} == {SCRIPT}
    assert len(inner.asked) == 1


def test_a_reader_who_leaves_does_not_cut_the_file_for_others(tmp_path: Path) -> None:
    file = tmp_path / "index.js"
    file.write_bytes(SCRIPT * 100)
    app = CompressedFiles(FileResponse(file, headers={"cache-control": "immutable"}))

    async def leave_and_come() -> bytes:
        await answer(app, ADDRESS, {"Accept-Encoding": "br"}, leaves=True)
        return (await answer(app, ADDRESS, {"Accept-Encoding": "br"})).body

    assert brotli.decompress(run(leave_and_come())) == SCRIPT * 100


def test_what_others_add_to_the_headers_is_not_kept() -> None:
    files = CompressedFiles(static())

    async def outer(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_more(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"].append((b"x-added", b"1"))
            await send(message)

        await files(scope, receive, send_more)

    replies = [ask(outer, ADDRESS, {"Accept-Encoding": "br"}) for _ in "12"]
    assert [reply.headers.getlist("x-added") for reply in replies] == [["1"], ["1"]]


def test_the_memory_is_bounded_and_the_oldest_goes_first() -> None:
    inner = static()
    size = len(brotli.compress(SCRIPT, quality=9))
    app = CompressedFiles(inner, capacity=2 * size)

    for name in ("a", "b", "a", "c", "a", "b"):
        ask(app, f"/static/js/{name}.js", {"Accept-Encoding": "br"})

    # "b" was used the longest ago when "c" came, and had to be compressed again.
    assert [scope["path"][-4] for scope in inner.asked] == ["a", "b", "c", "b"]


@pytest.mark.parametrize(
    "inner",
    [
        static(**{"cache-control": "no-cache"}),
        Says(SCRIPT, status=404, headers=FOREVER),
    ],
)
def test_what_does_not_last_is_neither_compressed_nor_kept(inner: Says) -> None:
    app = CompressedFiles(inner)

    replies = [ask(app, ADDRESS, {"Accept-Encoding": "br"}) for _ in "12"]

    assert [reply.body for reply in replies] == [SCRIPT, SCRIPT]
    assert replies[0].status == inner.status
    assert "content-encoding" not in replies[0].headers
    assert len(inner.asked) == 2


@pytest.mark.parametrize(
    ("address", "method", "headers"),
    [
        ("/static/media/font.woff2", "GET", {}),
        ("/api/v1/observations.json", "GET", {}),
        ("/kartta", "GET", {}),
        (ADDRESS, "HEAD", {}),
        (ADDRESS, "GET", {"Range": "bytes=0-99"}),
    ],
)
def test_anything_else_streams_through_untouched(
    address: str, method: str, headers: dict[str, str]
) -> None:
    inner = static(b"one", b"two")

    reply = ask(
        CompressedFiles(inner), address, {"Accept-Encoding": "br", **headers}, method=method
    )

    assert reply.chunks == (b"one", b"two")
    assert reply.headers["etag"] == '"x"'


def test_websockets_pass() -> None:
    assert run(passes_websocket(CompressedFiles))
