"""Two shares compared: of those who were to get a message, and of those held out."""

from math import exp, log, sqrt
from typing import NamedTuple

from engagement_plugin.experiment.interval import Interval, z_of


class Share(NamedTuple):
    """So many of so many."""

    successes: float
    n: float

    @property
    def value(self) -> float:
        """Give the share, 0 to 1."""
        return self.successes / self.n


def wilson(share: Share, *, alpha: float) -> tuple[float, float]:
    """Give Wilson's score interval of one share (Wilson 1927)."""
    z, n, p = z_of(alpha), share.n, share.value
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return middle - half, middle + half


def difference(treated: Share, held_out: Share, *, alpha: float) -> Interval | None:
    """Give treated minus held out, with Newcombe's hybrid score interval (1998, method 10).

    None where one arm is empty. Its coverage stays near what it promises also where arms are
    small and unequal and shares are near 0, where the usual interval is too short.
    """
    if not treated.n or not held_out.n:
        return None
    p1, p2 = treated.value, held_out.value
    low1, high1 = wilson(treated, alpha=alpha)
    low2, high2 = wilson(held_out, alpha=alpha)
    delta = p1 - p2
    return Interval(
        delta,
        delta - sqrt((p1 - low1) ** 2 + (high2 - p2) ** 2),
        delta + sqrt((high1 - p1) ** 2 + (p2 - low2) ** 2),
    )


def ratio(treated: Share, held_out: Share, *, alpha: float) -> Interval | None:
    """Give treated divided by held out, 1 for no difference, on the logarithm's scale.

    Half a success and half a person are added to each arm, so that none is divided by nothing.
    """
    if not treated.n or not held_out.n:
        return None
    s1, n1 = treated.successes + 0.5, treated.n + 0.5
    s2, n2 = held_out.successes + 0.5, held_out.n + 0.5
    middle = log(s1 / n1) - log(s2 / n2)
    half = z_of(alpha) * sqrt(1 / s1 - 1 / n1 + 1 / s2 - 1 / n2)
    return Interval(exp(middle), exp(middle - half), exp(middle + half))


def variance(treated: Share, held_out: Share) -> float:
    """Give the variance of the difference, with one success and one failure added to each arm.

    So that an arm where nobody or everybody stayed is not taken to be certain (Agresti and
    Caffo 2000).
    """
    return sum(
        p * (1 - p) / (share.n + 2)
        for share in (treated, held_out)
        for p in [(share.successes + 1) / (share.n + 2)]
    )
