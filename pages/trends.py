"""/kehitys: one indicator over years."""

from dashboard.ui.blocks import trends

trends.show()
