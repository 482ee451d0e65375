"""What people did before sharpens what is seen after."""

import numpy as np
import pytest
import statsmodels.api as sm

from engagement_plugin.experiment.means import adjusted


def world(
    seed: int, *, n: int = 400, effect: float = 0.5, share: float = 0.1
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Make people whose activity goes on much as it was."""
    random = np.random.default_rng(seed)
    before = random.gamma(2.0, 3.0, n)
    treated = random.random(n) >= share
    after = 0.8 * before + random.normal(0, 2, n) + effect * treated
    return after, before, treated


@pytest.mark.parametrize("seed", range(5))
def test_it_is_least_squares_with_an_interaction(seed: int) -> None:
    """Estimate, error and interval are those of statsmodels with HC2."""
    after, before, treated = world(seed)
    centred = before - before.mean()
    design = np.column_stack([np.ones(len(after)), treated, centred, treated * centred])
    expected = sm.OLS(after, design).fit(cov_type="HC2", use_t=True)

    found = adjusted(after, before, treated)

    assert found is not None
    assert found.estimate == pytest.approx(expected.params[1])
    assert found.variance**0.5 == pytest.approx(expected.bse[1])
    interval = found.interval(alpha=0.05)
    assert [interval.low, interval.high] == pytest.approx(expected.conf_int(0.05)[1])


def test_it_is_sharper_than_without_the_time_before() -> None:
    """The variance shrinks by about what the time before explains."""
    after, before, treated = world(1, n=5_000)

    plain = adjusted(after, np.zeros(len(after)), treated)
    sharp = adjusted(after, before, treated)

    assert plain is not None
    assert sharp is not None
    assert plain.explained == 0
    assert sharp.explained == pytest.approx(0.74, abs=0.03)
    assert sharp.variance / plain.variance == pytest.approx(1 - sharp.explained, rel=0.1)


def test_a_time_before_that_tells_nothing_does_no_harm() -> None:
    """Where nobody did anything before, it is the plain comparison of means."""
    after, _, treated = world(2)

    found = adjusted(after, np.zeros(len(after)), treated)

    assert found is not None
    assert found.estimate == pytest.approx(after[treated].mean() - after[~treated].mean())


def test_an_arm_of_three_says_nothing() -> None:
    """No figure is better than one without an error."""
    after, before, _ = world(3, n=20)
    treated = np.arange(20) >= 3

    assert adjusted(after, before, treated) is None
    assert adjusted(after, before, ~treated) is None


def test_people_who_are_all_alike_are_no_error() -> None:
    """No difference, and none in doubt."""
    found = adjusted(np.ones(20), np.ones(20), np.arange(20) < 10)

    assert found is not None
    assert found.estimate == pytest.approx(0)
    assert found.variance == pytest.approx(0)
