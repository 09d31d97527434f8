"""Classes of a map: four limits make five classes, the same for every year; sizes of circles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, floor, isfinite, log10, sqrt

CLASS_COUNT = 5


def class_limits(
    values: Iterable[float], *, decimals: int = 10, around_zero: bool = False
) -> tuple[float, ...]:
    """Return at most four rising limits that part the values into classes.

    Amounts are parted at their fifths; where there is a zero it is a class of its own, and the rest
    are parted at their quarters. Change is parted symmetrically around zero: the middle class
    holds what prints as 0 and nothing else, so that growth and decline never share a colour.
    Limits are rounded to two significant digits of the spread, so that a legend can be read aloud,
    and to the `decimals` that are printed; equal limits fall together, which gives fewer classes.
    Values that differ are never all in one class.
    """
    known = sorted(value for value in values if isfinite(value))
    if not known or known[0] == known[-1]:
        return ()
    return _of_change(known, decimals) if around_zero else _of_amounts(known, decimals)


def circle_size(value: float, largest: float) -> float:
    """Return the radius of a value's circle as a part (0-1) of the largest's: areas are alike."""
    return sqrt(abs(value) / largest) if largest else 0.0


def class_index(value: float, limits: Sequence[float]) -> int:
    """Return the class of a value: 0 for the lowest.

    A value on a limit belongs to the class away from zero, so that decline and growth of one size
    stand in classes of one kind.
    """
    return sum(value > limit if limit < 0 else value >= limit for limit in limits)


def _of_amounts(known: Sequence[float], decimals: int) -> tuple[float, ...]:
    smallest = 10.0**-decimals
    has_zero = known[0] == 0
    parted = [value for value in known if value > 0] if has_zero else known
    parts = CLASS_COUNT - 1 if has_zero else CLASS_COUNT
    raw = [_fraction(parted, part / parts) for part in range(1, parts)]
    step = _step(raw[-1] - raw[0])
    rounded = {round(_nearest(value, step), decimals) + 0.0 for value in raw}
    # A limit that rounding moved off the values would give a class that holds nothing.
    limits = {value for value in rounded if parted[0] < value <= parted[-1]}
    limits |= {smallest} if has_zero else set()
    return tuple(sorted(limits or {known[-1]}))


def _of_change(known: Sequence[float], decimals: int) -> tuple[float, ...]:
    smallest = round(10.0**-decimals, decimals)
    sizes = sorted(abs(value) for value in known)
    outer = _fraction(sizes, 0.6)
    step = max(_step(2 * outer), smallest)
    outer = max(round(_nearest(outer, step), decimals), smallest)
    limits = tuple(sorted({-outer, -smallest, smallest, outer}))
    if len({class_index(value, limits) for value in known}) == 1:
        outer = max(sizes[-1], smallest)
        limits = tuple(sorted({-outer, -smallest, smallest, outer}))
    return limits


def _fraction(ordered: Sequence[float], part: float) -> float:
    """Return the value below which `part` of the ordered values lie, between neighbours."""
    place = part * (len(ordered) - 1)
    low, high = floor(place), ceil(place)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def _step(spread: float) -> float:
    """Return a round step (1, 2 or 5 times a power of ten) about a twentieth of the spread."""
    if spread <= 0:
        return 1.0
    rough = spread / 20
    power = 10.0 ** floor(log10(rough))
    return next(power * digit for digit in (1, 2, 5, 10) if power * digit >= rough)


def _nearest(value: float, step: float) -> float:
    return round(value / step) * step
