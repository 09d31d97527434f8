"""/toimialat: one sector or class of the register as an infographic, and all beside each other."""

from dashboard.ui.sectors import page as sectors

sectors.show()
