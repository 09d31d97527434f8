"""What has changed: sentences that lead to their trend; used on several pages."""

from __future__ import annotations

import streamlit as st

from dashboard.domain.places.areas import REGION_CODE
from dashboard.editions import trends
from dashboard.ui.kit import markup, session
from dashboard.ui.kit.headings import section


def show() -> None:
    """Show the exceptional changes under a heading of their own."""
    section(session.here().t("changed.title"))
    listing()


def listing() -> None:
    """Show the exceptional changes of the municipality looked at, else of the region."""
    here = session.here()
    t = here.t
    area = here.selection.municipality or REGION_CODE
    changes = trends.changed(here.edition, area)
    if not changes:
        markup.show(markup.tag("p", t("changed.none")))
    for change in changes:
        query = here.selection.but(indicator=change.indicator, since=None, year=None).to_query()
        st.page_link(
            here.pages["kehitys"],
            label=change.sentence,
            icon=":material/arrow_forward:",
            query_params=query,
        )
    sources = dict.fromkeys(change.source for change in changes)
    markup.show(markup.paragraphs([t("changed.rule"), *sources], "source"))
