"""/saavutettavuus: the accessibility statement."""

from dashboard.ui import accessibility

accessibility.show()
