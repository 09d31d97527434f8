"""What a row of each stored table is known by: its first columns."""

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
    "municipality_facts": ("fact_id",),
    "assessment_items": ("item_code",),
    "sector_texts": ("sector", "part", "order"),
}
"""The primary key of every table."""
