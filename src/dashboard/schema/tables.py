"""The stored tables, one pandera class each.

A new column is one line here and one line a catalogue (`column.<table>.<name>` or, where a column
means the same everywhere, `column.<name>`). Every table's rows carry `source_id` or are sources.
`KEYS` holds the primary keys, `REFERENCES` the columns that must be found in another table.
"""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa

from dashboard.domain.indicator import Polarity, RegionRule, Scale
from dashboard.domain.sector import PURPOSE_CLASSES, UNCLASSIFIED, Sector
from dashboard.domain.source import SourceKind

CODE = r"^\d{3}$"
AREA = r"^(\d{3}|MK\d{2}|SSS)$"
NAME = r"^[a-z][a-z0-9_]*$"
ISO_DATE = r"^\d{4}-\d{2}-\d{2}$"


def text(pattern: str | None = None, *, empty: bool = False, among: list[str] | None = None) -> str:
    """Declare a text column: a pattern, a list of allowed values, and whether it may be empty."""
    return pa.Field(str_matches=pattern, isin=among, nullable=empty)  # type: ignore[no-any-return]


class Table(pa.DataFrameModel):
    """What all tables share: no columns but the declared ones."""

    class Config:
        """Strict about columns, exact about types."""

        strict = True
        ordered = True


class Sources(Table):
    """Who published what, under which licence."""

    source_id: str = text(NAME)
    title_fi: str = text()
    title_sv: str = text()
    title_en: str = text()
    publisher: str = text()
    licence: str = text()
    address: str = text(r"^(https://|http://|$)")
    accessed: str = text(ISO_DATE)
    kind: str = text(among=[kind.value for kind in SourceKind])


class Municipalities(Table):
    """Municipalities that belong or belonged to the region."""

    municipality_code: str = text(CODE)
    name_fi: str = text()
    name_sv: str = text()
    name_in_fi: str = text()
    subregion_fi: str = text()
    subregion_sv: str = text()
    group: str = text(among=["urban", "semi_urban", "rural"])
    area_land_km2: float = pa.Field(gt=0)
    area_freshwater_km2: float = pa.Field(ge=0)
    area_total_km2: float = pa.Field(gt=0)
    label_lon: float = pa.Field(ge=19, le=32)
    label_lat: float = pa.Field(ge=59, le=71)
    member_until: str = text(ISO_DATE, empty=True)
    source_id: str = text(NAME)


class Boundaries(Table):
    """Municipality borders; geometry as WKB, exterior rings clockwise."""

    municipality_code: str = text(CODE)
    scale: int = pa.Field(ge=1000)
    geometry_3067: bytes = pa.Field()
    geometry_4326: bytes = pa.Field()
    source_id: str = text(NAME)


class Indicators(Table):
    """The catalogue of indicators."""

    indicator_code: str = text(NAME)
    theme: str = text(NAME)
    unit: str = text(NAME)
    decimals: int = pa.Field(ge=0, le=3)
    polarity: str = text(among=[p.value for p in Polarity])
    region_rule: str = text(among=[r.value for r in RegionRule])
    scale: str = text(among=[s.value for s in Scale])
    classes: str = text(r"^(-?\d+(\.\d+)?)(;-?\d+(\.\d+)?){1,3}$", empty=True)
    name_fi: str = text()
    name_sv: str = text()
    name_en: str = text()
    description_fi: str = text()
    description_sv: str = text()
    description_en: str = text()
    order: int = pa.Field(ge=0)


class Series(Table):
    """Series of observations: values of two series are never compared."""

    series: str = text(NAME)
    name_fi: str = text()
    name_sv: str = text()
    name_en: str = text()
    note_fi: str = text()
    note_sv: str = text()
    note_en: str = text()


class Observations(Table):
    """Values of every indicator by area and year."""

    indicator_code: str = text(NAME)
    area_code: str = text(AREA)
    year: int = pa.Field(ge=1900, le=2100)
    series: str = text(NAME)
    period: str = text()
    value: float = pa.Field()
    status: str = text(among=["final", "preliminary", "secondary", "derived"])
    source_id: str = text(NAME)


class Organisations(Table):
    """Organisations by municipality, purpose class and sector."""

    organisation_id: str = text(r"^[a-z]+-[0-9A-Za-z.]+$")
    name: str = text()
    municipality_code: str = text(CODE)
    purpose_class: str = text(among=[*PURPOSE_CLASSES, UNCLASSIFIED])
    sector: str = text(among=[sector.value for sector in Sector], empty=True)
    registered_on: str = text(ISO_DATE)
    ended_on: str = text(ISO_DATE, empty=True)
    website: str = text(r"^https?://", empty=True)
    source_id: str = text(NAME)


class PublishedFacts(Table):
    """Figures published about the field, one row a number; uncertain readings are kept apart."""

    fact_id: str = text(r"^[a-z0-9_-]+$")
    topic: str = text()
    subject: str = text()
    measure: str = text()
    value: str = text()
    unit: str = text()
    year: pd.Int64Dtype = pa.Field(ge=1900, le=2100, nullable=True)
    period: str = text()
    note: str = text(empty=True)
    certain: bool = pa.Field()
    address: str = text(r"^https?://")
    source_id: str = text(NAME)


TABLES: dict[str, type[Table]] = {
    "sources": Sources,
    "municipalities": Municipalities,
    "boundaries": Boundaries,
    "indicators": Indicators,
    "series": Series,
    "observations": Observations,
    "organisations": Organisations,
    "published_facts": PublishedFacts,
}
"""Every stored table by its name; the order is that of their references."""

KEYS: dict[str, tuple[str, ...]] = {
    "sources": ("source_id",),
    "municipalities": ("municipality_code",),
    "boundaries": ("municipality_code", "scale"),
    "indicators": ("indicator_code",),
    "series": ("series",),
    "observations": ("indicator_code", "area_code", "year", "series"),
    "organisations": ("organisation_id",),
    "published_facts": ("fact_id",),
}
"""The primary key of every table."""

_SOURCE = {"source_id": ("sources", "source_id")}
_MUNICIPALITY = {"municipality_code": ("municipalities", "municipality_code")}

REFERENCES: dict[str, dict[str, tuple[str, str]]] = {
    "sources": {},
    "municipalities": _SOURCE,
    "boundaries": _MUNICIPALITY | _SOURCE,
    "indicators": {},
    "series": {},
    "observations": {
        "indicator_code": ("indicators", "indicator_code"),
        "series": ("series", "series"),
    }
    | _SOURCE,
    "organisations": _MUNICIPALITY | _SOURCE,
    "published_facts": _SOURCE,
}
"""The columns of every table that must be found elsewhere: table and column there."""
