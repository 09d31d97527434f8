"""The frame around every page: words, menu, language, filters, and the door for errors."""

from __future__ import annotations

import logging

import streamlit as st

from dashboard.domain.selection import LANGUAGES, MAX_MUNICIPALITIES
from dashboard.errors import DashboardError, StoreError
from dashboard.i18n.translator import Translator
from dashboard.ui.filters import bar as filters
from dashboard.ui.kit import components, markup, menu, session, style


def run() -> None:
    """Run the page of the address inside the frame."""
    t = session.language()
    pages = session.pages()
    opened = st.navigation(list(pages.values()), position="hidden")
    entry = menu.entry_of(opened.url_path)
    title = t(f"page.{entry.key}.title")
    st.set_page_config(
        page_title=t("app.page_title", page=title),
        layout="wide",
        initial_sidebar_state="auto",
    )
    style.apply()
    components.document(t.lang, t("app.skip"))
    try:
        session.enter(entry, pages)
        _menu()
        _languages()
        _notices()
        filters.show()
        opened.run()
    except StoreError as error:
        # A file broke under the reader: the next run is served from what is whole.
        if session.recovered():
            st.rerun()
        # What the operator has to do is in the log and in `dashboard check`, not on the page.
        logging.getLogger(__name__).error("a page could not be shown: %s", error)
        _error(t, DashboardError("unavailable"))
    except DashboardError as error:
        _error(t, error)
    except Exception:
        # The reader gets a sentence in their language; the log gets what happened.
        logging.getLogger(__name__).exception("a page failed")
        _error(t, DashboardError("unexpected"))


def _menu() -> None:
    """Draw the menu in groups; a link keeps what the reader has chosen."""
    here = session.here()
    t = here.t
    query = here.selection.to_query()
    with st.sidebar:
        markup.show(
            markup.tag("p", t("app.name"), "brand"), markup.tag("p", t("app.tagline"), "subtitle")
        )
        for group in menu.GROUPS:
            markup.show(markup.tag("p", t(f"group.{group}"), "group"))
            for entry in menu.ENTRIES:
                if entry.group == group:
                    st.page_link(
                        here.pages[entry.address],
                        label=t(f"page.{entry.key}.title"),
                        query_params=query,
                        width="stretch",
                    )


def _languages() -> None:
    """Draw the choice of language: the same view in another language."""
    here = session.here()
    with st.container(horizontal=True, horizontal_alignment="right", key="languages", gap="small"):
        for lang in LANGUAGES:
            name = here.t(f"language.{lang}")
            if lang == here.t.lang:
                # The one in use is no link: a disabled link would be too pale to read.
                markup.show(markup.tag("span", name, "language"), width="content")
            else:
                st.button(
                    name,
                    key=f"language-{lang}",
                    type="tertiary",
                    on_click=session.change,
                    kwargs={"lang": lang},
                )


def _notices() -> None:
    """Tell which parts of the address were not understood, and which version is shown."""
    here = session.here()
    t, read = here.t, here.read
    if read.ignored:
        names = t.listing([t(f"parameter.{name}") for name in read.ignored])
        st.info(t("notice.ignored", names=names))
    if read.too_many:
        st.info(t("notice.too_many", most=MAX_MUNICIPALITIES))
    for code in read.left:
        place = here.catalogue.municipalities[code]
        until = t.date(place.member_until) if place.member_until else ""
        st.info(t("notice.left", name=place.name(t.lang), date=until))
    if here.degraded:
        st.info(t("notice.degraded"))
    if here.pruned:
        st.info(t("notice.pruned", version=here.pruned))
    if here.selection.version is not None:
        st.info(t("notice.version", version=here.edition.version))


def _error(t: Translator, error: DashboardError) -> None:
    """Say what went wrong and what to do next."""
    markup.show(
        markup.tag("h1", t("error.title")),
        markup.tag("p", t(f"error.{error.key}", **error.params)),
        markup.tag("p", t(f"error.{error.key}_next", **error.params)),
    )
