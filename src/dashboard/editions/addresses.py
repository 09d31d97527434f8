"""The codes that an address may hold in a version."""

from __future__ import annotations

from dashboard.domain.sector import CLASS_ADDRESSES, Sector
from dashboard.domain.selection import DEFAULT_LANGUAGE, Known
from dashboard.editions import indicator
from dashboard.editions.edition import Edition
from dashboard.editions.memory import remembered_of_version
from dashboard.editions.shelf import shelf
from dashboard.errors import UsageError


@remembered_of_version
def known(edition: Edition) -> Known:
    """Return the codes of municipalities, indicators, years, sectors and groups."""
    catalogue = edition.catalogue
    members = frozenset(catalogue.codes)
    return Known(
        municipalities=members,
        former=frozenset(catalogue.municipalities) - members,
        indicators=frozenset(indicator.mapped(edition)) | frozenset(indicator.trended(edition)),
        years=range(1900, 2101),
        sectors=frozenset([*(sector.value for sector in Sector), *CLASS_ADDRESSES]),
        groups=frozenset(catalogue.groups()),
    )


def known_now() -> Known:
    """Return the codes of the version that readers see; raises `StoreMissing` without one."""
    return known(shelf().edition(shelf().in_force().version, DEFAULT_LANGUAGE))


def check_member(edition: Edition, code: str) -> None:
    """Raise `UsageError` for a code that is none of today's municipalities."""
    if code not in known(edition).municipalities:
        raise UsageError("code_unknown", code=code, table="municipalities")
