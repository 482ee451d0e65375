"""Snapshots with what came of them: rows to learn from and to be judged on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from engagement_plugin.insight.groups import Flags, Floats, Ints, counts
from engagement_plugin.prediction.activity import SLOTS_A_DAY, Activity
from engagement_plugin.prediction.features import COLUMNS, Snapshot, snapshot

_WEEK: Final = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Snapshots one below the other.

    Attributes:
        columns: A row a person and cut, by `features.COLUMNS`.
        left: Whether no activity followed within the horizon.
        person: Whose row it is.
        cut: The half hour since 1970 of the snapshot.
    """

    columns: Floats
    left: Flags
    person: Ints
    cut: Ints

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.left)

    def at(self, cuts: Sequence[int]) -> "Rows":
        """Give the rows of some cuts."""
        return self.where(np.isin(self.cut, list(cuts)))

    def where(self, kept: Flags | Ints) -> "Rows":
        """Give some rows."""
        return Rows(
            columns=self.columns[kept],
            left=self.left[kept],
            person=self.person[kept],
            cut=self.cut[kept],
        )

    def capped(self, most: int, *, seed: int) -> "Rows":
        """Give the rows of so many people, drawn, that no more than so many rows are left."""
        if len(self) <= most:
            return self
        people, place, sizes = np.unique(self.person, return_inverse=True, return_counts=True)
        turn = np.random.default_rng(seed).permutation(len(people))
        drawn = turn[np.cumsum(sizes[turn]) <= most]
        return self.where(np.isin(place, drawn))

    @property
    def cuts(self) -> list[int]:
        """List the cuts in their order."""
        return [int(cut) for cut in np.unique(self.cut)]

    @property
    def is_enough(self) -> bool:
        """Whether there are people of both kinds."""
        return bool(self.left.any()) and not self.left.all()


def cuts_between(begin: int, end: int, *, horizon: int, every: int) -> list[int]:
    """Choose the moments of snapshots whose horizon is over, every so many days.

    The first one has two horizons of history before it.

    Args:
        begin, end: Half hours since 1970 between which activity is known.
    """
    step, span = every * SLOTS_A_DAY, horizon * SLOTS_A_DAY
    return list(range(begin + 2 * span, end - span + 1, step))


def weekly_cuts(begin: int, end: int, *, horizon: int) -> list[int]:
    """Choose a cut a week, so that the newest one's horizon ends with what is known."""
    span = horizon * SLOTS_A_DAY
    late = (end - begin - 3 * span) % (_WEEK * SLOTS_A_DAY)
    return cuts_between(begin + late, end, horizon=horizon, every=_WEEK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Messages:
    """What the bot wrote to people of its own accord; an element a message."""

    person: Ints
    slot: Ints

    def received(self, cut: int, *, horizon: int, n: int) -> Floats:
        """Count each person's in the horizon before a cut."""
        within = (self.slot < cut) & (self.slot >= cut - horizon * SLOTS_A_DAY)
        return counts(self.person[within], n).astype(np.float64)


def rows_at(
    activity: Activity, cuts: Sequence[int], *, horizon: int, messages: Messages | None = None
) -> Rows:
    """Take snapshots and see what came of each."""
    taken = [
        snapshot(
            activity,
            cut=cut,
            horizon=horizon,
            messages_received=None
            if messages is None
            else messages.received(cut, horizon=horizon, n=activity.n),
        )
        for cut in cuts
    ]
    return together([(each, outcome(activity, each)) for each in taken])


def outcome(activity: Activity, taken: Snapshot) -> Flags:
    """Say who of a snapshot was silent for the whole horizon after it."""
    end = taken.cut + taken.horizon * SLOTS_A_DAY
    silent: Flags = activity.is_silent(taken.cut, end)[taken.person]
    return silent


def together(parts: Sequence[tuple[Snapshot, Flags]]) -> Rows:
    """Put snapshots and what came of them one below the other."""
    if not parts:
        nothing = np.empty(0, dtype=np.int64)
        return Rows(
            columns=np.empty((0, len(COLUMNS))),
            left=nothing.astype(np.bool_),
            person=nothing,
            cut=nothing,
        )
    return Rows(
        columns=np.concatenate([each.columns for each, _ in parts]),
        left=np.concatenate([left for _, left in parts]),
        person=np.concatenate([each.person for each, _ in parts]),
        cut=np.concatenate([np.full(len(each.person), each.cut) for each, _ in parts]),
    )
