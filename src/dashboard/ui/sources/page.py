"""The parts of `/aineistot`: sources, method, definitions, series breaks, dictionary, downloads."""

from __future__ import annotations

from functools import partial

import streamlit as st
from markupsafe import Markup

from dashboard.editions import sources
from dashboard.editions.edition import Edition
from dashboard.reports.sources.tables import TABLE_FORMATS, table_bytes
from dashboard.ui.kit import markup, session
from dashboard.ui.kit.headings import heading, section
from dashboard.views.sources.page import BreakView, DownloadView, SourceView


def show() -> None:
    """Show the page."""
    here = session.here()
    t = here.t
    view = sources.page(here.edition)
    heading(view.title, view.lead, view.version)
    section(t("sources.method_title"))
    markup.show(markup.listing(view.method))
    section(t("sources.breaks_title"), t("sources.breaks_lead"))
    markup.show(*(_break(item) for item in view.breaks))
    section(t("sources.sources_title"))
    markup.show(*(_source(item) for item in view.sources))
    section(t("sources.definitions_title"))
    markup.show(markup.table(view.definitions))
    section(t("sources.downloads_title"), t("sources.downloads_lead"))
    for item in view.downloads:
        _download(item)
    section(t("sources.dictionary_title"))
    markup.show(*(markup.table(table) for table in view.dictionary))


def _source(item: SourceView) -> Markup:
    return Markup('<div class="origin"><h3>{}</h3><p>{} {}</p></div>').format(
        markup.link(item.title, item.address),
        item.line,
        markup.given("span", item.sample, "sample"),
    )


def _break(item: BreakView) -> Markup:
    return markup.tag("h3", item.indicators) + markup.listing(item.series)


def _download(item: DownloadView) -> None:
    here = session.here()
    markup.show(
        markup.tag("h3", item.label),
        markup.tag("p", item.description),
        markup.given("span", item.sample, "sample"),
    )
    with st.container(horizontal=True):
        for name, mime in TABLE_FORMATS[item.table].items():
            st.download_button(
                here.t("sources.download", format=here.t(f"format.{name}"), table=item.label),
                data=partial(_table, here.edition, item.table, name),
                file_name=f"jarjestotutka_{item.table}_{here.edition.version}.{name}",
                mime=mime,
                key=f"download-{item.table}-{name}",
                on_click="ignore",
            )


def _table(edition: Edition, table: str, form: str) -> bytes:
    return table_bytes(edition.tables.arrow(table), form)
