"""Draws of whole people: rows of one person are no independent evidence."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


def draws(person: Ints, *, times: int, seed: int) -> Iterator[Ints]:
    """Draw as many people as there are, again and again; gives the rows of each draw.

    Args:
        person: Whose each row is, in any numbering.
    """
    _, place = np.unique(person, return_inverse=True)
    order = np.argsort(place, kind="stable")
    sizes = np.bincount(place)
    first = np.cumsum(sizes) - sizes
    random = np.random.default_rng(seed)
    for _ in range(times):
        drawn = random.integers(0, len(sizes), len(sizes))
        length = sizes[drawn]
        begin = np.repeat(first[drawn] - (np.cumsum(length) - length), length)
        yield order[begin + np.arange(int(length.sum()))]


def interval(
    person: Ints,
    figure: Callable[[Ints], float | None],
    *,
    times: int = 500,
    seed: int = 0,
    level: float = 0.95,
) -> tuple[float, float] | None:
    """Give the bounds of a figure over draws of people; None where it can never be computed.

    Args:
        figure: Computes it of some rows; None where those do not allow it.
    """
    found: list[Any] = [
        value
        for rows in draws(person, times=times, seed=seed)
        if (value := figure(rows)) is not None
    ]
    if not found:
        return None
    low, high = np.quantile(found, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)
