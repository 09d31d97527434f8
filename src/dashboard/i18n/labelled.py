"""Text that can leave the page alone: a title, a spoken name, a caption, a copied sentence."""

from __future__ import annotations

from collections.abc import Iterable


class Labelled(str):
    """A sentence of which it has been asked whether it rests on sample data.

    Whatever leaves a page alone has this type, so that mypy refuses a text of which nobody has
    asked. `views.shared.card.marked` makes it from the sources of the values in the text, and a
    made-up one carries its label in its words. Only that module makes one. `made_of` are the ids
    of the samples it rests on, where they are known.
    """

    __slots__ = ("is_made_up", "made_of")
    is_made_up: bool
    made_of: frozenset[str]

    def __new__(
        cls, text: str = "", *, made_up: bool = False, made_of: Iterable[str] = ()
    ) -> Labelled:
        """Take finished words: those of a made-up value hold the label already."""
        said = super().__new__(cls, text)
        said.is_made_up = made_up
        said.made_of = frozenset(made_of)
        return said

    def within(self, words: str) -> Labelled:
        """Return words that hold this sentence whole, and no value of another origin.

        Raises `ValueError` where they do not hold it: its label would be lost.
        """
        if self not in words:
            raise ValueError(words)
        return Labelled(words, made_up=self.is_made_up, made_of=self.made_of)
