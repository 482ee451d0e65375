"""The pauses between a person's sessions, and how bursty their activity is."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from engagement_plugin.insight.groups import Floats, Ints, counts, quantiles, ratio, totals
from engagement_plugin.insight.half_hours import HalfHours
from engagement_plugin.insight.sessions import Sessions

_HOURS: Final = 0.5
_LEAST_GAPS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """Pauses in hours, an element a person; NaN of those with fewer than two sessions."""

    mean: Floats
    median: Floats
    p90: Floats


def gaps(found: Sessions) -> Gaps:
    """Measure from the end of one session to the begin of the next."""
    is_same = found.person[1:] == found.person[:-1]
    person = found.person[1:][is_same]
    pause = (found.first[1:] - found.last[:-1] - 1)[is_same]
    median, p90 = quantiles(person, pause, found.n, (0.5, 0.9)).T
    return Gaps(
        mean=_HOURS * ratio(totals(person, pause, found.n), counts(person, found.n)),
        median=_HOURS * median,
        p90=_HOURS * p90,
    )


def burstiness(half: HalfHours) -> Floats:
    """Say how unevenly active half hours follow one another, -1 to 1.

    Goh and Barabási's (s - m)/(s + m) of the times between events depends on how many there are;
    this is the form of Kim and Jo (Phys. Rev. E 94, 032311, 2016), of which regular events give
    -1, events at random 0 and the burstiest possible ones 1, whatever their number. NaN of people
    with fewer than four half hours.
    """
    is_same = half.person[1:] == half.person[:-1]
    person = half.person[1:][is_same]
    spans = (half.slot[1:] - half.slot[:-1])[is_same].astype(np.float64)
    number = counts(person, half.n)
    mean = ratio(totals(person, spans, half.n), number)
    variance = ratio(totals(person, (spans - mean[person]) ** 2, half.n), number)
    return finite_size_burstiness(np.sqrt(variance) / mean, number)


def finite_size_burstiness(variation: Floats, number: Ints) -> Floats:
    """Correct a coefficient of variation for the number of spans it is made from.

    >>> finite_size_burstiness(np.array([0.0, 3.0]), np.array([10, 10])).tolist()
    [-1.0, 1.0]
    """
    enough = number >= _LEAST_GAPS
    n = np.where(enough, number, _LEAST_GAPS)
    above = np.sqrt(n + 1) * variation - np.sqrt(n - 1)
    below = (np.sqrt(n + 1) - 2) * variation + np.sqrt(n - 1)
    return np.where(enough, np.clip(above / below, -1, 1), np.nan)
