"""The card of a municipality as a document of two A4 pages, from the view that fills the page."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from dashboard.editions.edition import Edition
from dashboard.i18n.translator import Translator
from dashboard.reports.making.documents import pdf_bytes
from dashboard.views.municipality.model import MunicipalityView, PairsView
from dashboard.views.shared.notes import told_of_samples


def card_pdf(edition: Edition, view: MunicipalityView) -> bytes:
    """Return the card, with whichever peers, as PDF/UA-1 of the day of its data."""
    t = edition.t
    return pdf_bytes(
        "municipality", _data(view, t), title=view.title, lang=t.lang, created=edition.created
    )


def _data(view: MunicipalityView, t: Translator) -> dict[str, Any]:
    return {
        "product": t("app.name"),
        "header": " · ".join(part for part in (view.name, view.sample) if part),
        "dated": view.dated,
        "finding": view.title,
        "subtitle": view.subtitle,
        "told": told_of_samples(t, view.title.made_of),
        "peers_rule": view.peers_rule,
        "figures": [asdict(figure) for figure in view.figures],
        "profile": _pairs(view.profile),
        "sectors": _pairs(view.sectors),
        "answered_note": view.answered_note,
        "in_place_title": view.in_place_title,
        "in_place": [asdict(one) for one in view.in_place],
        "missing_title": view.missing_title,
        "missing": [asdict(one) for one in view.missing],
        "unanswered_title": view.unanswered_title,
        "unanswered": [asdict(one) for one in view.unanswered],
        "changes": view.changes,
        "evidence": [asdict(one) for one in view.evidence],
        "unpublished": view.unpublished,
        "budgets": [asdict(one) for one in view.budgets],
        "next_steps": view.next_steps,
        "background": [asdict(line) for line in view.background],
        "definitions": view.definitions,
        "notes": view.notes,
        "sources": view.sources,
        "words": {
            "steps_none": t("municipality.steps_none"),
            "profile": t("municipality.profile_title"),
            "sectors": t("municipality.sectors_title"),
            "steps": view.steps_title,
            "changes": view.changes_title,
            "evidence": t("evidence.title"),
            "budgets": t("evidence.budgets_title"),
            "budgets_lead": t("evidence.budgets_lead"),
            "background": t("municipality.background_title"),
            "definitions": t("municipality.definitions"),
        },
    }


def _pairs(view: PairsView | None) -> dict[str, Any] | None:
    if view is None:
        return None
    text, pairs = view.card.text, view.pairs
    return {
        "finding": text.finding,
        "subtitle": text.subtitle,
        "sample": text.sample,
        "own_label": pairs.own_label,
        "region_label": pairs.region_label,
        "rows": [asdict(pair) for pair in pairs.rows],
        "highest": pairs.top,
        "notes": text.notes,
    }
