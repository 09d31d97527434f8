"""/: the field at a glance."""

from dashboard.ui.blocks import overview

overview.show()
