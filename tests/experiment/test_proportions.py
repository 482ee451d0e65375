"""Shares are compared as the literature does it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from engagement_plugin.experiment.proportions import Share, difference, ratio, variance, wilson

counts = st.integers(1, 5_000).flatmap(lambda n: st.builds(Share, st.integers(0, n), st.just(n)))


def test_the_example_of_the_facts_is_not_established() -> None:
    """25 of 100 against 162 of 900: seven points fewer, and perhaps none."""
    found = difference(Share(162, 900), Share(25, 100), alpha=0.05)

    assert found is not None
    assert [round(each, 3) for each in found] == [-0.07, -0.166, 0.009]
    assert not found.is_clear


@given(one=counts, other=counts, alpha=st.sampled_from([0.01, 0.05, 0.2]))
def test_the_difference_is_newcombes(one: Share, other: Share, alpha: float) -> None:
    """Bounds are those that statsmodels gives."""
    expected = confint_proportions_2indep(
        one.successes, one.n, other.successes, other.n, method="newcomb", alpha=alpha
    )

    found = difference(one, other, alpha=alpha)

    assert found is not None
    assert (found.low, found.high) == pytest.approx(tuple(map(float, expected)), abs=1e-9)


@given(one=counts, other=counts)
def test_the_ratio_is_the_log_adjusted_one(one: Share, other: Share) -> None:
    """Bounds are those that statsmodels gives."""
    expected = confint_proportions_2indep(
        one.successes,
        one.n,
        other.successes,
        other.n,
        method="log-adjusted",
        compare="ratio",
        correction=False,
    )

    found = ratio(one, other, alpha=0.05)

    assert found is not None
    assert (found.low, found.high) == pytest.approx(tuple(map(float, expected)), rel=1e-9)


@given(share=counts)
def test_one_share_has_wilsons_interval(share: Share) -> None:
    """Bounds are those that statsmodels gives, and stay between 0 and 1."""
    expected = proportion_confint(share.successes, share.n, method="wilson")

    found = wilson(share, alpha=0.05)

    assert found == pytest.approx(tuple(map(float, expected)), abs=1e-12)
    assert -1e-12 <= found[0] <= share.value + 1e-12
    assert share.value - 1e-12 <= found[1] <= 1 + 1e-12


@given(one=counts, other=counts)
def test_a_difference_lies_inside_its_bounds(one: Share, other: Share) -> None:
    """Swapping the arms swaps its sign."""
    there, back = (difference(*pair, alpha=0.05) for pair in ((one, other), (other, one)))

    assert there is not None
    assert back is not None
    assert there.low <= there.estimate <= there.high
    assert (there.low, there.high) == pytest.approx((-back.high, -back.low), abs=1e-12)


@given(one=counts, other=counts)
def test_nobody_and_everybody_are_not_certain(one: Share, other: Share) -> None:
    """The variance is never nothing, however small the arms."""
    assert variance(one, other) > 0


def test_an_empty_arm_compares_with_nothing() -> None:
    """There is no difference to speak of, and no ratio."""
    nobody = Share(0, 0)

    assert difference(nobody, Share(1, 2), alpha=0.05) is None
    assert difference(Share(1, 2), nobody, alpha=0.05) is None
    assert ratio(nobody, Share(1, 2), alpha=0.05) is None
