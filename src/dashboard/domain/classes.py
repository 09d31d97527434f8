"""Classes of a map: four limits make five classes, the same for every year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, floor, isfinite, log10

CLASS_COUNT = 5


def class_limits(
    values: Iterable[float], *, decimals: int = 10, around_zero: bool = False
) -> tuple[float, ...]:
    """Return at most four rising limits that part the values into classes.

    Amounts are parted at their fifths. Change is parted symmetrically around zero: the middle
    class holds only what hardly moved, so that growth and decline never share a colour. Limits are
    rounded to two significant digits of the spread, so that a legend can be read aloud, and to the
    `decimals` that are printed; equal limits fall together, which gives fewer classes.
    """
    known = sorted(value for value in values if isfinite(value))
    if not known or known[0] == known[-1]:
        return ()
    if around_zero:
        outer = _fraction(sorted(abs(value) for value in known), 0.6)
        step = max(_step(2 * outer), 10.0**-decimals)
        raw = [-max(outer, step), -step, step, max(outer, step)]
    else:
        raw = [_fraction(known, part / CLASS_COUNT) for part in range(1, CLASS_COUNT)]
        step = _step(raw[-1] - raw[0])
    rounded = {round(_nearest(value, step), decimals) + 0.0 for value in raw}
    if not around_zero:
        # A limit that rounding moved off the values would give a class that holds nothing.
        rounded = {value for value in rounded if known[0] < value <= known[-1]}
    return tuple(sorted(rounded))


def class_index(value: float, limits: Sequence[float]) -> int:
    """Return the class of a value: 0 for the lowest.

    A value on a limit belongs to the class away from zero, so that decline and growth of one size
    stand in classes of one kind.
    """
    return sum(value > limit if limit < 0 else value >= limit for limit in limits)


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
