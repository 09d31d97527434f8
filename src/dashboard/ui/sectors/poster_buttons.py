"""The posters of a sector on `/toimialat`: to print, to put on slides, to lay out further."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.editions import sectors
from dashboard.editions.edition import Edition
from dashboard.reports.sectors import POSTER_FORMS
from dashboard.ui.kit import download, session
from dashboard.ui.kit.headings import section
from dashboard.ui.kit.markup import show, tag


def posters(sector: str) -> None:
    """Show the buttons that make a sector's poster of the whole region."""
    edition = session.here().edition
    t = edition.t
    stem = sectors.page(edition, sector).file_stem
    section(t("sectors.poster_title"))
    show(tag("p", t("sectors.poster_what")))
    with st.container(horizontal=True, key="posters"):
        for form in POSTER_FORMS:
            download.document_button(
                t(f"sectors.poster_{form}"),
                f"{stem}.{form}",
                partial(_poster, edition, sector, form),
            )


def _poster(edition: Edition, sector: str, form: str) -> bytes:
    # Loaded when first asked for: most readers never make a document.
    from dashboard.reports.sectors.poster import poster

    return poster(edition, sector, form)
