"""Which figure each metric is, computed for a whole batch."""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from engagement_plugin.capture.messages import SAID
from engagement_plugin.insight.groups import Floats, begins, rank_within
from engagement_plugin.milestones.climbs import Ascent, Climb, counted, different, rising
from engagement_plugin.milestones.comebacks import comebacks
from engagement_plugin.milestones.evidence import Evidence
from engagement_plugin.milestones.metrics import Measure, Metric
from engagement_plugin.milestones.streaking import StreakAscent

QUALITY_MESSAGES: Final = 100

_COLUMNS: Final = {
    Metric.MESSAGES: ("messages",),
    Metric.THOUGHTFUL: ("thoughtful",),
    Metric.DEEP: ("deep",),
    Metric.BRIGHT: ("bright",),
    Metric.REACTIONS: ("reactions",),
    Metric.RESPONSES: ("reactions", "replies"),
}
_DIFFERENT: Final = frozenset({Metric.COMMANDS, Metric.FEATURES, Metric.CONTENTS})
_USED: Final = frozenset({Metric.EVENTS, Metric.FEATURE, Metric.COMMAND})
# Kinds of updates stand among the contents too; these are what a person sends.
_KINDS: Final = SAID - {"unknown"}


def ascent(measure: Measure, known: Evidence) -> Ascent:
    """Compute a figure."""
    if measure.metric in _COLUMNS:
        merits = known.merits
        amount = np.sum([merits.counts[name] for name in _COLUMNS[measure.metric]], axis=0)
        return counted(merits.person, merits.day, amount, known.n)
    if measure.metric in _DIFFERENT:
        return _different(measure.metric, known)
    if measure.metric in _USED:
        return _used(measure, known)
    return _OTHERS[measure.metric](known)


def _streak(known: Evidence) -> Ascent:
    return StreakAscent.of(known.own, today=known.own_today)


def _active_days(known: Evidence) -> Climb:
    return _own(known, rank_within(known.own.person).astype(np.float64) + 1)


def _days_together(known: Evidence) -> Climb:
    person, day = known.own.person, known.own.day
    if not len(day):
        return _own(known, np.zeros(0))
    first = np.maximum.accumulate(np.where(begins(person), np.arange(len(day)), 0))
    return _own(known, (day - day[first]).astype(np.float64))


def _own(known: Evidence, value: Floats) -> Climb:
    return rising(known.own.person, known.own.day, value, known.n)


def _quality(known: Evidence) -> Climb:
    """Take whole days from the last one back until they hold enough messages."""
    merits = known.merits
    total, number = merits.counts["quality_sum"], merits.counts["quality_n"]
    upto, sums = np.cumsum(number), np.cumsum(total)
    before = upto - number
    new = begins(merits.person)
    start = np.maximum.accumulate(np.where(new, np.arange(len(new)), 0)) if len(new) else new
    # The last day before which there were so few that enough come from it on.
    row = np.searchsorted(before, upto - QUALITY_MESSAGES, side="right") - 1
    row = np.maximum(row, start).astype(np.int64)
    within = np.maximum(upto - before[row], 1.0)
    mean = (sums - sums[row] + total[row]) / within
    value = np.maximum(mean * np.minimum(within, QUALITY_MESSAGES) / QUALITY_MESSAGES, 0.0)
    return rising(merits.person, merits.day, value, known.n)


def _comebacks(known: Evidence) -> Climb:
    return counted(known.days.person, known.days.day, comebacks(known.days), known.n)


def _friends(known: Evidence) -> Climb:
    person, day = known.friends
    order = np.lexsort((day, person))
    return counted(person[order], day[order], np.ones(len(person)), known.n)


def _different(metric: Metric, known: Evidence) -> Climb:
    days = known.days
    if metric is Metric.CONTENTS:
        chosen = np.array([name in _KINDS for name in days.contents.names], dtype=np.bool_)
        return different(days.contents, chosen, days.person, days.day, known.n)
    uses = days.commands if metric is Metric.COMMANDS else days.features
    everything = np.ones(len(uses.names), dtype=np.bool_)
    return different(uses, everything, days.person, days.day, known.n)


def _used(measure: Measure, known: Evidence) -> Climb:
    days = known.days
    uses, name = days.features, measure.name
    if measure.metric is Metric.COMMAND:
        uses = days.commands
    elif measure.metric is Metric.EVENTS:
        uses, name = days.types, "event"
    wanted = uses.names.index(name) if name in uses.names else -1
    amount = np.bincount(
        uses.row, weights=uses.count * (uses.name == wanted), minlength=len(days.person)
    )
    return counted(days.person, days.day, amount.astype(np.float64), known.n)


_OTHERS: Final[Mapping[Metric, Callable[[Evidence], Ascent]]] = {
    Metric.STREAK: _streak,
    Metric.QUALITY: _quality,
    Metric.ACTIVE_DAYS: _active_days,
    Metric.DAYS_TOGETHER: _days_together,
    Metric.COMEBACKS: _comebacks,
    Metric.FRIENDS: _friends,
}
