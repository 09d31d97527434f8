"""What choices are called where several filters offer them."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.editions.indicator import Sources
from dashboard.ui.kit import session


def indicator_label(sources: Sources) -> Callable[[str], str]:
    """Return how an indicator's code is called; one with sample data says so."""
    here = session.here()

    def label(code: str) -> str:
        name = here.catalogue.indicators[code].name
        sample = any(here.catalogue.sources[one].is_sample for one in sources[code])
        return f"{name} ({here.t('sample.short')})" if sample else name

    return label
