"""/kunta: everything about one municipality."""

from dashboard.ui.municipality import page as municipality

municipality.show()
