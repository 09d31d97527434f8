"""/vertailu: two to six municipalities side by side."""

from dashboard.ui.compare import page as compare

compare.show()
