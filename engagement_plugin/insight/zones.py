"""In which zone a person lives, by when they sleep and which language they chose.

People sleep at night, so the hours in which somebody is never there say where their night lies.
Every zone is judged by how well it puts the activity outside the night, the language is the prior,
and the answer comes with the chance that it is right to the hour. Early birds and night owls
cannot be told from neighbours to the east or west: that uncertainty is part of the confidence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Final

import numpy as np

from engagement_plugin.domain import ZoneSource
from engagement_plugin.insight.groups import Floats, Ints, begins, counts, totals
from engagement_plugin.insight.half_hours import HalfHours
from engagement_plugin.insight.history import BINS
from engagement_plugin.insight.offsets import offset_at, offsets
from engagement_plugin.insight.rhythm import decay
from engagement_plugin.insight.zone_priors import WORLD, priors, speaks

CANDIDATES: Final = tuple(WORLD)
LEAST_DAYS: Final = 3
_YEAR: Final = 366
_HOUR: Final = 3_600
_QUARTERS: Final = 96
_QUARTER_SECONDS: Final = 900
# How likely a half hour is at all, by the hour of the clock. Flat by day on purpose: that somebody
# always comes at noon says nothing of where they live, that they never come at night does.
_AWAKE: Final = (
    0.55, 0.32, 0.17, 0.09, 0.06, 0.08, 0.20, 0.50, 0.80, 0.95, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.95, 0.80,
)  # fmt: skip
_SLEEPLESS: Final = 0.04
# Hours by which a person's day is later than the usual one.
_LATER: Final = np.arange(-3.0, 6.25, 0.5)
_LATER_DEVIATION: Final = 1.4
_OWLS: Final = 0.12
# Half hours of one day are not independent of one another, nor one day of another.
_A_DAY: Final = 2.5
_EVIDENCE: Final = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneGuess:
    """Where a person lives.

    Attributes:
        confidence: Chance that the clock there is within an hour of the person's, 0 to 1.
    """

    zone: str
    source: ZoneSource
    confidence: float


def infer_zones(
    half: HalfHours,
    *,
    own_zones: Sequence[str | None],
    languages: Sequence[str | None],
    now: datetime,
    audience: Mapping[str, float] = MappingProxyType({}),
) -> list[ZoneGuess | None]:
    """Give each person's zone; what the person set is never touched.

    With activity on fewer than three days only the language speaks, and where it is unknown too
    there is no guess.

    Args:
        audience: How many of the bot's people live in which zone.
    """
    chances = posteriors(half, languages, now, audience)
    best, confidence = _choose(chances, now)
    days = _distinct_days(half)
    found = zip(own_zones, languages, best, confidence, days.tolist(), strict=True)
    return [_guess(own, language, *judged) for own, language, *judged in found]


def posteriors(
    half: HalfHours,
    languages: Sequence[str | None],
    now: datetime,
    audience: Mapping[str, float] = MappingProxyType({}),
) -> Floats:
    """Give each person's chances of `CANDIDATES`, adding up to 1."""
    likelihood = _log_likelihoods(half, now)
    prior = priors(languages, CANDIDATES, _neighbours(audience, now))
    # Without any activity the likelihood is the same everywhere.
    weighted = np.log(prior) + likelihood
    weighted -= weighted.max(axis=1, keepdims=True, initial=-np.inf)
    chances = np.exp(weighted)
    return np.asarray(chances / chances.sum(axis=1, keepdims=True))


def _neighbours(audience: Mapping[str, float], now: datetime) -> Floats:
    """Count the audience by candidate; a zone that is none counts for those with its clock."""
    clocks = np.array([offset_at(zone, now) for zone in CANDIDATES])
    found = np.zeros(len(CANDIDATES))
    for zone, number in audience.items():
        if zone in WORLD:
            found[CANDIDATES.index(zone)] += number
        else:
            alike = clocks == offset_at(zone, now)
            found[alike] += number / max(int(alike.sum()), 1)
    return found


def _guess(
    own: str | None, language: str | None, zone: str, confidence: float, days: int
) -> ZoneGuess | None:
    if own is not None:
        return ZoneGuess(zone=own, source=ZoneSource.PERSON, confidence=1.0)
    if days >= LEAST_DAYS:
        return ZoneGuess(zone=zone, source=ZoneSource.RHYTHM, confidence=confidence)
    if speaks(language):
        return ZoneGuess(zone=zone, source=ZoneSource.LANGUAGE, confidence=confidence)
    return None


def _choose(chances: Floats, now: datetime) -> tuple[list[str], list[float]]:
    """Choose the zone in the hour that is likeliest as a whole, and say how likely that is."""
    clocks = np.array([offset_at(zone, now) for zone in CANDIDATES])
    away = np.abs(clocks[:, None] - clocks)
    # Dates differ across the date line, clocks do not.
    away = np.minimum(away, 24 * _HOUR - away)
    closeness = np.maximum(0.0, 1 - away / (2 * _HOUR))
    best = np.argmax((chances @ closeness) * (chances + 1e-3), axis=1)
    confidence = np.minimum((chances @ (away <= _HOUR).astype(np.float64)), 1.0)
    chosen = confidence[np.arange(len(best)), best]
    # The last digits of a product depend on how many people were multiplied at once.
    return [CANDIDATES[each] for each in best.tolist()], chosen.round(9).tolist()


def _log_likelihoods(half: HalfHours, now: datetime) -> Floats:
    """Judge all candidates: how well each keeps the person's activity out of its nights."""
    today = int(now.timestamp() // 86_400)
    first = max(today - _YEAR, 0)
    spans, clocks = _spans(first, today)
    evidence = _evidence(half, first=first, today=today, spans=spans)
    n, number = half.n, clocks.shape[1]
    by_phase = (evidence @ _log_awake()).reshape(n, number, _QUARTERS)
    # Zones with the same clock all year are one to the rhythm.
    schedules, which = np.unique(clocks, axis=0, return_inverse=True)
    shift = np.rint(_LATER * _HOUR / _QUARTER_SECONDS).astype(np.int64)
    judged = np.zeros((n, len(schedules), len(shift)))
    for span in range(number):
        quarter = np.rint(schedules[:, span] / _QUARTER_SECONDS).astype(np.int64)
        phase = (quarter[:, None] - shift) % _QUARTERS
        judged += np.take(by_phase[:, span], phase, axis=1)
    return _log_mean_exp(judged, np.log(_later_prior()))[:, which.ravel()]


@lru_cache(maxsize=4)
def _spans(first: int, last: int) -> tuple[Ints, Ints]:
    """Cut the days where any candidate changes its clock; give each day's span, and the clocks."""
    days = np.arange(first, last + 1)
    number = len(CANDIDATES)
    table = offsets(
        CANDIDATES, np.repeat(np.arange(number), len(days)), np.tile(days, number)
    ).after.reshape(number, len(days))
    new = np.zeros(len(days), dtype=np.bool_)
    new[0] = True
    new[1:] = (table[:, 1:] != table[:, :-1]).any(axis=0)
    return np.cumsum(new) - 1, table[:, new]


def _evidence(half: HalfHours, *, first: int, today: int, spans: Ints) -> Floats:
    """Count half hours by span and time of the UTC day, scaled to what they are worth."""
    number = int(spans[-1]) + 1
    within = half.slot // BINS >= first
    person, slot = half.person[within], half.slot[within]
    day = slot // BINS
    # Older nights count less than newer ones, but long silence makes nobody homeless.
    latest = np.full(half.n, today)
    latest[person] = day
    weight = decay(latest[person] - day)
    cell = (person * number + spans[day - first]) * BINS + slot % BINS
    found = totals(cell, weight, half.n * number * BINS).reshape(half.n, number * BINS)
    new = begins(person, day)
    days = totals(person[new], weight[new], half.n)
    seen = found.sum(axis=1)
    worth = np.minimum(seen, _A_DAY * days)
    worth = worth * _EVIDENCE / (worth + _EVIDENCE)
    scale = np.divide(worth, seen, out=np.zeros(half.n), where=seen > 0)
    return np.asarray(found * scale[:, None]).reshape(half.n * number, BINS)


@lru_cache(maxsize=1)
def _log_awake() -> Floats:
    """Tabulate the log chance of each UTC half hour (rows) for each quarter of an hour of offset."""
    minute = (np.arange(BINS) * 30 + 15)[:, None] + np.arange(_QUARTERS) * 15
    level = np.interp(minute / 60 - 0.5, np.arange(24), _AWAKE, period=24)
    share = level / level.sum(axis=0)
    return np.asarray(np.log((1 - _SLEEPLESS) * share + _SLEEPLESS / BINS))


def _later_prior() -> Floats:
    usual = np.exp(-0.5 * (_LATER / _LATER_DEVIATION) ** 2)
    return np.asarray((1 - _OWLS) * usual / usual.sum() + _OWLS / len(_LATER))


def _log_mean_exp(values: Floats, log_weights: Floats) -> Floats:
    weighted = values + log_weights
    most = weighted.max(axis=2, keepdims=True)
    return np.asarray(np.log(np.exp(weighted - most).sum(axis=2)) + most[:, :, 0])


def _distinct_days(half: HalfHours) -> Ints:
    day = half.slot // BINS
    return counts(half.person[begins(half.person, day)], half.n)
