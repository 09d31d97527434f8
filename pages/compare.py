"""/vertailu: two to six municipalities side by side."""

from dashboard.ui.blocks import compare

compare.show()
