"""The ASGI application: `streamlit run app.py` or `uvicorn app:app`."""

from __future__ import annotations

import streamlit as st
from streamlit import config
from streamlit.proto.BackMsg_pb2 import BackMsg

from dashboard import paths
from dashboard.editions.addresses import known_now
from dashboard.editions.shelf import shelf
from dashboard.ui.frame.loading import load_pages
from dashboard.ui.kit.menu import ENTRIES
from dashboard.web.assets import asset_routes
from dashboard.web.health import health_route
from dashboard.web.keeping import keeping
from dashboard.web.middleware import middleware

# Under uvicorn, Streamlit looks for `.streamlit/` in the working folder and beside the frame
# script only. Its own command sets this to app.py; so do we, or else telemetry is on.
if config._main_script_path is None:
    config._main_script_path = str(paths.APP)

routes = [health_route(shelf().in_force), *asset_routes()]
pages = [entry.path for entry in ENTRIES]

app = st.App(
    paths.FRAME_SCRIPT,
    lifespan=keeping(shelf(), load_pages),
    routes=routes,
    middleware=middleware(pages, routes, known_now, BackMsg),
)
