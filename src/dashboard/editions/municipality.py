"""The card of one municipality."""

from __future__ import annotations

from dashboard.domain.places.peers import PeerRule
from dashboard.editions import radar
from dashboard.editions.addresses import check_member
from dashboard.editions.edition import Edition
from dashboard.editions.memory import remembered
from dashboard.editions.sectors import counts
from dashboard.views.municipality.model import MunicipalityView
from dashboard.views.municipality.page import INDICATORS, municipality_view
from dashboard.views.municipality.peers import peers_of


@remembered
def page(
    edition: Edition,
    code: str,
    chosen: tuple[str, ...] = (),
    rule: PeerRule = PeerRule.POPULATION,
) -> MunicipalityView:
    """Return the card of a municipality beside the peers chosen, else those of the rule.

    Raises `UsageError` for a code that is none of today's municipalities.
    """
    check_member(edition, code)
    catalogue = edition.catalogue
    return municipality_view(
        catalogue,
        edition.radar,
        edition.values_of(INDICATORS),
        counts(edition),
        radar.facts(edition),
        code,
        peers_of(catalogue, edition.inhabitants, code, chosen, rule),
    )
