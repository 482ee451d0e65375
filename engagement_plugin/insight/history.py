"""The history of many people at once, as arrays in the shape of `engagement_days`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from engagement_plugin.insight.groups import Flags, Floats, Ints, begins

BINS: Final = 48
SLOT_SECONDS: Final = 1_800
DAY_SECONDS: Final = 86_400
WEEK: Final = 7
# Of 1 January 1970, a Thursday; Monday is 0.
EPOCH_WEEKDAY: Final = 3

Numbers = npt.NDArray[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Uses:
    """How often which name was used on which day; one element a name of a row of `Days`.

    Attributes:
        row: Index into the rows of `Days`.
        name: Index into `names`.
    """

    row: Ints
    name: Ints
    count: Numbers
    names: Sequence[str]

    @classmethod
    def of(cls, maps: Iterable[Mapping[str, float]]) -> "Uses":
        """Take the maps of the rows in their order, as `engagement_days` holds them."""
        places: dict[str, int] = {}
        found = [
            (row, places.setdefault(name, len(places)), count)
            for row, each in enumerate(maps)
            for name, count in each.items()
        ]
        row, name, count = np.array(found or np.empty((0, 3)), dtype=np.float64).T
        return cls(
            row=row.astype(np.int64),
            name=name.astype(np.int64),
            count=count,
            names=tuple(places),
        )

    def repeated(self, which: Ints) -> "Uses":
        """Give uses whose every row is as one of these: a row an element of `which`."""
        sizes = np.bincount(self.row, minlength=int(which.max(initial=-1)) + 1)
        starts = np.cumsum(sizes) - sizes
        lengths = sizes[which]
        ends = np.cumsum(lengths)
        within = np.arange(int(lengths.sum())) - np.repeat(ends - lengths, lengths)
        found = np.repeat(starts[which], lengths) + within
        return Uses(
            row=np.repeat(np.arange(len(which)), lengths),
            name=self.name[found],
            count=self.count[found],
            names=self.names,
        )


NO_USES: Final = Uses(
    row=np.empty(0, np.int64), name=np.empty(0, np.int64), count=np.empty(0), names=()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """People's UTC days, a row each, in any order.

    Attributes:
        person: Index into the people of the `History`.
        day: Days since 1970.
        bins: Interactions in each of 48 half hours, the bot's own messages left out.
    """

    person: Ints
    day: Ints
    bins: Numbers
    sentiment_sum: Numbers
    sentiment_square_sum: Numbers
    sentiment_n: Numbers
    quality_sum: Numbers
    quality_n: Numbers
    reply_latency_sum_ms: Numbers
    reply_latency_n: Numbers
    types: Uses = NO_USES
    commands: Uses = NO_USES
    features: Uses = NO_USES
    contents: Uses = NO_USES

    @classmethod
    def of_half_hours(cls, person: Ints, slot: Ints) -> "Days":
        """Roll up interactions of which only the half hour since 1970 is known."""
        order = np.lexsort((slot, person))
        person, day, bin_ = person[order], slot[order] // BINS, slot[order] % BINS
        new = begins(person, day)
        row = np.cumsum(new) - 1
        rows = int(new.sum())
        cells = np.bincount(row * BINS + bin_, minlength=rows * BINS)
        nothing = np.zeros(rows)
        return cls(
            person=person[new],
            day=day[new],
            bins=cells.reshape(rows, BINS),
            sentiment_sum=nothing,
            sentiment_square_sum=nothing,
            sentiment_n=nothing,
            quality_sum=nothing,
            quality_n=nothing,
            reply_latency_sum_ms=nothing,
            reply_latency_n=nothing,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Everything a batch of people is understood from.

    Attributes:
        zones: Name of the zone each person's days are cut in, unless a guess is trusted more.
            One that nobody knows is UTC.
        own_zones: What the person set themselves, or None.
        languages: Telegram's `language_code`, or None.
        first_seen_at, last_seen_at: Seconds since 1970, NaN where unknown.
        conversions: Goals reached in the last 90 days.
        payments: Paid in the last 90 days, all in one unit.
        now: Aware. Days and half hours after it have not happened yet.
    """

    days: Days
    zones: Sequence[str]
    own_zones: Sequence[str | None]
    languages: Sequence[str | None]
    first_seen_at: Floats
    last_seen_at: Floats
    now: datetime
    conversions: Floats = field(default_factory=lambda: np.empty(0))
    payments: Floats = field(default_factory=lambda: np.empty(0))

    @property
    def n(self) -> int:
        """Count the people."""
        return len(self.zones)

    @property
    def now_seconds(self) -> float:
        """Give `now` in seconds since 1970."""
        return (self.now - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()

    @property
    def today(self) -> int:
        """Number the UTC day of `now`."""
        return int(self.now_seconds // DAY_SECONDS)


def person_flags(person: Ints, flags: Flags, n: int) -> Flags:
    """Mark the people of whom any element is marked."""
    found = np.zeros(n, dtype=np.bool_)
    found[person[flags]] = True
    return found
