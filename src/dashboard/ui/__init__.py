"""The Streamlit frame: the only package that imports streamlit."""
