"""At which looks one may judge, and how far apart the arms have to be at each."""

from collections.abc import Sequence
from functools import lru_cache
from math import sqrt
from typing import Final

import numpy as np
from scipy.optimize import brentq
from scipy.stats import norm

from engagement_plugin.experiment.interval import z_of

LOOK_DAYS: Final = (28, 56, 84)
_GRID: Final = 2_001
_WIDEST: Final = 12.0


@lru_cache(maxsize=64)
def boundaries(fractions: tuple[float, ...], alpha: float) -> tuple[float, ...]:
    """Give the critical value of |z| at each look.

    O'Brien and Fleming's boundary by the spending function of Lan and DeMets (1983): nearly all
    of alpha is kept for the last look, so that an early verdict needs a big difference.

    Args:
        fractions: Share of all information there is at each look, ascending, the last one 1.

    >>> [round(each, 2) for each in boundaries((0.5, 1.0), 0.05)]
    [2.96, 1.97]
    """
    spent = [4 * float(norm.sf(z_of(alpha / 2) / sqrt(t))) for t in fractions]
    found: list[float] = []
    grid = np.linspace(-_WIDEST, _WIDEST, _GRID)
    density = None
    for at, t in enumerate(fractions):
        wanted = spent[at] - (spent[at - 1] if at else 0.0)
        before = fractions[at - 1] if at else 0.0
        density = _moved(grid, density, before=before, now=t)
        limit = _limit(grid, density, wanted) / sqrt(t)
        found.append(limit)
        density = np.where(np.abs(grid) < limit * sqrt(t), density, 0.0)
    return tuple(found)


def _moved(
    grid: np.ndarray, density: np.ndarray | None, *, before: float, now: float
) -> np.ndarray:
    """Give the density of the score at the next look, of those that went on."""
    step = sqrt(now - before)
    if density is None:
        first: np.ndarray = norm.pdf(grid, scale=step)
        return first
    kernel = norm.pdf(grid[:, None] - grid[None, :], scale=step)
    moved: np.ndarray = kernel @ density * (grid[1] - grid[0])
    return moved


def _limit(grid: np.ndarray, density: np.ndarray, wanted: float) -> float:
    """Find where the two tails hold what may be spent."""
    cell = grid[1] - grid[0]
    upper = np.concatenate([np.cumsum(density[::-1])[::-1] - density / 2, [0.0]]) * cell
    edges = np.append(grid, grid[-1] + cell)

    def tails(limit: float) -> float:
        return float(2 * np.interp(limit, edges, upper)) - wanted

    middle = len(grid) // 2
    if tails(float(grid[middle])) <= 0:
        return float(grid[middle])
    return float(brentq(tails, float(grid[middle]), float(edges[-1])))


def alpha_at(look: int, fractions: Sequence[float], *, alpha: float) -> float:
    """Give the two-sided level at which the interval of this look has to be made."""
    return float(2 * norm.sf(boundaries(tuple(fractions), alpha)[look]))
