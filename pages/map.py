"""/kartta: one indicator by municipality as map, ranking and table."""

from dashboard.ui.blocks import indicator

indicator.show()
