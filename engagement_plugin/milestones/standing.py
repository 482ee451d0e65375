"""How a batch of people stands with every milestone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np

from engagement_plugin.insight.groups import Floats, Ints
from engagement_plugin.milestones.climbs import ROUNDING, Ascent, Climb
from engagement_plugin.milestones.evidence import Evidence
from engagement_plugin.milestones.measures import QUALITY_MESSAGES, ascent
from engagement_plugin.milestones.metrics import Measure, Metric
from engagement_plugin.milestones.pace import (
    Pace,
    pace_of_count,
    pace_of_days_together,
    pace_of_streak,
)
from engagement_plugin.milestones.streaking import StreakAscent
from engagement_plugin.storage.milestones import StoredMilestone

# Whoever is low needs no date by which to feel better.
_UNTIMED: Final = frozenset({Metric.COMEBACKS})
_ALMOST: Final = 99.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What is to be reached, as far as reckoning goes.

    Attributes:
        seeded_at: Since when it is offered.
    """

    milestone_id: int
    measure: Measure
    target: float
    is_repeatable: bool
    seeded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How people stand with one goal, an element a person.

    Attributes:
        current, peak: What there is now, and the most there ever was.
        towards: What counts for the next time it is reached; from 0 to the target.
        times: How often it was reached.
        percent: 100 where it is reached and cannot be again.
        pace: NaN where nothing is missing.
    """

    goal: Goal
    current: Floats
    peak: Floats
    towards: Floats
    times: Ints
    percent: Floats
    pace: Pace
    ascent: Ascent

    def crossed(self, people: Ints, times: Ints) -> Ints:
        """Give the day on which some people reached it for the so-manieth time."""
        return self.ascent.crossed(people, (self.goal.target * times).astype(np.float64))


def goals(stored: Sequence[StoredMilestone]) -> list[Goal]:
    """Give what is offered now."""
    return [
        Goal(
            milestone_id=each.id,
            measure=Measure.parse(each.definition.metric),
            target=each.definition.target,
            is_repeatable=each.definition.repeatable,
            seeded_at=each.seeded_at,
        )
        for each in stored
        if each.is_active
    ]


def standings(known: Evidence, goals: Sequence[Goal]) -> Iterator[Standing]:
    """Reckon each figure once, however many goals rest on it."""
    figures: dict[Measure, Ascent] = {}
    for goal in goals:
        if goal.measure not in figures:
            figures[goal.measure] = ascent(goal.measure, known)
        yield standing(goal, figures[goal.measure], known)


def standing(goal: Goal, figure: Ascent, known: Evidence) -> Standing:
    """Compare a figure with a goal."""
    peak = figure.peak
    times = np.floor((peak + ROUNDING) / goal.target).astype(np.int64)
    if goal.is_repeatable:
        towards = np.maximum(peak - times * goal.target, 0.0)
        is_over = np.zeros(known.n, dtype=np.bool_)
    else:
        times = np.minimum(times, 1)
        towards, is_over = figure.current, times > 0
    share = np.clip(100 * towards / goal.target, 0.0, _ALMOST)
    remaining = np.where(is_over, np.nan, np.maximum(goal.target - towards, ROUNDING))
    return Standing(
        goal=goal,
        current=figure.current,
        peak=peak,
        towards=towards,
        times=times,
        percent=np.where(is_over, 100.0, share),
        pace=_pace(goal.measure.metric, figure, remaining, known),
        ascent=figure,
    )


def _pace(metric: Metric, figure: Ascent, remaining: Floats, known: Evidence) -> Pace:
    if metric in _UNTIMED:
        nothing = np.full(known.n, np.nan)
        return Pace(per_day=nothing, days=nothing, earliest=nothing, latest=nothing)
    if isinstance(figure, StreakAscent):
        return pace_of_streak(figure, remaining, known)
    assert isinstance(figure, Climb)
    if metric is Metric.DAYS_TOGETHER:
        return pace_of_days_together(figure, remaining, known)
    grain = 1 / QUALITY_MESSAGES if metric is Metric.QUALITY else 1.0
    return pace_of_count(figure, remaining, known, grain=grain)
