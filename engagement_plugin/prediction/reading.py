"""From rows of days to arrays that take little room: what a training is given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

import msgspec
import numpy as np

from engagement_plugin.insight.groups import Floats, Ints
from engagement_plugin.insight.history import BINS
from engagement_plugin.insight.mending import whole_counts
from engagement_plugin.prediction.activity import Activity

_COUNTS: Final = msgspec.json.Decoder(list[float])
_EPOCH_DAYS: Final = "datetime64[D]"
_UNREADABLE: Final = (msgspec.MsgspecError, ValueError, TypeError, OverflowError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What is known of some people, an element an active half hour, and one a day with moods.

    Attributes:
        unreadable: Rows that were left out.
    """

    person: Ints
    slot: Ints
    count: Ints
    mood_person: Ints
    mood_day: Ints
    mood_sum: Floats
    mood_n: Floats
    unreadable: int = 0

    def activity(self, n: int) -> Activity:
        """Give the half hours of so many people."""
        return Activity(n=n, person=self.person, slot=self.slot, count=self.count)


def material(rows: Sequence[Sequence[Any]], places: Mapping[int, int]) -> Material:
    """Read rows of `storage.training.DAY_COLUMNS`, in the order of people and days.

    Args:
        places: The index of each `Person.id`.
    """
    kept, unreadable = [], 0
    for person, day, bins, mood_sum, mood_n in rows:
        try:
            counts = _COUNTS.decode(bins)
            if len(counts) == BINS:
                number = int(np.datetime64(day, "D").astype(np.int64))
                kept.append((places[person], number, counts, float(mood_sum), float(mood_n)))
                continue
        except _UNREADABLE:
            pass
        unreadable += 1
    if not kept:
        return _nothing(unreadable)
    person, day, bins, mood_sum, mood_n = (list(each) for each in zip(*kept, strict=True))
    return _arrays(
        np.array(person, dtype=np.int64),
        np.array(day, dtype=np.int64),
        np.array(bins, dtype=np.float64),
        np.array([mood_sum, mood_n], dtype=np.float64),
        unreadable,
    )


def joined(parts: Sequence[Material]) -> Material:
    """Put batches one behind the other."""
    names = [each.name for each in fields(Material) if each.name != "unreadable"]
    columns: dict[str, Any] = {
        name: np.concatenate(
            [getattr(_nothing(0), name), *(getattr(each, name) for each in parts)]
        )
        for name in names
    }
    return Material(**columns, unreadable=sum(each.unreadable for each in parts))


def _arrays(person: Ints, day: Ints, bins: Floats, moods: Floats, unreadable: int) -> Material:
    row, bin_ = np.nonzero(bins)
    count, _ = whole_counts(bins[row, bin_])
    usable = (count > 0) & (day[row] >= 0)
    total, number = moods
    felt = (number > 0) & np.isfinite(number) & (np.abs(total) <= number + 1e-6)
    return Material(
        person=person[row][usable],
        slot=(day[row] * BINS + bin_)[usable],
        count=count[usable],
        mood_person=person[felt],
        mood_day=day[felt],
        mood_sum=total[felt],
        mood_n=number[felt],
        unreadable=unreadable,
    )


def _nothing(unreadable: int) -> Material:
    none, nothing = np.empty(0, np.int64), np.empty(0)
    return Material(
        person=none,
        slot=none,
        count=none,
        mood_person=none,
        mood_day=none,
        mood_sum=nothing,
        mood_n=nothing,
        unreadable=unreadable,
    )
