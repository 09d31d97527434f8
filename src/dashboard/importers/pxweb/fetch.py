"""A table of a PxWeb service by its address: the metadata first, then one question."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from typing import Any
from urllib.parse import urlsplit

import urllib3
from urllib3.util import Retry, Timeout

from dashboard.domain.places.areas import COUNTRY_CODE, REGION_CODE
from dashboard.errors import Fault, InputError, StoreError, UsageError
from dashboard.importers.pxweb.answer import MEASURE_NAMES, MUNICIPALITY, TIME, TOTAL
from dashboard.importers.reading.bounds import MAX_BYTES, refuse_large
from dashboard.importers.reading.structures import parse_json

HOSTS = frozenset({"pxdata.stat.fi"})
"""The only services that an address may name."""

YEARS = 5
"""How many of the newest years or months are asked for when no year is named."""

_API = re.compile(r"/PxWeb/api/v1/(?:fi|sv|en)/[\w/.-]+\.px")
_PAGE = re.compile(r"/PxWeb/pxweb/(fi|sv|en)/(\w+)/\w+?__(\w+)/([\w.-]+\.px)/?")
_RETRIES = Retry(
    total=5,
    status_forcelist=(429, 502, 503, 504),
    allowed_methods=None,
    backoff_factor=1.5,
    backoff_max=30,
    redirect=0,
    raise_on_status=False,
)
_TIMEOUT = Timeout(connect=10, read=60)


class PxWeb:
    """A PxWeb service; `base` is its scheme and host."""

    def __init__(self, base: str, retries: Retry = _RETRIES) -> None:
        """Name the service; nothing is asked yet."""
        self._base = base
        self._pool = urllib3.PoolManager(retries=retries, timeout=_TIMEOUT)

    def ask(self, path: str, file: str, question: Mapping[str, Any] | None = None) -> Any:
        """Return the JSON answer of a table: its metadata, or what the question asks.

        A hurried service (429) is asked again after the time that it names. Raises `InputError`
        when it answers anything but JSON and `StoreError` when it cannot be reached.
        """
        body = None if question is None else json.dumps(question).encode()
        try:
            answer = self._pool.request(
                "GET" if body is None else "POST",
                f"{self._base}{path}",
                body=body,
                headers={"Content-Type": "application/json", "Accept": "application/json"},
                preload_content=False,
            )
            try:
                content = answer.read(MAX_BYTES + 1, decode_content=True)
            finally:
                answer.release_conn()
        except urllib3.exceptions.HTTPError as error:
            raise StoreError("network_unreachable", address=file) from error
        if answer.status != 200:
            raise InputError([Fault("address_refused", file).with_params(status=answer.status)])
        refuse_large(len(content), file)
        try:
            return parse_json(content.decode("utf-8-sig"), file)
        except UnicodeDecodeError as error:
            raise InputError([Fault("text_broken", file)]) from error


def service_of(address: str) -> tuple[str, str]:
    """Return the base and the path of a table's address, be it the interface's or the web page's.

    Raises `UsageError` unless the address is https and names an allowed service and a table.
    """
    parts = urlsplit(address)
    try:
        plain = parts.scheme == "https" and parts.port in {None, 443} and parts.username is None
    except ValueError:
        plain = False
    if not plain or parts.hostname not in HOSTS:
        raise UsageError("address_not_allowed", address=address, hosts=", ".join(sorted(HOSTS)))
    page = _PAGE.fullmatch(parts.path)
    path = "/PxWeb/api/v1/{}/{}/{}/{}".format(*page.groups()) if page else parts.path
    if not _API.fullmatch(path) or ".." in path:
        raise UsageError("address_no_table", address=address)
    return f"https://{parts.hostname}", path


def fetch_answer(
    service: PxWeb,
    path: str,
    file: str,
    *,
    municipalities: Collection[str],
    measures: Collection[str],
    year: int | None,
) -> Any:
    """Return the answer to the one question worth asking: our areas, known measures, late years."""
    metadata = service.ask(path, file)
    question = _question(metadata, file, municipalities, measures, year)
    return service.ask(path, file, question)


def _question(
    metadata: Any,
    file: str,
    municipalities: Collection[str],
    measures: Collection[str],
    year: int | None,
) -> dict[str, Any]:
    try:
        variables = [
            (str(v["code"]), [str(x) for x in v["values"]], v) for v in metadata["variables"]
        ]
    except (KeyError, TypeError) as error:
        raise InputError([Fault("pxweb_broken", file)]) from error
    ours = {f"KU{code}" for code in municipalities} | {REGION_CODE, COUNTRY_CODE}
    query = []
    found = set()
    for code, offered, variable in variables:
        known = [value for value in offered if tail(value) in measures]
        if "area" not in found and any(MUNICIPALITY.fullmatch(value) for value in offered):
            found.add("area")
            query.append(_chosen(code, [value for value in offered if value in ours]))
        elif variable.get("time") or (offered and all(TIME.fullmatch(value) for value in offered)):
            query.append(_times(code, offered, year, file))
        elif known or code.casefold() in MEASURE_NAMES:
            if not known:
                raise InputError([Fault("pxweb_no_measures", file)])
            query.append(_chosen(code, known))
        elif TOTAL in offered:
            query.append(_chosen(code, [TOTAL]))
        elif not variable.get("elimination"):
            raise InputError([Fault("pxweb_no_total", file, column=str(code))])
    if "area" not in found:
        raise InputError([Fault("pxweb_no_municipalities", file)])
    return {"query": query, "response": {"format": "json-stat2"}}


def tail(code: str) -> str:
    """Return the part of a measure's code that names it, in one letter case."""
    return code.rpartition("-")[2].casefold()


def _times(code: str, offered: list[str], year: int | None, file: str) -> dict[str, Any]:
    if year is None:
        return {"code": code, "selection": {"filter": "top", "values": [str(YEARS)]}}
    of_year = [value for value in offered if value.startswith(str(year))]
    if not of_year:
        raise InputError([Fault("year_not_offered", file, value=str(year))])
    return _chosen(code, of_year)


def _chosen(code: str, values: list[str]) -> dict[str, Any]:
    return {"code": code, "selection": {"filter": "item", "values": values}}
