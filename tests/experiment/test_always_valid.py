"""An interval for those who look every day."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.experiment.always_valid import always_valid
from engagement_plugin.experiment.interval import z_of


def test_thirty_daily_looks_fool_nobody() -> None:
    """Of 4,000 worlds without a difference, fewer than one in twenty ever seems to have one."""
    random = np.random.default_rng(9)
    days, each = 30, 40
    treated = random.binomial(each * 9, 0.2, (4_000, days)).cumsum(axis=1)
    held_out = random.binomial(each, 0.2, (4_000, days)).cumsum(axis=1)
    day = np.arange(1, days + 1)
    delta = treated / (day * each * 9) - held_out / (day * each)
    variance = 0.16 * (1 / (day * each * 9) + 1 / (day * each))

    limits = np.array([always_valid(0.0, float(v), alpha=0.05).high for v in variance])
    fooled = (np.abs(delta) > limits).any(axis=1).mean()
    naive = (np.abs(delta) > z_of(0.05) * np.sqrt(variance)).any(axis=1).mean()

    assert fooled <= 0.05
    assert naive > 0.2


@given(estimate=st.floats(-1, 1), variance=st.floats(1e-9, 1.0))
def test_it_is_wider_than_one_look(estimate: float, variance: float) -> None:
    """Looking always costs something."""
    found = always_valid(estimate, variance, alpha=0.05)

    assert found.high - found.estimate > z_of(0.05) * variance**0.5
    assert found.estimate - found.low == pytest.approx(found.high - found.estimate)


def test_without_a_variance_there_are_no_bounds() -> None:
    """Nothing is claimed of nothing."""
    found = always_valid(0.3, 0.0, alpha=0.05)

    assert (found.low, found.high) == (float("-inf"), float("inf"))
    assert not found.is_clear
