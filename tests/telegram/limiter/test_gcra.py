"""The arithmetic of a quota, whatever the moments at which it is asked."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.telegram.limiter.gcra import Quota, exhausted, taken, wait

QUOTAS = st.builds(
    Quota,
    per_second=st.floats(0.05, 200, allow_nan=False),
    burst=st.integers(1, 20),
)
GAPS = st.lists(st.floats(0, 3, allow_nan=False), min_size=1, max_size=120)


def passed(quota: Quota, gaps: list[float]) -> list[float]:
    """When messages got through that asked after such gaps."""
    now, arrival, through = 0.0, -math.inf, []
    for gap in gaps:
        now += gap
        if not wait(arrival, now, quota):
            arrival = taken(arrival, now, quota)
            through.append(now)
    return through


@given(quota=QUOTAS, gaps=GAPS)
def test_no_span_holds_more_than_the_rate_and_the_burst(quota: Quota, gaps: list[float]) -> None:
    """Between any two messages that got through, and for any span in between."""
    through = passed(quota, gaps)

    for first, begin in enumerate(through):
        for last, end in enumerate(through[first:], start=first):
            most = quota.per_second * (end - begin) + quota.burst
            assert last - first + 1 <= most + 1e-6


@given(quota=QUOTAS, gaps=GAPS)
def test_who_waits_as_told_gets_through_and_none_of_the_rate_is_lost(
    quota: Quota, gaps: list[float]
) -> None:
    """The wait is neither too short nor, for a steady queue, any longer than one interval."""
    now, arrival = 0.0, -math.inf
    for _ in gaps:
        told = wait(arrival, now, quota)
        assert told <= quota.interval() + 1e-9

        now += told + 1e-9
        assert not wait(arrival, now, quota)
        arrival = taken(arrival, now, quota)


@given(quota=QUOTAS, now=st.floats(0, 1e6))
def test_a_used_up_quota_lets_the_next_through_after_one_interval(
    quota: Quota, now: float
) -> None:
    """No burst comes out of nowhere."""
    assert wait(exhausted(now, quota), now, quota) == pytest.approx(quota.interval(), abs=1e-6)


@pytest.mark.parametrize(("per_second", "burst"), [(0, 1), (-1, 1), (1, 0)])
def test_a_quota_that_lets_nothing_through_is_no_quota(per_second: float, burst: int) -> None:
    """It is refused where it is made."""
    with pytest.raises(ValueError, match="lets nothing through"):
        Quota(per_second=per_second, burst=burst)
