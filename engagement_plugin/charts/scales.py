"""Round numbers for the lines of a scale, days for the ticks of a time line, and means."""

import math
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from engagement_plugin.charts import fonts

SMOOTH: Final = 7
_STEPS: Final = (1, 2, 5)
_MOST_LINES: Final = 4
_DAY_STEPS: Final = (1, 2, 7, 14)
_MONTH_STEPS: Final = (1, 2, 3, 6, 12)
_GAP: Final = 28


def round_lines(least: float, most: float, *, whole: bool = False) -> list[float]:
    """Give two to four round numbers that span at least the given room.

    >>> round_lines(0, 143)
    [0.0, 50.0, 100.0, 150.0]
    >>> round_lines(0, 1, whole=True)
    [0.0, 1.0]
    """
    room = max(most - least, 1e-9)
    power = math.floor(math.log10(room)) - 1
    for tens in range(power, power + 4):
        for factor in _STEPS:
            step = factor * 10.0**tens
            if whole and step < 1:
                continue
            first, last = math.floor(least / step + 1e-9), math.ceil(most / step - 1e-9)
            if last - first < _MOST_LINES:
                return [round(i * step, 10) for i in range(first, max(last, first + 1) + 1)]
    return [least, most]


def day_ticks(
    days: Sequence[date],
    room: float,
    *,
    size: float,
    day: Callable[[date], str],
    month: Callable[[date], str],
) -> list[tuple[int, str]]:
    """Choose the days to name beneath a time line: as many as fit, the last one among them.

    Where not even every second week fits, months are named, at their first day; where no two
    of them fit either, the ends are.
    """
    if not days:
        return []
    for step in _DAY_STEPS:
        places = range((len(days) - 1) % step, len(days), step)
        found = [(i, day(days[i])) for i in places]
        if len(found) >= min(len(days), 2) and _fit(found, len(days), room, size):
            return found
    firsts = [i for i, each in enumerate(days) if each.day == 1]
    for step in _MONTH_STEPS:
        found = [(i, month(days[i])) for i in firsts if (days[i].month - 1) % step == 0]
        if len(found) > 1 and _fit(found, len(days), room, size):
            return found
    ends = [(i, day(days[i])) for i in (0, len(days) - 1)]
    return ends if _fit(ends, len(days), room, size) else ends[1:]


def _fit(ticks: Sequence[tuple[int, str]], days: int, room: float, size: float) -> bool:
    # Measuring is dear, and hundreds of names never fit.
    if not ticks or len(ticks) * _GAP > room + _GAP:
        return False
    each = room / days
    widths = [fonts.width(name, size) for _, name in ticks]
    # The outer names are pushed inwards by up to half their width.
    places = [
        min(max((i + 0.5) * each, wide / 2), room - wide / 2)
        for (i, _), wide in zip(ticks, widths, strict=True)
    ]
    gaps = zip(places, widths, places[1:], widths[1:], strict=False)
    return all(after - before >= (w1 + w2) / 2 + _GAP for before, w1, after, w2 in gaps)


def smoothed(values: Sequence[float | None]) -> list[float | None]:
    """Give the mean of seven days up to each; None until seven days are over.

    Unknown days are left out of a mean; where the last seven hold fewer than three known ones
    there is none.
    """
    found: list[float | None] = []
    for end in range(1, len(values) + 1):
        known = [v for v in values[max(0, end - SMOOTH) : end] if v is not None]
        is_enough = end >= SMOOTH and len(known) >= SMOOTH // 2
        found.append(sum(known) / len(known) if is_enough else None)
    return found


def stretches(values: Sequence[float | None]) -> list[list[int]]:
    """Give the places of known values, broken where none is known for a week.

    >>> stretches([1, None, 2, None, None, None, None, None, None, None, 3])
    [[0, 2], [10]]
    """
    found: list[list[int]] = []
    for i, value in enumerate(values):
        if value is None:
            continue
        if found and i - found[-1][-1] <= SMOOTH:
            found[-1].append(i)
        else:
            found.append([i])
    return found
