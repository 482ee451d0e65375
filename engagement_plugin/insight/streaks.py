"""Days in a row on the person's own calendar."""

from dataclasses import dataclass

import numpy as np

from engagement_plugin.insight.groups import Flags, Ints, begins, rank_within
from engagement_plugin.insight.half_hours import OwnDays
from engagement_plugin.insight.history import EPOCH_WEEKDAY, WEEK


@dataclass(frozen=True, slots=True, kw_only=True)
class Streaks:
    """Active days in a row, an element a person.

    Attributes:
        current: 0 once a day has passed without activity; today is not over.
    """

    current: Ints
    longest: Ints


def streaks(own: OwnDays, *, today: Ints, freezes_a_week: int = 0) -> Streaks:
    """Count the current and the longest streak.

    Args:
        freezes_a_week: So many single missed days of a week, Monday to Sunday, do not end a
            streak; they do not lengthen it either. Two missed days in a row always end it.
    """
    n = len(today)
    same = own.person[1:] == own.person[:-1]
    step = own.day[1:] - own.day[:-1]
    missed_one = same & (step == 2)
    frozen = _frozen(own, missed_one, freezes_a_week)
    new = begins(own.person)
    new[1:] |= ~(same & (step == 1)) & ~frozen
    length = rank_within(np.cumsum(new)) + 1
    longest = np.zeros(n, dtype=np.int64)
    np.maximum.at(longest, own.person, length)
    last = np.flatnonzero(np.append(~same, True)) if len(own.person) else own.person
    current = np.zeros(n, dtype=np.int64)
    person = own.person[last]
    silent = today[person] - own.day[last]
    spent = np.bincount(_spent_lately(own, frozen, today), minlength=n)[person]
    is_alive = (silent <= 1) | ((silent == 2) & (spent < freezes_a_week))
    current[person[is_alive]] = length[last[is_alive]]
    return Streaks(current=current, longest=longest)


def _week(day: Ints) -> Ints:
    return (day + EPOCH_WEEKDAY) // WEEK


def _frozen(own: OwnDays, missed_one: Flags, freezes_a_week: int) -> Flags:
    """Mark the steps over a missed day for which the week still had a freeze."""
    steps = np.flatnonzero(missed_one)
    nth = rank_within(own.person[1:][steps], _week(own.day[1:][steps] - 1))
    found = np.zeros(len(missed_one), dtype=np.bool_)
    found[steps[nth < freezes_a_week]] = True
    return found


def _spent_lately(own: OwnDays, frozen: Flags, today: Ints) -> Ints:
    """Give, once for each freeze spent in the week of somebody's yesterday, whose it was."""
    person, missed = own.person[1:][frozen], own.day[1:][frozen] - 1
    return np.asarray(person[_week(missed) == _week(today[person] - 1)])
