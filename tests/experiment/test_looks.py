"""Who looks several times needs more at each look."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement_plugin.experiment.interval import z_of
from engagement_plugin.experiment.looks import alpha_at, boundaries


@pytest.mark.parametrize(
    ("looks", "published"),
    [
        (1, [1.960]),
        (2, [2.963, 1.969]),
        (3, [3.710, 2.511, 1.993]),
        (5, [4.877, 3.357, 2.680, 2.290, 2.031]),
    ],
)
def test_boundaries_are_those_that_are_published(looks: int, published: list[float]) -> None:
    """Lan and DeMets's, for equally spaced looks at 5 %, two-sided."""
    fractions = tuple((at + 1) / looks for at in range(looks))

    assert list(boundaries(fractions, 0.05)) == pytest.approx(published, abs=0.003)


def test_all_looks_together_err_as_often_as_promised() -> None:
    """In 200,000 worlds without a difference, one in twenty crosses some boundary."""
    fractions = (1 / 3, 2 / 3, 1.0)
    random = np.random.default_rng(5)
    steps = random.normal(0, np.sqrt(1 / 3), (200_000, 3)).cumsum(axis=1)

    crossed = np.abs(steps) / np.sqrt(fractions) > boundaries(fractions, 0.05)

    assert crossed.any(axis=1).mean() == pytest.approx(0.05, abs=0.0016)


@given(
    cuts=st.lists(st.floats(0.05, 0.95), max_size=4, unique_by=lambda each: round(each, 2)),
    alpha=st.sampled_from([0.01, 0.05, 0.1]),
)
@settings(max_examples=15, deadline=None)
def test_no_look_is_easier_than_a_single_one(cuts: list[float], alpha: float) -> None:
    """And what a look may spend is less than all there is."""
    fractions = (*sorted(cuts), 1.0)

    limits = boundaries(fractions, alpha)

    assert min(limits) >= z_of(alpha) - 0.003
    levels = [alpha_at(at, fractions, alpha=alpha) for at in range(len(fractions))]
    assert max(levels) <= alpha + 0.001
