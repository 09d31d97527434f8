"""The reader's session: the selection lives in the address, and this is the only door to both.

The address is the one truth. Widgets are seeded from it before they are drawn and write back to
it when changed; their keys end in the language, since a living widget loses its value when its
labels change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st
from streamlit.navigation.page import Page

from dashboard.domain.selection import DEFAULT_LANGUAGE, ReadQuery, Selection, from_query
from dashboard.editions.addresses import known
from dashboard.editions.edition import Edition
from dashboard.editions.shelf import shelf
from dashboard.i18n.translator import Translator, translator_for
from dashboard.ui.kit.menu import PageEntry, streamlit_pages
from dashboard.views.shared.catalogue import Catalogue

_HERE = "here"
_OPENED = "opened"
_TOLD = "told"


@dataclass(frozen=True, slots=True)
class Here:
    """Where the reader is: page, all pages, the data in the reader's language, and the selection.

    `degraded` tells that another version serves than should; `pruned` is the version that the
    address asked for and that is no longer kept.
    """

    entry: PageEntry
    pages: dict[str, Page]
    edition: Edition
    selection: Selection
    read: ReadQuery
    degraded: bool = False
    pruned: str = ""

    @property
    def t(self) -> Translator:
        """Return the words of the reader's language."""
        return self.edition.t

    @property
    def catalogue(self) -> Catalogue:
        """Return the descriptions of the data."""
        return self.edition.catalogue


def language() -> Translator:
    """Return the words of the address's language, before anything else is known."""
    return translator_for(st.query_params.get("lang", ""))


def pages() -> dict[str, Page]:
    """Return the pages by address, made once: Streamlit looks on the disk for each one's file.

    They are the session's own, since Streamlit notes on a page whether it may run.
    """
    t = language()
    name = f"pages-{t.lang}"
    found: dict[str, Page] = kept(name) or streamlit_pages(t)
    keep(name, found)
    return found


def enter(entry: PageEntry, pages: dict[str, Page]) -> None:
    """Read the address, open the data version and remember both for this run."""
    query = {name: st.query_params[name] for name in st.query_params}
    wanted = query.pop("versio", "")
    seen = shelf().in_force()
    version = wanted if wanted and _can_open(wanted) else seen.version
    st.session_state[_OPENED] = version
    st.session_state[_TOLD] = set()
    read = from_query(query, known(shelf().edition(version, DEFAULT_LANGUAGE)))
    pruned = bool(wanted) and version != wanted and _was_kept(wanted)
    ignored = ("versio",) if wanted and version != wanted and not pruned else ()
    st.session_state[_HERE] = Here(
        entry=entry,
        pages=pages,
        edition=shelf().edition(version, read.selection.lang),
        selection=read.selection.but(version=None if version == seen.version else version),
        read=replace(read, ignored=(*read.ignored, *ignored)),
        degraded=seen.damage is not None and version == seen.version,
        pruned=wanted if pruned else "",
    )


def here() -> Here:
    """Return where the reader is in this run; pages begin with it."""
    found = st.session_state[_HERE]
    assert isinstance(found, Here)
    return found


def change(**parts: Any) -> None:
    """Change parts of the selection and write them to the address."""
    st.query_params.from_dict(here().selection.but(**parts).to_query())


def seeded(name: str, value: Any) -> str:
    """Return the key of a widget after giving it a value; call just before drawing it."""
    key = f"{name}-{here().selection.lang}"
    st.session_state[key] = value
    return key


def not_yet_told(names: Iterable[str]) -> list[str]:
    """Return what this run of the page has not told before; from now on it has."""
    told: set[str] = st.session_state[_TOLD]
    new = sorted(set(names) - told)
    told.update(new)
    return new


def value_of(key: str) -> Any:
    """Return what a widget holds, for its callback."""
    return st.session_state.get(key)


def picked(key: str, what: str = "chosen") -> str:
    """Return what the reader picked in a component (an area, a year), or nothing.

    Nothing either when the reader has gone to another page meanwhile: the component went, too.
    """
    return str((st.session_state.get(key) or {}).get(what) or "")


def on_change(key: str, act: Callable[[Any], None]) -> Callable[[], None]:
    """Return a callback that hands a widget's new value to `act`."""
    return lambda: act(value_of(key))


def remembered(name: str, default: str) -> str:
    """Return a small choice that is not worth an address, such as figure or table."""
    return str(st.session_state.get(f"choice-{name}", default))


def remember(name: str, value: str) -> None:
    """Keep a small choice for the rest of the session."""
    st.session_state[f"choice-{name}"] = value


def kept(name: str) -> Any:
    """Return what a page has put aside for the session, or nothing."""
    return st.session_state.get(f"kept-{name}")


def keep(name: str, value: Any) -> None:
    """Put something aside for the rest of the session; it is never stored anywhere else."""
    st.session_state[f"kept-{name}"] = value


def taken(name: str) -> Any:
    """Return what was put aside and put it aside no longer: a wish is answered once."""
    found = kept(name)
    if found is not None:
        keep(name, None)
    return found


def recovered() -> bool:
    """Look at the store anew after something could not be read; tell whether another one serves.

    Raises `StoreMissing` when none does.
    """
    store = shelf().store
    store.doubt()
    opened = st.session_state.get(_OPENED)
    return opened is not None and shelf().in_force().version != opened


def _can_open(version: str) -> bool:
    return shelf().store.damage_of(version) is None


def _was_kept(version: str) -> bool:
    """Tell whether a version that is not there was once in force, or removed by `prune`."""
    store = shelf().store
    return store.find(version) is None and version in {e.version for e in store.journal()}
