"""A page run without a server: Streamlit's own test session, and the HTML that it was given."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard import paths
from dashboard.ui.kit.menu import PageEntry

_H1 = re.compile(r"<h1>(.*?)</h1>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Opened:
    """What a page showed."""

    session: AppTest

    @property
    def html(self) -> str:
        return "\n".join(element.proto.body for element in self.session.get("html"))

    @property
    def h1(self) -> list[str]:
        return [unescape(text) for text in _H1.findall(self.html)]

    @property
    def notices(self) -> list[str]:
        return [element.value for element in self.session.info]


def open_page(entry: PageEntry, query: Mapping[str, str]) -> Opened:
    """Open a page as a link does: straight, without the overview before it."""
    session = AppTest.from_file(paths.FRAME_SCRIPT, default_timeout=60)
    session.query_params.update(query)
    # Else every session looks for components in all installed packages: nine tenths of its time.
    session._bidi_component_manager = BidiComponentManager()
    # What `switch_page` would set; but that knows the pages after a first run only.
    session._page_hash = calc_hash(entry.address)
    return Opened(session.run())
