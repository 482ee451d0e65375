"""Arithmetic by person over flat arrays, where each element says whose it is."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

_BITS: Final = 32


def counts(person: Ints, n: int) -> Ints:
    """Count each person's elements."""
    return np.bincount(person, minlength=n)


def totals(person: Ints, values: npt.NDArray[Any], n: int) -> Floats:
    """Add up each person's values."""
    return np.bincount(person, weights=values, minlength=n).astype(np.float64)


def ratio(over: npt.NDArray[Any], under: npt.NDArray[Any]) -> Floats:
    """Divide; NaN where there is nothing to divide by."""
    found = np.full(len(over), np.nan)
    np.divide(over, under, out=found, where=under > 0)
    return found


def begins(*keys: Ints) -> Flags:
    """Mark where sorted elements differ from the one before in any key.

    >>> begins(np.array([4, 4, 7]), np.array([1, 2, 2])).tolist()
    [True, True, True]
    """
    new = np.zeros(len(keys[0]), dtype=np.bool_)
    new[:1] = True
    for key in keys:
        new[1:] |= key[1:] != key[:-1]
    return new


def is_sorted(key: Ints) -> bool:
    """Say whether a key never goes back."""
    return bool(np.all(key[1:] >= key[:-1]))


def rank_within(*keys: Ints) -> Ints:
    """Number sorted elements from 0 within each run of equal keys.

    >>> rank_within(np.array([4, 4, 7, 7, 7])).tolist()
    [0, 1, 0, 1, 2]
    """
    place = np.arange(len(keys[0]))
    first = np.where(begins(*keys), place, 0)
    return place - np.maximum.accumulate(first) if len(place) else place


def quantiles(person: Ints, values: Ints, n: int, shares: Sequence[float]) -> Floats:
    """Give quantiles of each person's values, interpolated, one column a share.

    Args:
        values: From 0 to 2**32 - 1. Someone without any gets NaN.
    """
    ordered = np.sort((person << _BITS) | values) & (2**_BITS - 1)
    sizes = counts(person, n)[:, None]
    if not len(ordered):
        return np.full((n, len(shares)), np.nan)
    places = np.cumsum(sizes)[:, None] - sizes + (sizes - 1) * np.asarray(shares)
    low = np.clip(np.floor(places).astype(np.int64), 0, len(ordered) - 1)
    high = np.clip(np.ceil(places).astype(np.int64), 0, len(ordered) - 1)
    found = ordered[low] + (ordered[high] - ordered[low]) * (places - low)
    return np.where(sizes > 0, found, np.nan)


def weighted_median(person: Ints, values: Ints, weights: Ints, n: int) -> Floats:
    """Give the smallest value that at least half of a person's weight does not exceed."""
    order = np.argsort((person << _BITS) | values, kind="stable")
    person, values, weights = person[order], values[order], weights[order]
    whole = totals(person, weights, n)
    so_far = np.cumsum(weights) - (np.cumsum(whole) - whole)[person]
    reached = so_far * 2 >= whole[person]
    halfway = np.flatnonzero(reached & (weights > 0))
    firsts = halfway[begins(person[halfway])]
    found = np.full(n, np.nan)
    found[person[firsts]] = values[firsts]
    return found
