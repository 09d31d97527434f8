"""Kinds of sources: the only thing that decides how a value is labelled."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SourceKind(StrEnum):
    """What stands behind a number."""

    OFFICIAL = "official"
    SURVEY = "survey"
    PUBLISHED = "published"
    ESTIMATE = "estimate"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class Source:
    """Who published, under which licence, where, and when it was fetched (ISO date)."""

    source_id: str
    title: str
    publisher: str
    licence: str
    address: str
    accessed: str
    kind: SourceKind

    @property
    def is_sample(self) -> bool:
        """Tell whether values of this source must carry the sample label."""
        return self.kind is SourceKind.SAMPLE
