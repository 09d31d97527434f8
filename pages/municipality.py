"""/kunta: everything about one municipality."""

from dashboard.ui.blocks import municipality

municipality.show()
