"""One municipality: `/kunta` and its document."""
