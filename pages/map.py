"""/kartta: one indicator by municipality as map, ranking and table."""

from dashboard.ui.indicator import page as indicator

indicator.show()
