"""Filters of places: several municipalities, one with its peers, a part of the region."""

from __future__ import annotations

import streamlit as st

from dashboard.domain.selection import MAX_MUNICIPALITIES, PEER_RULES
from dashboard.ui.kit import session
from dashboard.views.radar.scope import group_label

NONE = ""


def municipalities() -> None:
    """Choose several municipalities; their order is the reader's."""
    here = session.here()
    t = here.t
    names = here.catalogue.names()
    key = session.seeded("municipalities", list(here.selection.municipalities))
    st.multiselect(
        t("filter.municipalities"),
        list(names),
        format_func=lambda code: names[code],
        key=key,
        max_selections=MAX_MUNICIPALITIES,
        placeholder=t("filter.choose"),
        on_change=session.on_change(key, lambda codes: session.change(municipalities=tuple(codes))),
        # Alone on its row it has room for more names.
        width=340 if len(here.entry.filters) > 1 else 420,
    )


def own() -> None:
    """Choose the municipality of the card; its chosen peers stay."""
    here = session.here()
    t = here.t
    names = here.catalogue.names()
    key = session.seeded("own", here.selection.municipality or NONE)

    def choose(code: str) -> None:
        rest = tuple(one for one in here.selection.municipalities[1:] if one != code)
        session.change(municipalities=(code, *rest) if code else ())

    st.selectbox(
        t("filter.own"),
        [*([] if here.selection.municipality else [NONE]), *names],
        format_func=lambda code: names.get(code, t("filter.choose")),
        key=key,
        on_change=session.on_change(key, choose),
        width=220,
    )


def peers() -> None:
    """Choose the rule of peers, or peers of one's own."""
    here = session.here()
    own = here.selection.municipality
    if own is None:
        return
    t = here.t
    chosen = here.selection.municipalities[1:]
    if not chosen:
        rule = session.seeded("peers", here.selection.peers)
        st.selectbox(
            t("filter.peers"),
            PEER_RULES,
            format_func=lambda one: t(f"filter.peers_{one.name.lower()}"),
            key=rule,
            on_change=session.on_change(rule, lambda one: session.change(peers=one)),
            width=230,
        )
    names = {code: name for code, name in here.catalogue.names().items() if code != own}
    key = session.seeded("own-peers", list(chosen))
    st.multiselect(
        t("filter.own_peers"),
        list(names),
        format_func=lambda code: names[code],
        key=key,
        max_selections=MAX_MUNICIPALITIES - 1,
        placeholder=t("filter.choose"),
        on_change=session.on_change(
            key, lambda codes: session.change(municipalities=(own, *codes))
        ),
        width=340,
    )


def group() -> None:
    """Choose a part of the region: a sub-region or a group of municipalities."""
    here = session.here()
    t = here.t
    words = here.catalogue.groups()
    key = session.seeded("group", here.selection.group or NONE)
    st.selectbox(
        t("filter.group"),
        [NONE, *words],
        format_func=lambda word: (
            group_label(here.catalogue, word) if word else t("filter.whole_region")
        ),
        key=key,
        on_change=session.on_change(key, lambda word: session.change(group=word or None)),
        width=250,
    )
