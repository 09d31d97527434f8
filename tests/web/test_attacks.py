"""What strangers try at the doors: every case is an attack by its name, against the whole product.

Beside these stand the attacks on single parts: on names and files where they are read, on words
where they are shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import InvalidStatus

from dashboard.domain.selection import LANGUAGES
from dashboard.i18n.translator import translator_for
from tests.web.attacked import Victim, attacked, click, closing_code, run

PERSON = "Matti-Meikalainen"


@pytest.fixture(scope="module")
def victim(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Victim]:
    with attacked(tmp_path_factory.mktemp("attacked") / "data") as served:
        yield served


CLOSED = {
    "upload-put": ("PUT", "/_stcore/upload_file/session/file"),
    "upload-post": ("POST", "/_stcore/upload_file/session/file"),
    "upload-delete": ("DELETE", "/_stcore/upload_file/session/file"),
    "upload-options": ("OPTIONS", "/_stcore/upload_file/session/file"),
    "metrics": ("GET", "/_stcore/metrics"),
    "message-origins": ("GET", "/_stcore/allowed-message-origins"),
    "script-health": ("GET", "/_stcore/script-health-check"),
    "agent-interface": ("POST", "/_stcore/agent/mcp"),
    "agent-description": ("GET", "/_stcore/agent/openapi.json"),
    "login": ("GET", "/auth/login"),
    "logout": ("GET", "/auth/logout"),
    "login-callback": ("GET", "/oauth2callback?state=x&code=y"),
    "component-files": ("GET", "/component/streamlit.x/index.html"),
    "component-traversal": ("GET", "/component/x/../../../../etc/passwd"),
    "second-component-files": ("GET", "/_stcore/bidi-components/jarjestotutka.areas/x.js"),
    "app-files": ("GET", "/app/static/../../.streamlit/config.toml"),
    "frame-manifest": ("GET", "/manifest.json"),
    "frame-itself": ("GET", "/index.html"),
    "deep": ("GET", "/kartta/x/y"),
    "dotted": ("GET", "/kartta.php"),
    "secrets": ("GET", "/.env"),
    "repository": ("GET", "/.git/config"),
    "other-software": ("GET", "/wp-login.php"),
    "name-of-no-page": ("GET", "/overview"),
    "script-that-is-not": ("GET", "/static/js/none.js"),
    "document-that-is-not": ("GET", "/media/0123456789abcdef.pdf"),
    "encoded-slash": ("GET", "/kartta%2fx"),
    "encoded-dots": ("GET", "/%2e%2e/%2e%2e/app.py"),
    "static-traversal": ("GET", "/static/../../../../../../etc/passwd"),
    "static-encoded-traversal": ("GET", "/static/js/%2e%2e/%2e%2e/%2e%2e/config.py"),
    "asset-traversal": ("GET", "/assets/..%2f..%2fkit%2fsession.py"),
    "media-traversal": ("GET", "/media/..%2f..%2fetc%2fpasswd"),
    "backslashes": ("GET", "/..%5c..%5capp.py"),
    "zero-byte": ("GET", "/kartta%00.png"),
    "foreign-host-as-path": ("GET", "//evil.example/kartta"),
    "markup-as-path": ("GET", "/%3Cscript%3Ealert(1)%3C/script%3E"),
}


@pytest.mark.parametrize(("method", "path"), CLOSED.values(), ids=CLOSED)
def test_a_closed_address_is_our_page_in_the_reader_s_language(
    victim: Victim, method: str, path: str
) -> None:
    lang = LANGUAGES[len(path) % len(LANGUAGES)]
    mark = "&" if "?" in path else "?"

    answer = victim.ask(method, f"{path}{mark}lang={lang}")

    assert answer.status == 404
    assert "content-type: text/html; charset=utf-8" in answer.head
    assert f'<html lang="{lang}">' in answer.body
    assert translator_for(lang)("error.not_found") in answer.body
    assert "alert(1)" not in answer.body
    assert "evil.example" not in answer.head


METHODS = ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "BREW")


@pytest.mark.parametrize("method", METHODS)
def test_a_page_is_only_read(victim: Victim, method: str) -> None:
    answer = victim.ask(method, "/kartta")

    assert answer.status == 405
    assert "allow: GET, HEAD" in answer.head.replace("Allow", "allow")
    assert "<html" not in answer.body


def test_a_slash_too_many_leads_to_the_page_and_takes_nothing_along(victim: Victim) -> None:
    answer = victim.ask("GET", "/kartta/?lang=sv&x=%0d%0aSet-Cookie:a=b")

    assert answer.status == 301
    assert "location: /kartta?lang=sv&x=%0d%0aSet-Cookie:a=b" in answer.head
    assert "set-cookie" not in answer.names


ELSEWHERE: Mapping[str, Callable[[Victim], str | None]] = {
    "without-origin": lambda victim: None,
    "foreign-origin": lambda victim: "https://evil.example",
    "null-origin": lambda victim: "null",
    "origin-without-scheme": lambda victim: victim.host,
    "another-program-here": lambda victim: "http://localhost:9",
    "another-port": lambda victim: "http://127.0.0.1:9",
    "longer-name": lambda victim: f"http://{victim.host}.evil.example",
    "name-before": lambda victim: f"http://{victim.host}@evil.example",
}


@pytest.mark.parametrize("origin", ELSEWHERE.values(), ids=ELSEWHERE)
def test_no_page_elsewhere_opens_a_connection(
    victim: Victim, origin: Callable[[Victim], str | None]
) -> None:
    before = victim.now()
    with pytest.raises(InvalidStatus) as refused:
        victim.connect(origin(victim))

    assert refused.value.response.status_code == 403
    assert victim.heard(before) == [], "the server asked the internet who it is"


def test_a_connection_has_one_address(victim: Victim) -> None:
    with pytest.raises(InvalidStatus) as refused:
        victim.connect(path="/kartta")

    assert refused.value.response.status_code == 403


def backend(**what: object) -> BackMsg:
    message = BackMsg()
    message.backend_operation_request.request_id = "1"
    for name in what:
        getattr(message.backend_operation_request, name).SetInParent()
    return message


def uploads() -> BackMsg:
    message = BackMsg()
    message.file_urls_request.request_id = "1"
    message.file_urls_request.file_names.append("a.exe")
    return message


MESSAGES = {
    "clear-all-readers-pages": BackMsg(clear_cache=True).SerializeToString(),
    "run-on-save": BackMsg(set_run_on_save=True).SerializeToString(),
    "look-into-the-repository": BackMsg(load_git_info=True).SerializeToString(),
    "disconnect": BackMsg(debug_disconnect_websocket=True).SerializeToString(),
    "shut-down": BackMsg(debug_shutdown_runtime=True).SerializeToString(),
    "places-for-uploads": uploads().SerializeToString(),
    "write-files-of-an-agent": backend(install_skills=1).SerializeToString(),
    "write-a-mark": backend(dismiss_skills_nudge=1).SerializeToString(),
    "rows-of-a-table": backend(dataframe_chunk=1).SerializeToString(),
    "hidden-behind-a-click": click() + BackMsg(clear_cache=True).SerializeToString(),
    "hidden-behind-a-download": backend(deferred_file=1).SerializeToString()
    + backend(install_skills=1).SerializeToString(),
    "nothing": b"",
    "unknown-field": b"\xfa\x01\x04evil",
}


@pytest.mark.parametrize("sent", MESSAGES.values(), ids=MESSAGES)
def test_a_message_that_no_page_sends_is_dropped_and_the_session_lives(
    victim: Victim, sent: bytes
) -> None:
    before = victim.now()
    with victim.connect() as connection:
        run(connection, click())
        connection.send(sent)
        answers = run(connection, click())

    assert victim.heard(before) == ["rerun_script", "rerun_script"]
    kinds = {answer.WhichOneof("type") for answer in answers}
    assert kinds.isdisjoint({"file_urls_response", "git_info_changed"})


UNREADABLE = {
    "no-protobuf": (b"\xff" * 40, 1002),
    "cut-short": (click("kunta=992")[:-3], 1002),
    "endless": (click("x" * 1_000_001), 1009),
    "bomb": (b"\0" * 3_000_000, 1009),
}


@pytest.mark.parametrize(("sent", "code"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_closes_the_connection_without_a_traceback(
    victim: Victim, sent: bytes, code: int
) -> None:
    before = victim.now()
    with victim.connect() as connection:
        run(connection, click())
        connection.send(sent)
        assert closing_code(connection) == code

    assert victim.heard(before) == ["rerun_script"]
    assert "Traceback" not in victim.told(before)


def test_text_is_no_message(victim: Victim) -> None:
    before = victim.now()
    with victim.connect() as connection:
        run(connection, click())
        connection.send("clear_cache")
        run(connection, click())

    assert "Traceback" not in victim.told(before)


def test_a_hostile_address_in_a_message_is_not_obeyed(victim: Victim) -> None:
    hostile = "kunta=%3Cimg+src=x+onerror=alert(1)%3E&lang=../../fi&versio=../../etc"
    with victim.connect() as connection:
        answers = run(connection, click(hostile))

    told = b"".join(answer.SerializeToString() for answer in answers)
    assert b"onerror" not in told
    assert b"Traceback" not in told


HOSTS = {
    "forged": "evil.example",
    "end-of-a-name": "eviltutka.example",
    "start-of-a-name": "127.0.0.1.evil.example",
    "with-an-account": "127.0.0.1@evil.example",
    "empty": "",
}


@pytest.mark.parametrize("host", HOSTS.values(), ids=HOSTS)
def test_under_a_name_that_is_not_ours_nothing_answers(victim: Victim, host: str) -> None:
    answer = victim.ask("GET", "/kartta", Host=host)

    assert answer.status == 400
    assert "evil" not in answer.head + answer.body


def test_under_a_name_that_is_not_ours_no_connection_opens(victim: Victim) -> None:
    with pytest.raises(InvalidStatus) as refused:
        victim.connect("http://evil.example", host="evil.example")

    assert refused.value.response.status_code == 400


def test_who_balances_load_asks_by_number(victim: Victim) -> None:
    assert victim.ask("GET", "/healthz", Host="10.0.0.7:8501").status == 200
    assert victim.ask("GET", "/kartta", Host="a.tutka.example:8501").status == 200


FORWARDED = {
    "host": {"X_Forwarded_Host": "evil.example"},
    "address": {"X_Forwarded_For": "203.0.113.9"},
    "prefix": {"X_Forwarded_Prefix": "/evil.example", "X_Script_Name": "/evil.example"},
    "scheme": {"X_Forwarded_Proto": "javascript://evil.example"},
    "rewritten": {"X_Original_URL": "/_stcore/metrics", "X_Rewrite_URL": "/_stcore/metrics"},
    "method": {"X_HTTP_Method_Override": "PUT"},
    "standard": {"Forwarded": "for=203.0.113.9;host=evil.example;proto=evil"},
}


@pytest.mark.parametrize("headers", FORWARDED.values(), ids=FORWARDED)
def test_what_a_stranger_says_of_the_way_changes_nothing(
    victim: Victim, headers: Mapping[str, str]
) -> None:
    before = victim.now()
    plain = victim.ask("GET", "/kartta/")
    forged = victim.ask("GET", "/kartta/", **headers)

    def undated(head: str) -> str:
        return re.sub(r"date: .*", "", head)

    assert undated(forged.head) == undated(plain.head)
    assert forged.body == plain.body
    assert "203.0.113.9" not in victim.told(before)


@pytest.mark.parametrize("path", ["/_stcore/health", "/_stcore/host-config", "/healthz", "/"])
@pytest.mark.parametrize("origin", ["https://evil.example", "http://localhost:9", "null"])
def test_no_page_elsewhere_reads_an_answer(victim: Victim, path: str, origin: str) -> None:
    before = victim.now()
    answer = victim.ask("GET", path, Origin=origin)

    assert answer.status == 200
    assert "access-control-allow-origin" not in answer.names
    assert victim.heard(before) == [], "the server asked the internet who it is"


@pytest.mark.parametrize("path", ["/", "/kartta/x", "/assets/areas.js", "/healthz"])
def test_no_page_elsewhere_shows_ours(victim: Victim, path: str) -> None:
    assert "cross-origin-resource-policy: same-origin" in victim.ask("GET", path).head


def test_no_page_elsewhere_steers_ours(victim: Victim) -> None:
    assert '"allowedOrigins":[]' in victim.ask("GET", "/_stcore/host-config").body


def test_no_page_frames_ours_and_no_worker_starts(victim: Victim) -> None:
    head = victim.ask("GET", "/").head

    assert "frame-ancestors 'none'" in head
    assert "worker-src 'none'" in head


REQUESTS = {
    "two-lengths": "POST /healthz HTTP/1.1\r\nHost: {host}\r\nContent-Length: 5\r\n"
    "Content-Length: 50\r\n\r\nhello",
    "length-and-chunks": "POST /healthz HTTP/1.1\r\nHost: {host}\r\nContent-Length: 5\r\n"
    "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /_stcore/metrics HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "disguised-chunks": "POST /healthz HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: xchunked\r\n\r\n",
    "bare-newlines": "GET /healthz HTTP/1.1\nHost: {host}\nX: a\rSet-Cookie: b\n\n",
    "no-host": "GET /kartta HTTP/1.1\r\n\r\n",
    "two-hosts": "GET /kartta HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\n\r\n",
    "space-before-colon": "GET /kartta HTTP/1.1\r\nHost : {host}\r\n\r\n",
    "folded-header": "GET /kartta HTTP/1.1\r\nHost: {host}\r\nX: a\r\n\x00b\r\n\r\n",
    "no-http": "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    "long-header": "GET /kartta HTTP/1.1\r\nHost: {host}\r\nX: " + "a" * 2_000_000 + "\r\n\r\n",
    "long-address": "GET /kartta?" + "a" * 2_000_000 + " HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "many-headers": "GET /kartta HTTP/1.1\r\nHost: {host}\r\n" + "X: a\r\n" * 300_000 + "\r\n",
}


@pytest.mark.parametrize("request_text", REQUESTS.values(), ids=REQUESTS)
def test_a_malformed_request_is_refused_and_nothing_hides_behind_it(
    victim: Victim, request_text: str
) -> None:
    text = request_text.replace("{host}", victim.host)

    answer = victim.send(text.replace("\r\nHost", "\r\nConnection: close\r\nHost", 1))

    assert answer.status in {0, 400, 405}
    assert "session_events" not in answer.body
    assert "set-cookie" not in answer.names


def test_who_serves_is_not_told(victim: Victim) -> None:
    for path in ("/", "/kartta/x", "/healthz", "/assets/areas.js"):
        assert "server" not in victim.ask("GET", path).names


@pytest.mark.parametrize("query", ["lang=%22%3E%3Csvg/onload=alert(1)%3E", "kunta=%3Csvg%3E"])
def test_no_markup_comes_back_from_the_address(victim: Victim, query: str) -> None:
    for path in ("/kartta", "/kartta/x"):
        answer = victim.ask("GET", f"{path}?{query}")
        assert "<svg" not in answer.body


LINE = re.compile(r"[\d-]+ [\d:,]+ (?:[A-Z]+ \S+ \d{3} \d+ms|WS \S+ \d{3})")
LOGGED = {
    "new-line": ("/a%0d%0aGET%20/forged", "GET /a%0D%0AGET%20/forged 404"),
    "terminal": ("/%1b%5b2Jcleared", "GET /%1B%5B2Jcleared 404"),
    "endless": ("/long" + "a" * 5_000, "GET /long" + "a" * 75 + " 404"),
    "person": (f"/kunta?kunta=992&nimi={PERSON}&lang=sv", "GET /kunta?lang=sv&kunta=992 200"),
    "person-as-code": (f"/vertailu?kunta={PERSON},179", "GET /vertailu?kunta=179 200"),
    "closed-with-query": (f"/x/y?nimi={PERSON}", "GET /x/y 404"),
}


@pytest.mark.parametrize(("path", "line"), LOGGED.values(), ids=LOGGED)
def test_the_log_tells_a_request_in_one_line_and_no_person(
    victim: Victim, path: str, line: str
) -> None:
    before = victim.now()
    victim.ask("GET", path)

    assert len(victim.lines(line)) == 1
    # Lines of the requests before may come late; each is one of ours.
    assert all(LINE.fullmatch(each) for each in victim.told(before).splitlines())
    assert PERSON not in victim.told(before)


def test_the_log_tells_a_connection_in_one_line_and_no_address(victim: Victim) -> None:
    before = victim.now()
    with victim.connect() as connection:
        run(connection, click(f"nimi={PERSON}"))

    lines = [line for line in victim.told(before).splitlines() if "HEARD" not in line]
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    assert [line.split(" ", 2)[2] for line in lines if "WS" in line] == ["WS /_stcore/stream 101"]


def test_half_sent_requests_do_not_hold_up_other_readers(victim: Victim) -> None:
    half = f"GET /kartta HTTP/1.1\r\nHost: {victim.host}\r\nX-Slow: "
    waiting = [victim.opened(half) for _ in range(100)]
    for each in waiting:
        each.__enter__()
    try:
        assert victim.ask("GET", "/kartta").status == 200
    finally:
        for each in waiting:
            each.__exit__(None, None, None)


PASSED = {
    "sign-of-life": (BackMsg(app_heartbeat=True), "app_heartbeat"),
    "stop": (BackMsg(stop_script=True), "stop_script"),
    "document-when-asked-for": (backend(deferred_file=1), "backend_operation_request"),
}


@pytest.mark.parametrize(("sent", "heard"), PASSED.values(), ids=PASSED)
def test_what_a_page_sends_passes(victim: Victim, sent: BackMsg, heard: str) -> None:
    before = victim.now()
    with victim.connect() as connection:
        run(connection, click())
        connection.send(sent.SerializeToString())
        run(connection, click())

    assert victim.heard(before) == ["rerun_script", heard, "rerun_script"]


def test_after_all_of_this_readers_are_served(victim: Victim) -> None:
    with victim.connect() as connection:
        answers = run(connection, click())
    assert any(answer.WhichOneof("type") == "delta" for answer in answers)
    assert "Traceback" not in victim.told()
    assert not re.search(r"127\.0\.0\.1:\d+ -", victim.told())
