"""The page `/aineistot`, as it reads: contents, method, words, definitions, sources, downloads."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st
from markupsafe import Markup

from dashboard.editions import sources
from dashboard.reports.sources.archive import ZIP, archive, archive_name, table_file
from dashboard.reports.sources.tables import TABLE_FORMATS
from dashboard.ui.kit import markup, session
from dashboard.ui.kit.headings import heading
from dashboard.ui.sources.search import search
from dashboard.views.sources.method import Explained
from dashboard.views.sources.page import BreakView, DownloadView, SourcesView, SourceView

ANCHOR = "osa-"
"""Before a part's code in the anchor of its heading: no name that a browser uses itself."""


def show() -> None:
    """Show the page."""
    view = sources.page(session.here().edition)
    heading(view.title, view.lead, view.version)
    markup.show(_contents(view))
    for name, title in view.sections:
        markup.show(_heading(name, title))
        _PARTS[name](view)


def _contents(view: SourcesView) -> Markup:
    links = markup.items(
        Markup('<li><a href="#{}{}">{}</a></li>').format(ANCHOR, name, title)
        for name, title in view.sections
    )
    title = session.here().t("sources.contents_title")
    return Markup('<nav aria-label="{}"><h2>{}</h2>{}</nav>').format(title, title, links)


def _heading(name: str, title: str) -> Markup:
    return Markup('<h2 id="{}{}">{}</h2>').format(ANCHOR, name, title)


def _method(view: SourcesView) -> None:
    markup.show(*(_explained(item) for item in view.method))


def _terms(view: SourcesView) -> None:
    markup.show(*(_explained(item) for item in view.terms))


def _breaks(view: SourcesView) -> None:
    lead = markup.tag("p", session.here().t("sources.breaks_lead"))
    markup.show(lead, *(_break(item) for item in view.breaks))


def _definitions(view: SourcesView) -> None:
    search(view.definitions, view.facts)


def _sources(view: SourcesView) -> None:
    markup.show(*(_source(item) for item in view.sources))


def _downloads(view: SourcesView) -> None:
    here = session.here()
    markup.show(
        markup.tag("p", here.t("sources.downloads_lead")),
        markup.tag("p", here.t("sources.archive_about")),
    )
    st.download_button(
        here.t("sources.archive"),
        data=partial(archive, here.edition),
        file_name=archive_name(here.edition),
        mime=ZIP,
        key="download-everything",
        type="primary",
        on_click="ignore",
    )
    for item in view.downloads:
        _download(item)


def _dictionary(view: SourcesView) -> None:
    markup.show(
        *(
            markup.details(table.caption, markup.table(table, hide_caption=True))
            for table in view.dictionary
        )
    )


_PARTS: dict[str, Callable[[SourcesView], None]] = {
    "method": _method,
    "terms": _terms,
    "definitions": _definitions,
    "breaks": _breaks,
    "sources": _sources,
    "downloads": _downloads,
    "dictionary": _dictionary,
}


def _explained(item: Explained) -> Markup:
    return markup.joined(
        (
            markup.tag("h3", item.title),
            markup.tag("p", item.text),
            markup.definitions(item.parts),
        )
    )


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
                data=partial(table_file, here.edition, item, name),
                file_name=f"{item.file_stem}.{name}",
                mime=mime,
                key=f"download-{item.table}-{name}",
                on_click="ignore",
            )
