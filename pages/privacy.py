"""/tietosuoja: what is kept of a reader, and where."""

from dashboard.ui import statements

statements.show("privacy")
