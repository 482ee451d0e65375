"""A figure that never goes without its interval."""

from typing import NamedTuple

from scipy.stats import norm


class Interval(NamedTuple):
    """An estimate and the bounds that hold it, in the unit of the estimate."""

    estimate: float
    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        """Whether "no difference" lies outside."""
        return self.low > 0 or self.high < 0


def z_of(alpha: float) -> float:
    """Give the two-sided critical value.

    >>> round(z_of(0.05), 3)
    1.96
    """
    return float(norm.ppf(1 - alpha / 2))
