"""/saavutettavuus: the accessibility statement."""

from dashboard.ui import statements

statements.show("accessibility")
