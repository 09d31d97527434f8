"""/kuntatutka: criteria by municipalities, one round or the change between two."""

from dashboard.ui.radar import page as radar

radar.show()
