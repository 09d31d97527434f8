"""/kehitys: one indicator over years."""

from dashboard.ui.trends import page as trends

trends.show()
