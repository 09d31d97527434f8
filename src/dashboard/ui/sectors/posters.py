"""The posters of a sector on `/toimialat`: to print, to put on slides, to lay out further."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.reports.sectors import POSTER_FORMS
from dashboard.ui.kit import download, sectors_cache, session
from dashboard.ui.kit.headings import section
from dashboard.ui.kit.markup import show, tag


def posters(sector: str) -> None:
    """Show the buttons that make a sector's poster of the whole region."""
    t = session.here().t
    version, lang = session.here().version, t.lang
    stem = sectors_cache.sector_view(version, lang, sector, None).file_stem

    section(t("sectors.poster_title"))
    show(tag("p", t("sectors.poster_what")))
    with st.container(horizontal=True, key="posters"):
        for form in POSTER_FORMS:
            download.document_button(
                t(f"sectors.poster_{form}"),
                f"{stem}.{form}",
                partial(sectors_cache.poster, version, lang, sector, form),
            )
