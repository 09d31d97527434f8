"""The script that Streamlit runs for every session and every interaction."""

from dashboard.ui.frame.frame import run

run()
