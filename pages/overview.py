"""/: the field at a glance."""

from dashboard.ui.overview import page as overview

overview.show()
