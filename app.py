"""The ASGI application: `streamlit run app.py` or `uvicorn app:app`."""

from __future__ import annotations

import streamlit as st
from streamlit import config

from dashboard import paths
from dashboard.editions.shelf import shelf
from dashboard.web.assets import asset_routes
from dashboard.web.garbage import set_aside
from dashboard.web.health import health_route
from dashboard.web.middleware import middleware
from dashboard.web.words import page_words

# Under uvicorn, Streamlit looks for `.streamlit/` in the working folder and beside the frame
# script only. Its own command sets this to app.py; so do we, or else telemetry is on.
if config._main_script_path is None:
    config._main_script_path = str(paths.APP)

app = st.App(
    paths.FRAME_SCRIPT,
    routes=[
        health_route(shelf().in_force),
        *asset_routes(),
    ],
    middleware=middleware(page_words),
)

# What is loaded by now stays: see `web.garbage`.
set_aside()
