"""The pages of the product: addresses, groups and the filters that act on them.

A later page joins by one entry here, its file under `pages/` and its words in the catalogues.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import streamlit as st
from streamlit.navigation.page import Page

from dashboard import paths
from dashboard.i18n.translator import Translator


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: `address` is its path and part of its catalogue keys; `file` lies in `pages/`."""

    address: str
    file: str
    group: str
    filters: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Return the page's name in catalogue keys: `page.<key>.title`."""
        return self.address or "overview"

    @property
    def path(self) -> str:
        """Return the page's path from the root."""
        return f"/{self.address}"


ENTRIES = (
    PageEntry("", "overview.py", "situation"),
    PageEntry("kartta", "map.py", "situation", ("indicator", "municipality")),
    PageEntry("kunta", "municipality.py", "situation", ("own", "peers")),
    PageEntry("vertailu", "compare.py", "situation", ("municipalities",)),
    PageEntry(
        "kehitys", "trends.py", "situation", ("trend", "municipalities", "since_year", "until_year")
    ),
    PageEntry(
        "kuntatutka", "radar.py", "radar", ("municipality", "round", "since", "group", "order")
    ),
    PageEntry("itsearviointi", "assessment.py", "radar", ("municipality",)),
    PageEntry("toimialat", "sectors.py", "organisations", ("sector", "municipality")),
    PageEntry("aineistot", "sources.py", "materials"),
    PageEntry("saavutettavuus", "accessibility.py", "materials"),
    PageEntry("tietosuoja", "privacy.py", "materials"),
)
GROUPS = tuple(dict.fromkeys(entry.group for entry in ENTRIES))


def entry_of(address: str) -> PageEntry:
    """Return the page of an address; raises `KeyError` for one that is not there."""
    return {entry.address: entry for entry in ENTRIES}[address]


@cache
def _file(entry: PageEntry) -> str:
    return str(paths.PAGES / entry.file)


def streamlit_pages(t: Translator) -> dict[str, Page]:
    """Return the pages by address with their titles in a language."""
    return {
        entry.address: st.Page(
            _file(entry),
            title=t(f"page.{entry.key}.title"),
            url_path=entry.address,
            default=not entry.address,
        )
        for entry in ENTRIES
    }
