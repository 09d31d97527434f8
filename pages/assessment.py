"""/itsearviointi: checklist and development discussion; nothing typed is stored."""

from dashboard.ui.assessment import page as assessment

assessment.show()
