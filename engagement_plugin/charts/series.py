"""What the pictures are drawn from: plain numbers, a day of a zone after the other."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

WEEKDAYS: Final = 7
HOURS: Final = 24
MOST_DAYS: Final = 1100

Week = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How many of a cohort were there again on one day after their first.

    Attributes:
        eligible: Those whose day is over.
        returned: Those of them who were there on it.
        waiting: Those whose day is still to come, or going on: the cell is unfinished.
    """

    eligible: int
    returned: int
    waiting: int = 0

    @property
    def share(self) -> float | None:
        """Give the share of the eligible, or None while there is nobody to speak of."""
        if self.eligible <= 0:
            return None
        return min(max(self.returned / self.eligible, 0.0), 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """People who were new in the same time.

    Attributes:
        name: Translated; empty where there is only one row, of everybody.
        cells: One for each of the series' `retention_days`.
    """

    name: str = ""
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceSeries:
    """An audience over some days; every part may be empty.

    Numbers that are none (NaN, infinite) count as unknown, counts below nothing as nothing.

    Attributes:
        first: The day of the zone to which the first number of every daily part belongs.
        figures: Up to four names and values to print large, both already in words.
        new, returning: People a day; only the last 1100 days are drawn.
        unfinished: The last day is still going on.
        hours: People by weekday, Monday first, and hour, in the zone.
        retention_days: How many days after the first the cells look.
        mood: From -1 to 1 a day, None where nothing could be judged.
        quality: From 0 to 1 a day, likewise.
        risk: Translated names of the bands, the calmest first, and people in them.
    """

    first: date
    figures: tuple[tuple[str, str], ...] = ()
    new: Sequence[float] = ()
    returning: Sequence[float] = ()
    unfinished: bool = False
    hours: Week = ()
    retention_days: tuple[int, ...] = ()
    cohorts: tuple[Cohort, ...] = ()
    mood: Sequence[float | None] = ()
    quality: Sequence[float | None] = ()
    risk: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        if len(self.new) != len(self.returning):
            raise ValueError(
                f"new has {len(self.new)} days and returning {len(self.returning)}: "
                "give both for the same days."
            )
        _check_week("hours", self.hours)
        for cohort in self.cohorts:
            if len(cohort.cells) != len(self.retention_days):
                raise ValueError(
                    f"The cohort {cohort.name!r} has {len(cohort.cells)} cells for "
                    f"{len(self.retention_days)} retention_days: give one for each."
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """The mood of one day, from -1 to 1, and the band around it."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSeries:
    """One person over some days; every part may be empty.

    Attributes:
        name: As the person writes it; letters that no font has are left out.
        last: The day of the zone to which the last number of every daily part belongs.
        hours: Strength of the habit by weekday, Monday first, and hour, in the zone.
        days: How much they did a day; the last 90 are drawn.
        mood: A day's mood, None where nothing could be judged.
    """

    name: str
    last: date
    hours: Week = ()
    days: Sequence[float] = ()
    mood: Sequence[Mood | None] = ()

    def __post_init__(self) -> None:
        _check_week("hours", self.hours)


def counted(value: float) -> float:
    """Give a count that can be drawn: nothing for what is no number, or below nothing."""
    return max(float(value), 0.0) if math.isfinite(value) else 0.0


def measured(value: float | None, least: float, most: float) -> float | None:
    """Give a measure within its bounds, or None for what is no number."""
    if value is None or not math.isfinite(value):
        return None
    return min(max(float(value), least), most)


def days_from(first: date, n: int) -> list[date]:
    """List days; those after the last one a calendar knows are that last one.

    >>> days_from(date(2026, 2, 28), 2)
    [datetime.date(2026, 2, 28), datetime.date(2026, 3, 1)]
    """
    most = (date.max - first).days
    return [first + timedelta(days=min(i, most)) for i in range(n)]


def days_until(last: date, n: int) -> list[date]:
    """List days that end with the last one.

    >>> days_until(date(2026, 3, 1), 2)
    [datetime.date(2026, 2, 28), datetime.date(2026, 3, 1)]
    """
    most = (last - date.min).days
    return [last - timedelta(days=min(i, most)) for i in range(n - 1, -1, -1)]


def _check_week(name: str, week: Week) -> None:
    found = [len(row) for row in week]
    if found not in ([], [HOURS] * WEEKDAYS):
        raise ValueError(f"{name} needs 7 rows of 24 numbers, Monday first, and has {found}.")
