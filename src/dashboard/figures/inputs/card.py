"""The words of a figure, the same on screen and in its image."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.i18n.labelled import Labelled


@dataclass(frozen=True, slots=True)
class FigureText:
    """The words of a figure, on screen and in its image.

    `sample` is the label of sample data, empty when none is shown: it follows from the kinds of
    the sources and from nothing else. `facts` are short sentences beside the figure in an image,
    shown where there is room; `notes` keep a number from being misread and are shown always.
    """

    finding: Labelled
    subtitle: str
    alternative: Labelled
    source: str
    dated: str
    file_stem: str
    sample: str = ""
    notes: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
