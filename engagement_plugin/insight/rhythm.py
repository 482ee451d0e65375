"""When in the week a person is there, by their own clock."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from engagement_plugin.insight.groups import Floats, Ints, begins, is_sorted, ratio, totals
from engagement_plugin.insight.half_hours import HalfHours
from engagement_plugin.insight.history import EPOCH_WEEKDAY, WEEK

HALF_LIFE_DAYS: Final = 60.0
HOURS: Final = 24
_HOUR_SECONDS: Final = 3_600


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """Weights by hour of the week, a row a person.

    Attributes:
        weights: 168 columns, Monday 0:00 first. An hour of a day counts once, however much was
            done in it, and half as much every 60 days.
    """

    weights: Floats

    @property
    def total(self) -> Floats:
        """Give what each person's rhythm rests on."""
        return np.asarray(self.weights.sum(axis=1))

    @property
    def shares(self) -> Floats:
        """Give the weights as shares of 1; zeros for nobody."""
        whole = self.total[:, None]
        return np.divide(self.weights, whole, out=np.zeros_like(self.weights), where=whole > 0)

    @property
    def hours(self) -> Floats:
        """Give the weights by hour of the day."""
        return np.asarray(self.weights.reshape(-1, WEEK, HOURS).sum(axis=1))

    @property
    def weekdays(self) -> Floats:
        """Give the weights by day of the week."""
        return np.asarray(self.weights.reshape(-1, WEEK, HOURS).sum(axis=2))


def rhythm(half: HalfHours) -> Rhythm:
    """Add up the hours of each person's week."""
    person, hour = half.person, half.wall // _HOUR_SECONDS
    key = (person << 32) + hour
    # A clock set back shows an hour twice; with 30-minute steps not even in one piece.
    if not is_sorted(key):
        order = np.argsort(key, kind="stable")
        person, hour = person[order], hour[order]
    new = begins(person, hour)
    person, hour = person[new], hour[new]
    day = hour // HOURS
    age = np.maximum(half.today[person] - day, 0)
    cell = (day + EPOCH_WEEKDAY) % WEEK * HOURS + hour % HOURS
    width = WEEK * HOURS
    added = totals(person * width + cell, decay(age), half.n * width)
    return Rhythm(weights=added.reshape(half.n, width))


def decay(age: Ints, *, half_life: float = HALF_LIFE_DAYS) -> Floats:
    """Give the weight of something so many days old."""
    return np.asarray(0.5 ** (age / half_life))


def likeliest(weights: Floats, most: int) -> list[tuple[int, ...]]:
    """Name each row's heaviest columns, the heaviest first, ties in their order."""
    order = np.argsort(-weights, axis=1, kind="stable")[:, :most]
    found = np.take_along_axis(weights, order, axis=1) > 0
    return [
        tuple(each[:size])
        for each, size in zip(order.tolist(), found.sum(axis=1).tolist(), strict=True)
    ]


def centre(hours: Floats) -> tuple[Floats, Floats]:
    """Give the mean direction of each row on the clock's circle, and how concentrated it is.

    On the circle 23 h and 1 h have their middle at midnight, not at noon. An hour stands for its
    middle. NaN where there is no direction.
    """
    angle = (np.arange(HOURS) + 0.5) * 2 * np.pi / HOURS
    whole = hours.sum(axis=1)
    east, north = ratio(hours @ np.cos(angle), whole), ratio(hours @ np.sin(angle), whole)
    concentration = np.minimum(np.hypot(east, north), 1.0)
    middle = np.mod(np.arctan2(north, east), 2 * np.pi) * HOURS / (2 * np.pi)
    has_direction = concentration > 1e-9
    return np.where(has_direction, np.mod(middle, HOURS), np.nan), concentration
