"""The columns of the stored tables that must be found in another table."""

from __future__ import annotations

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
    "municipality_facts": _MUNICIPALITY | _CRITERION | {"fact_id": ("published_facts", "fact_id")},
    "assessment_items": _CRITERION,
    "sector_texts": _CRITERION | {"fact_id": ("published_facts", "fact_id")},
}
"""The columns of every table that must be found elsewhere: table and column there."""
