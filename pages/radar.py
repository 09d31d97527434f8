"""/kuntatutka: criteria by municipalities, one round or the change between two."""

from dashboard.ui.blocks import radar

radar.show()
