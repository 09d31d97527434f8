"""The primary keys of the stored tables, and the columns that must be found in another table."""

from __future__ import annotations

KEYS: dict[str, tuple[str, ...]] = {
    "sources": ("source_id",),
    "municipalities": ("municipality_code",),
    "boundaries": ("municipality_code", "scale"),
    "indicators": ("indicator_code",),
    "series": ("series",),
    "observations": ("indicator_code", "area_code", "year", "series"),
    "organisations": ("organisation_id",),
    "published_facts": ("fact_id",),
    "radar_criteria": ("criterion_code",),
    "radar_answers": ("municipality_code", "year", "criterion_code"),
    "radar_published": ("fact_id",),
    "assessment_items": ("item_code",),
    "sector_texts": ("sector", "part", "order"),
}
"""The primary key of every table."""

_SOURCE = {"source_id": ("sources", "source_id")}
_MUNICIPALITY = {"municipality_code": ("municipalities", "municipality_code")}
_CRITERION = {"criterion_code": ("radar_criteria", "criterion_code")}

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
    "radar_criteria": {},
    "radar_answers": _MUNICIPALITY | _CRITERION | _SOURCE,
    "radar_published": _CRITERION | {"fact_id": ("published_facts", "fact_id")},
    "assessment_items": _CRITERION,
    "sector_texts": _CRITERION | {"fact_id": ("published_facts", "fact_id")},
}
"""The columns of every table that must be found elsewhere: table and column there."""
