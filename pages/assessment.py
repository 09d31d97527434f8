"""/itsearviointi: checklist and development discussion; nothing typed is stored."""

from dashboard.ui.blocks import assessment

assessment.show()
