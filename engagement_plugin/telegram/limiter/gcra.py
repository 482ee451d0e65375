"""The generic cell rate algorithm: one number says how much of a quota is used.

That number is the *theoretical arrival time*: when the next message would come if all came evenly.
It may run ahead of the present by the burst, and no further.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """So many a second, of which `burst` may come at once.

    In any span of `t` seconds there are never more than `per_second * t + burst`.
    """

    per_second: float
    burst: int = 1

    def __post_init__(self) -> None:
        if self.per_second <= 0 or self.burst < 1:
            reason = f"{self.per_second}/s with a burst of {self.burst} lets nothing through"
            raise ValueError(reason)

    def interval(self, factor: float = 1.0) -> float:
        """Give the seconds between two messages at a part of the rate."""
        return 1.0 / (self.per_second * factor)


def wait(arrival: float, now: float, quota: Quota, factor: float = 1.0) -> float:
    """Say how many seconds are left until one more may go; 0 when it may now.

    Examples:
        >>> wait(10.0, 10.0, Quota(per_second=2))
        0.0
        >>> wait(10.5, 10.0, Quota(per_second=2))
        0.5
        >>> wait(10.5, 10.0, Quota(per_second=2, burst=2))
        0.0
    """
    interval = quota.interval(factor)
    return max(0.0, arrival - (quota.burst - 1) * interval - now)


def taken(arrival: float, now: float, quota: Quota, factor: float = 1.0) -> float:
    """Give the theoretical arrival time after one more has gone."""
    return max(arrival, now) + quota.interval(factor)


def exhausted(now: float, quota: Quota) -> float:
    """Give the arrival time of a quota that is used up just now."""
    return now + quota.burst * quota.interval()
