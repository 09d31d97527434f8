"""A PxWeb service on this machine, made of a small table; it records what it was asked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from threading import Thread
from typing import Any

from tests.builders import MUNICIPALITIES

PATH = "/PxWeb/api/v1/fi/StatFin/vaerak/11ra.px"
AREAS = ["SSS", *[f"KU{code}" for code in (*MUNICIPALITIES, "291", "091")], "MK13", "MK06"]
YEARS = ["2024", "2025", "2026"]
MEASURES = {"vaerak-vaesto": "Väestö", "vaesto_yli64_p": "65+, %", "vaesto_keski_ika": "Keski-ikä"}
VARIABLES: list[dict[str, Any]] = [
    {"code": "alue_23_20260101", "text": "Alue", "values": AREAS},
    {"code": "timeperiod_y", "text": "Vuosi", "values": YEARS, "time": True},
    {"code": "sukupuoli_9_20180101", "text": "Sukupuoli", "values": ["SSS", "1", "2"]},
    {"code": "ikaryhma", "text": "Ikä", "values": ["000", "077"], "elimination": True},
    {"code": "contentscode", "text": "Tiedot", "values": list(MEASURES)},
]


def value(area: str, year: str, measure: str) -> float | None:
    """A number of the table: the region is the sum of its 22 municipalities."""
    if measure != "vaerak-vaesto":
        return 20.5
    if area == "MK13":
        return sum(value(f"KU{code}", year, measure) or 0 for code in MUNICIPALITIES)
    return float(1000 + AREAS.index(area) + int(year)) if area != "SSS" else 5_600_000.0


def json_stat(query: list[dict[str, Any]]) -> dict[str, Any]:
    """The answer to a question in json-stat2."""
    chosen: dict[str, list[str]] = {}
    for part in query:
        selection = part["selection"]
        offered = next(v["values"] for v in VARIABLES if v["code"] == part["code"])
        if selection["filter"] == "top":
            chosen[part["code"]] = offered[-int(selection["values"][0]) :]
        else:
            chosen[part["code"]] = selection["values"]
    codes = list(chosen)
    values = []
    for keys in product(*chosen.values()):
        at = dict(zip(codes, keys, strict=True))
        values.append(value(at["alue_23_20260101"], at["timeperiod_y"], at["contentscode"]))
    return {
        "class": "dataset",
        "label": "Väestö",
        "updated": "2026-05-29T05:00:00Z",
        "id": codes,
        "size": [len(offered) for offered in chosen.values()],
        "dimension": {
            code: {
                "label": code,
                "category": {
                    "index": {key: place for place, key in enumerate(offered)},
                    "label": {key: MEASURES.get(key, key) for key in offered},
                },
            }
            for code, offered in chosen.items()
        },
        "value": values,
    }


@dataclass
class Service:
    """Where the stand-in listens, what it was asked, and what it answers first."""

    base: str = ""
    questions: list[dict[str, Any]] = field(default_factory=list)
    first_statuses: list[int] = field(default_factory=list)
    metadata: dict[str, Any] = field(default_factory=lambda: {"variables": VARIABLES})


@contextmanager
def running() -> Iterator[Service]:
    """Serve until the block ends."""
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.answer(service.metadata)

        def do_POST(self) -> None:
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if not service.first_statuses:
                service.questions.append(question)
            self.answer(json_stat(question["query"]))

        def answer(self, content: object) -> None:
            status = service.first_statuses.pop(0) if service.first_statuses else 200
            body = json.dumps(content).encode() if self.path == PATH else b"<html>"
            self.send_response(status)
            if status == 429:
                self.send_header("Retry-After", "0")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.base = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
