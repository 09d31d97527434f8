"""The stored tables, one pandera class each.

A new column is one line here and one line a catalogue (`column.<table>.<name>` or, where a column
means the same everywhere, `column.<name>`). Every table's rows carry `source_id` or are sources.
Keys are in `domain.keys`, references between tables in `schema.keys`.
"""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa

from dashboard.domain.measures.indicator import Polarity, ReferenceDay, RegionRule, Scale
from dashboard.domain.practices.assessment import Part
from dashboard.domain.practices.radar import Level, Theme
from dashboard.domain.sector import EVERY_SECTOR, PURPOSE_CLASSES, UNCLASSIFIED, Sector, TextPart
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
    tile_row: pd.Int64Dtype = pa.Field(ge=1, nullable=True)
    tile_col: pd.Int64Dtype = pa.Field(ge=1, nullable=True)
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
    numerator_fi: str = text(empty=True)
    numerator_sv: str = text(empty=True)
    numerator_en: str = text(empty=True)
    denominator_fi: str = text(empty=True)
    denominator_sv: str = text(empty=True)
    denominator_en: str = text(empty=True)
    reference_day: str = text(among=[day.value for day in ReferenceDay], empty=True)
    source_code: str = text(empty=True)
    limits_fi: str = text(empty=True)
    limits_sv: str = text(empty=True)
    limits_en: str = text(empty=True)
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
    definition: str = text(empty=True)
    source_title: str = text(empty=True)
    certain: bool = pa.Field()
    address: str = text(r"^https?://")
    source_id: str = text(NAME)


class RadarCriteria(Table):
    """The instrument of the municipal radar: what is asked, in which rounds, at what weight."""

    criterion_code: str = text(NAME)
    theme: str = text(among=[theme.value for theme in Theme])
    short_fi: str = text()
    short_sv: str = text()
    short_en: str = text()
    text_fi: str = text()
    text_sv: str = text()
    text_en: str = text()
    help_fi: str = text()
    help_sv: str = text()
    help_en: str = text()
    order: int = pa.Field(ge=0)
    weight: float = pa.Field(gt=0)
    asked_from: int = pa.Field(ge=1900, le=2100)
    asked_until: pd.Int64Dtype = pa.Field(ge=1900, le=2100, nullable=True)


class RadarAnswers(Table):
    """Answers of the municipal radar; an empty level means not answered, never no."""

    municipality_code: str = text(CODE)
    year: int = pa.Field(ge=1900, le=2100)
    criterion_code: str = text(NAME)
    level: pd.Int64Dtype = pa.Field(isin=[level.value for level in Level], nullable=True)
    note: str = text(empty=True)
    source_id: str = text(NAME)


class RadarPublished(Table):
    """Published results beside the answers: which fact speaks of which criterion, in our words."""

    fact_id: str = text(r"^[a-z0-9_-]+$")
    criterion_code: str = text(NAME)
    place: str = text(among=["central_finland", "north_ostrobothnia"])
    year: int = pa.Field(ge=1900, le=2100)
    municipalities: int = pa.Field(gt=0)
    text_fi: str = text()
    text_sv: str = text()
    text_en: str = text()
    order: int = pa.Field(ge=0)


class MunicipalityFacts(Table):
    """What was published of one municipality, in our words: evidence of a practice, or a budget.

    Evidence has a criterion; a budget has `about`, which tells what it holds. Without a
    municipality it is the publisher's own practice.
    """

    fact_id: str = text(r"^[a-z0-9_-]+$")
    municipality_code: str = text(CODE, empty=True)
    criterion_code: str = text(NAME, empty=True)
    text_fi: str = text()
    text_sv: str = text()
    text_en: str = text()
    about_fi: str = text(empty=True)
    about_sv: str = text(empty=True)
    about_en: str = text(empty=True)
    order: int = pa.Field(ge=0)


class AssessmentItems(Table):
    """The self-assessment: practices of the checklist and questions of the discussion, as data."""

    item_code: str = text(NAME)
    part: str = text(among=[part.value for part in Part])
    theme: str = text(among=[theme.value for theme in Theme], empty=True)
    criterion_code: str = text(NAME, empty=True)
    short_fi: str = text()
    short_sv: str = text()
    short_en: str = text()
    text_fi: str = text()
    text_sv: str = text()
    text_en: str = text()
    help_fi: str = text()
    help_sv: str = text()
    help_en: str = text()
    idea_fi: str = text(empty=True)
    idea_sv: str = text(empty=True)
    idea_en: str = text(empty=True)
    order: int = pa.Field(ge=0)


class SectorTexts(Table):
    """What is said of each sector, in our words; a number in a text is that of its fact."""

    sector: str = text(among=[*(sector.value for sector in Sector), EVERY_SECTOR])
    part: str = text(among=[part.value for part in TextPart])
    order: int = pa.Field(ge=0)
    paragraph: int = pa.Field(ge=0)
    text_fi: str = text()
    text_sv: str = text()
    text_en: str = text()
    fact_id: str = text(r"^[a-z0-9_-]+$", empty=True)
    criterion_code: str = text(NAME, empty=True)


TABLES: dict[str, type[Table]] = {
    "sources": Sources,
    "municipalities": Municipalities,
    "boundaries": Boundaries,
    "indicators": Indicators,
    "series": Series,
    "observations": Observations,
    "organisations": Organisations,
    "published_facts": PublishedFacts,
    "radar_criteria": RadarCriteria,
    "radar_answers": RadarAnswers,
    "radar_published": RadarPublished,
    "municipality_facts": MunicipalityFacts,
    "assessment_items": AssessmentItems,
    "sector_texts": SectorTexts,
}
"""Every stored table by its name; the order is that of their references."""
