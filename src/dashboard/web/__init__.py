"""What the ASGI application adds to Streamlit: middleware, a health route and static assets."""
