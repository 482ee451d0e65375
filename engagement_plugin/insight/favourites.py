"""Which content, commands and features a person uses most, and how many different ones."""

from typing import Final

import numpy as np

from engagement_plugin.insight.groups import Floats, Ints, begins, counts, is_sorted, rank_within
from engagement_plugin.insight.history import Days, Uses
from engagement_plugin.insight.mending import whole_counts
from engagement_plugin.insight.rhythm import decay

MOST: Final = 3
_BITS: Final = 32


def favourites(
    days: Days, uses: Uses, *, n: int, today: int
) -> tuple[list[tuple[str, ...]], Ints]:
    """Name what each person uses most, and count the different things they ever used.

    A use counts half as much every 60 days. Of two used alike the first by name wins, so that
    the answer does not depend on the order of the rows.
    """
    count, _ = whole_counts(uses.count)
    used = np.flatnonzero(count)
    if not is_sorted(uses.row):
        used = used[np.argsort(uses.row[used], kind="stable")]
    row = uses.row[used]
    weight = count[used] * decay(today - days.day)[row]
    # Rows lie in order of person and day: a stable sort adds each name's days in their order.
    key = (days.person[row] << _BITS) + _alphabetical(uses)[used]
    order = np.argsort(key, kind="stable")
    key, weight = key[order], weight[order]
    starts = np.flatnonzero(begins(key))
    weight = np.add.reduceat(weight, starts) if len(starts) else weight
    person, name = np.divmod(key[starts], 1 << _BITS)
    return _best(person, name, weight, uses, n), counts(person, n)


def _alphabetical(uses: Uses) -> Ints:
    """Number the names in the order of the alphabet."""
    rank = np.zeros(len(uses.names), dtype=np.int64)
    rank[sorted(range(len(uses.names)), key=uses.names.__getitem__)] = np.arange(len(uses.names))
    return rank[uses.name]


def _best(person: Ints, name: Ints, weight: Floats, uses: Uses, n: int) -> list[tuple[str, ...]]:
    order = np.lexsort((name, -weight, person))
    person, name = person[order], name[order]
    top = rank_within(person) < MOST
    names = sorted(uses.names)
    found: list[list[str]] = [[] for _ in range(n)]
    for who, which in zip(person[top].tolist(), name[top].tolist(), strict=True):
        found[who].append(names[which])
    return [tuple(each) for each in found]
