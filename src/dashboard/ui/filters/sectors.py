"""The filter of sectors: one of the six, or a class of the register."""

from __future__ import annotations

import streamlit as st

from dashboard.domain.sector import CLASS_PREFIX, Sector
from dashboard.ui.kit import session
from dashboard.views.sectors.classes import INDICATORS


def sector_of() -> str:
    """Return the sector or class looked at: the reader's, or the first one."""
    return session.here().selection.sector or Sector.PENSIONERS.value


def sector() -> None:
    """Choose one of the six sectors, or a class of the register."""
    here = session.here()
    t = here.t
    classes = {
        CLASS_PREFIX + number: t(
            "sectors.class_name", number=number, name=here.catalogue.indicators[code].name
        )
        for number, code in INDICATORS.items()
    }
    names = {one.value: t(f"sector.{one.value}") for one in Sector} | classes
    key = session.seeded("sector", sector_of())
    st.selectbox(
        t("filter.sector"),
        list(names),
        format_func=lambda code: names[code],
        key=key,
        on_change=session.on_change(key, lambda code: session.change(sector=code)),
        width=420,
    )
