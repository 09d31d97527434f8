"""A rank in words: "3. suurin 22 kunnasta", "jaettu 2. pienin (4 kuntaa) 22 kunnasta"."""

from __future__ import annotations

from dashboard.domain.comparisons.path import FEW
from dashboard.domain.comparisons.rank import Rank
from dashboard.domain.measures.indicator import Scale
from dashboard.i18n.translator import Translator


def rank_words(t: Translator, rank: Rank, scale: Scale) -> str:
    """Return a place without saying of how many, as a column of a table needs it.

    Amounts are large or small; a change is high or low: the smallest change would be one near 0.
    """
    words = t(f"rank.{'largest' if rank.is_largest else 'smallest'}_{scale}")
    if rank.place > 1:
        ordinal = t("rank.second") if rank.place == 2 else t.ordinal(rank.place)
        words = t("rank.from_end", ordinal=ordinal, end=words)
    if rank.shared == 1:
        return words
    return t("rank.shared", rank=words, shared=t.number(rank.shared))


def rank_among(t: Translator, rank: Rank, scale: Scale, *, known: int) -> str:
    """Return a place and of how many; where some of the `known` are of few, of which."""
    key = "rank.among" if rank.of == known else "rank.among_many"
    return t(key, rank=rank_words(t, rank, scale), of=t.number(rank.of), few=FEW)
