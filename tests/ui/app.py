"""A page run without a server: Streamlit's own test session, and the HTML that it was given."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from streamlit.testing.v1 import AppTest

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
    """Open a page as a link does."""
    session = AppTest.from_file(paths.FRAME_SCRIPT, default_timeout=60)
    session.query_params.update(query)
    session.run()
    if entry.address:
        # The pages are known after a first run only.
        file = os.path.relpath(paths.PAGES / entry.file, paths.FRAME_SCRIPT.parent)
        session.switch_page(file).run()
    return Opened(session)
