"""A rank in words: "3. suurin 22 kunnasta", "jaettu 2. pienin (4 kuntaa) 22 kunnasta"."""

from __future__ import annotations

from dashboard.domain.path import FEW
from dashboard.domain.rank import Rank
from dashboard.i18n.translator import Translator


def rank_words(t: Translator, rank: Rank) -> str:
    """Return a place without saying of how many, as a column of a table needs it."""
    end = "largest" if rank.is_largest else "smallest"
    if rank.place == 1:
        words = t(f"rank.{end}")
    else:
        words = t("rank.from_end", ordinal=t.ordinal(rank.place), end=t(f"rank.{end}"))
    if rank.shared == 1:
        return words
    return t("rank.shared", rank=words, shared=t.number(rank.shared))


def rank_among(t: Translator, rank: Rank, *, known: int) -> str:
    """Return a place and of how many; where some of the `known` are of few, of which."""
    key = "rank.among" if rank.of == known else "rank.among_many"
    return t(key, rank=rank_words(t, rank), of=t.number(rank.of), few=FEW)
