"""An interval that may be looked at every day without being fooled in the end."""

from math import log, sqrt
from typing import Final

from engagement_plugin.experiment.interval import Interval

# Where the mixture is narrowest: differences of about four points are what messages make.
TAU: Final = 0.04


def always_valid(estimate: float, variance: float, *, alpha: float, tau: float = TAU) -> Interval:
    """Give the interval that holds the truth at all times at once with probability 1 - alpha.

    Mixture sequential ratio test with a normal mixture of deviation `tau` (Robbins 1970; Johari
    and others 2017). Wider than an interval that is looked at once.

    Args:
        variance: Of the estimate; 0 where nothing is known, which gives no bounds.
    """
    if variance <= 0:
        return Interval(estimate, float("-inf"), float("inf"))
    mixed = variance + tau * tau
    reach = log(1 / alpha) + log(mixed / variance) / 2
    half = sqrt(2 * variance * mixed / (tau * tau) * reach)
    return Interval(estimate, estimate - half, estimate + half)
