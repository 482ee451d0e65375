"""How small an effect could be seen, and how long it takes to see one."""

from math import ceil, sqrt
from typing import Final

from scipy.optimize import brentq
from scipy.stats import norm

from engagement_plugin.experiment.interval import z_of

POWER: Final = 0.8


def smallest_effect(
    *, treated: float, held_out: float, base: float, alpha: float, power: float = POWER
) -> float | None:
    """Give the smallest rise of a share that would be found, in points (0.05 = five of 100).

    None where no rise that is possible would be.

    Args:
        base: The share among the held out.
    """
    if min(treated, held_out) < 1 or not 0 <= base < 1:
        return None

    def missing(effect: float) -> float:
        return effect - _reach(effect, treated, held_out, base, alpha, power)

    most = 1 - base
    return None if missing(most) < 0 else float(brentq(missing, 0, most))


def people_needed(
    *, base: float, effect: float, share: float, alpha: float, power: float = POWER
) -> int | None:
    """Give how many people in both arms together find an effect; None where it cannot be.

    Args:
        effect: Points by which the treated share differs, of either sign.
        share: Of people held out.
    """
    if not effect or not 0 < share < 1 or not 0 < base + effect < 1:
        return None
    each = _reach(effect, 1 - share, share, base, alpha, power)
    return ceil((each / abs(effect)) ** 2)


def days_needed(needed: int | None, *, people: int, days: float) -> int | None:
    """Give the days until there are enough people at this pace; 0 where there are, None where none come."""
    if needed is None:
        return None
    if people >= needed:
        return 0
    return ceil((needed - people) * days / people) if people and days > 0 else None


def _reach(
    effect: float, treated: float, held_out: float, base: float, alpha: float, power: float
) -> float:
    """Give how far apart the shares have to be, were this effect the true one."""
    with_it = min(max(base + effect, 0.0), 1.0)
    overall = (treated * with_it + held_out * base) / (treated + held_out)
    under_none = overall * (1 - overall) * (1 / treated + 1 / held_out)
    under_it = with_it * (1 - with_it) / treated + base * (1 - base) / held_out
    return z_of(alpha) * sqrt(under_none) + float(norm.ppf(power)) * sqrt(under_it)
