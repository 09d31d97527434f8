"""What leaves the page and comes back: documents, and the file that is continued next year."""

from __future__ import annotations

import base64
import binascii
from datetime import date

import streamlit as st

from dashboard.domain.practices.assessment import Assessment
from dashboard.editions.assessment import content
from dashboard.reports.assessment.file import MAX_BYTES, assessment_bytes, assessment_stem
from dashboard.reports.assessment.papers import assessment_pdf, assessment_xlsx
from dashboard.reports.assessment.reading import Opened, Remark, open_assessment
from dashboard.ui.assessment import drafts as assessment_drafts
from dashboard.ui.kit import components, markup, session
from dashboard.ui.kit.download import XLSX
from dashboard.views.assessment.page import AssessmentView
from dashboard.views.assessment.words import place_words

STEP = "assessment-step"
"""The choice that holds the step shown."""

MIMES = {"json": "application/json", "pdf": "application/pdf", "xlsx": XLSX}
"""The files that can be downloaded, in their order."""

_OPENED = "assessment-opened"
_ASKED = "assessment-asked"
_FILES = "assessment-files"
FAULTS_SHOWN = 12
BASE64, LARGE = "base64:", "large:"


def opening() -> None:
    """Offer to open a file of an earlier discussion, and show what came of it."""
    t = session.here().t
    with st.container(horizontal=True, vertical_alignment="center", key="opening", gap="small"):
        markup.show(
            markup.tag("p", t("assessment.open_title"), "statement"),
            markup.tag("p", t("assessment.open_about"), "help"),
        )
        components.discussion(
            {
                "label": t("assessment.open_file"),
                "limit": MAX_BYTES,
                "unsaved": assessment_drafts.is_unsaved(),
                "arrived": assessment_drafts.arrived(),
            },
            key="discussion",
            take=_take,
        )
    opened = session.kept(_OPENED)
    if isinstance(opened, Opened):
        _told(opened)
    if assessment_drafts.can_undo():
        st.button(t("assessment.undo"), key="assessment-undo", on_click=assessment_drafts.undo)


def saving(assessment: Assessment, view: AssessmentView) -> None:
    """Offer the documents and the file, and remind that nothing is stored.

    What may come and go stands below the buttons: they must not move under a click.
    """
    t = session.here().t
    unsaved = assessment_drafts.is_unsaved()
    with st.container(border=True, key="assessment-saving"):
        markup.show(
            markup.tag("h2", t("assessment.save_title")),
            markup.tag("p", t("assessment.not_stored")),
        )
        components.papers(
            {
                "labels": {form: t(f"assessment.save_{form}") for form in MIMES},
                "primary": "json" if unsaved else "",
                "file": _asked(assessment, view),
            },
            key="papers",
            ask=_ask,
        )
        if unsaved:
            markup.show(markup.tag("p", t("assessment.unsaved"), "reminder"))
        elif not assessment.is_empty:
            markup.show(markup.tag("p", t("assessment.saved"), "subtitle"))


def _ask(form: str) -> None:
    """Take the wish for a file: the run that follows makes it."""
    if form in MIMES:
        session.keep(_ASKED, form)
        session.keep(_FILES, int(session.kept(_FILES) or 0) + 1)
        if form == "json":
            assessment_drafts.mark_saved()


def _asked(assessment: Assessment, view: AssessmentView) -> dict[str, object] | None:
    """Return the file that has been asked for, or nothing; it is sent once."""
    form = session.taken(_ASKED)
    if form is None:
        return None
    t = session.here().t
    today = date.today()
    if form == "json":
        content = assessment_bytes(assessment, t.lang, today)
    elif form == "pdf":
        content = assessment_pdf(t, view, today)
    else:
        content = assessment_xlsx(t, view, today)
    return {
        "number": int(session.kept(_FILES)),
        "name": f"{assessment_stem(assessment, today, t)}.{form}",
        "mime": MIMES[form],
        "content": base64.b64encode(content).decode("ascii"),
    }


def _take(sent: str) -> None:
    """Read what the browser sent and keep what came of it."""
    here = session.here()
    practices = content(here.edition).practices
    try:
        sent_bytes = base64.b64decode(sent.removeprefix(BASE64), validate=True)
    except binascii.Error:
        sent_bytes = b""
    if sent.startswith(LARGE):
        opened = Opened(faults=(Remark("too_large", (("limit", MAX_BYTES // 1000),)),))
    else:
        opened = open_assessment(
            sent_bytes,
            {item.code for item in practices},
            set(here.catalogue.codes),
        )
    session.keep(_OPENED, opened)


def _told(opened: Opened) -> None:
    """Tell every fault, or what the file holds and what can be done with it."""
    t = session.here().t
    found = opened.assessment
    if found is None:
        shown = [_sentence(fault) for fault in opened.faults[:FAULTS_SHOWN]]
        if more := len(opened.faults) - len(shown):
            shown.append(t("assessment.faults_more", count=more))
        markup.show(
            markup.block(
                "faults",
                markup.tag("p", t("assessment.faults_title"), "statement"),
                markup.listing(shown),
                markup.tag("p", t("assessment.faults_kept")),
                role="alert",
            )
        )
        return
    markup.show(
        markup.block(
            "news",
            markup.tag("p", t("assessment.opened", what=_content(found)), "statement"),
            markup.paragraphs(_sentence(remark) for remark in opened.remarks),
            markup.tag("p", t("assessment.open_continue_note"), "help"),
            role="status",
        )
    )
    with st.container(horizontal=True, key="assessment-opened", gap="small"):
        st.button(t("assessment.open_next"), key="assessment-begin", on_click=_begin, args=(found,))
        st.button(
            t("assessment.open_continue"),
            key="assessment-continue",
            on_click=_continue,
            args=(found,),
        )
        st.button(t("assessment.open_cancel"), key="assessment-cancel", on_click=_close)


def _sentence(remark: Remark) -> str:
    here = session.here()
    params = dict(remark.params)
    if "place" in params:
        params["place"] = place_words(here.t, content(here.edition), str(params["place"]))
    return here.t(f"assessment.file_{remark.key}", **params)


def _content(found: Assessment) -> str:
    """Return whose discussion it is, when it was saved and how much it holds."""
    here = session.here()
    t = here.t
    place = here.catalogue.municipalities.get(found.municipality)
    count = sum(len(views) for views in found.answers.values())
    parts = [
        t("assessment.opened_place", name=place.name(t.lang))
        if place
        else t("assessment.opened_no_place"),
        *([t("assessment.opened_date", date=t.date(found.held_on))] if found.held_on else []),
        t("assessment.opened_answers", count=count),
        t("assessment.opened_targets", count=len(found.targets)),
    ]
    return ", ".join(parts)


def _begin(last: Assessment) -> None:
    """Begin a new discussion that looks back at the file's."""
    assessment_drafts.begin(last)
    _show(last, "look_back")


def _continue(found: Assessment) -> None:
    """Go on with the file's discussion as it was."""
    assessment_drafts.resume(found)
    _show(found, "assess")


def _show(found: Assessment, step: str) -> None:
    if found.municipality:
        session.change(municipalities=(found.municipality,))
    session.remember(STEP, step)
    assessment_drafts.arrive()
    _close()


def _close() -> None:
    session.keep(_OPENED, None)
