"""Everything that progress of a batch of people is computed from, as flat arrays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

import numpy as np

from engagement_plugin.insight.gathering import gather
from engagement_plugin.insight.groups import Floats, Ints
from engagement_plugin.insight.half_hours import OwnDays, half_hours, own_days
from engagement_plugin.insight.history import Days
from engagement_plugin.insight.mending import mended
from engagement_plugin.storage.histories import Histories
from engagement_plugin.storage.merits import COUNTS, Merit

_EPOCH: Final = date(1970, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merits:
    """What counts of people's days, in order of person and day."""

    person: Ints
    day: Ints
    counts: Mapping[str, Floats]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is known of people at one moment.

    Attributes:
        n: Number of people, those without any day among them.
        today: Days since 1970, UTC.
        own_today: The same on each person's own calendar.
        days: In order of person and day.
        own: The people's own active days.
        friends: Of each friend, the person who brought them and the day they came back.
        broken: How many people have rows that cannot be: these rows are left out.
    """

    n: int
    today: int
    own_today: Ints
    days: Days
    merits: Merits
    own: OwnDays
    friends: tuple[Ints, Ints]
    broken: int


def evidence(
    found: Histories,
    merits: Sequence[Merit],
    *,
    zones: Sequence[str],
    friends: Sequence[tuple[int, date]],
    now: datetime,
) -> Evidence:
    """Put together what was read; days after `now` have not happened yet.

    Args:
        zones: Where each of the people lives.
        friends: Of each friend, who brought them by `Person.id`, and the day they came back.
    """
    gathered = gather(found, zone="UTC", now=now)
    history, spoilt = mended(replace(gathered.history, zones=list(zones)))
    half, odd = half_hours(history)
    broken = {*np.flatnonzero(spoilt | odd).tolist(), *gathered.unreadable}
    place = {person: at for at, person in enumerate(gathered.ids)}
    brought = [(place[who], day_number(when)) for who, when in friends if who in place]
    return Evidence(
        n=history.n,
        today=history.today,
        own_today=half.today,
        days=history.days,
        merits=_merits(merits, place, history.today),
        own=own_days(half),
        friends=(
            np.array([who for who, _ in brought], dtype=np.int64),
            np.array([when for _, when in brought], dtype=np.int64),
        ),
        broken=len(broken),
    )


def day_number(day: date) -> int:
    """Number a day since 1970."""
    return (day - _EPOCH).days


def _merits(rows: Sequence[Merit], place: Mapping[int, int], today: int) -> Merits:
    rows = [row for row in rows if row.person_id in place and day_number(row.day) <= today]
    return Merits(
        person=np.array([place[row.person_id] for row in rows], dtype=np.int64),
        day=np.array([day_number(row.day) for row in rows], dtype=np.int64),
        counts={
            name: np.array([getattr(row, name) for row in rows], dtype=np.float64)
            for name in COUNTS
        },
    )
