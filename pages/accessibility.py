"""/saavutettavuus: the accessibility statement."""

from dashboard.ui.blocks import accessibility

accessibility.show()
