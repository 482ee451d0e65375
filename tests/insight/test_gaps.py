"""Sessions, the pauses between them, and how bursty people are."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.insight.gaps import burstiness, finite_size_burstiness, gaps
from engagement_plugin.insight.groups import quantiles, weighted_median
from engagement_plugin.insight.sessions import session_counts, session_means, sessions
from tests.insight.made_up import NOW, active, back, slot

START = back(30)
times = st.lists(st.integers(START, slot(NOW)), max_size=30)


def test_neighbouring_half_hours_are_one_session() -> None:
    """An empty half hour between ends it."""
    found = sessions(active([START, START + 1, START + 1, START + 3]))

    assert found.lengths.tolist() == [2, 1]
    assert found.interactions.tolist() == [3, 1]
    length, size = session_means(found)
    assert (length.tolist(), size.tolist()) == ([1.5], [2.0])


def test_a_session_goes_on_past_midnight() -> None:
    """Days are cut, visits are not; it counts where it began."""
    found = sessions(active([back(7, 23) + 1, back(6, 0)]))

    assert session_counts(found).tolist() == [1]
    assert session_counts(found, days=7).tolist() == [0]
    assert session_counts(found, days=8).tolist() == [1]


def test_gaps_run_from_end_to_begin() -> None:
    """Two half hours of silence are an hour."""
    found = gaps(sessions(active([START, START + 3, START + 10, START + 31])))

    assert found.mean.tolist() == pytest.approx([(1 + 3 + 10) / 3])
    assert found.median.tolist() == [3.0]
    assert found.p90.tolist() == pytest.approx([3 + 0.8 * 7])


@given(st.lists(times, min_size=1, max_size=4))
def test_gaps_equal_a_plain_computation(people: list[list[int]]) -> None:
    """Person by person with NumPy's own quantiles; nobody's last session meets another's first."""
    found = gaps(sessions(active(*people)))

    for place, each in enumerate(people):
        distinct = sorted(set(each))
        pauses = [(b - a - 1) / 2 for a, b in pairwise(distinct) if b - a > 1]
        if pauses:
            assert found.mean[place] == pytest.approx(np.mean(pauses))
            assert found.median[place] == pytest.approx(np.quantile(pauses, 0.5))
            assert found.p90[place] == pytest.approx(np.quantile(pauses, 0.9))
        else:
            assert np.isnan([found.mean[place], found.median[place], found.p90[place]]).all()


@given(times)
def test_burstiness_lies_between_minus_one_and_one(when: list[int]) -> None:
    """And is not claimed of fewer than four half hours."""
    (found,) = burstiness(active(when)).tolist()

    assert np.isnan(found) == (len(set(when)) < 4)
    assert np.isnan(found) or -1 <= found <= 1


def test_clockwork_is_minus_one_at_any_length() -> None:
    """That is what the correction for the number of events is for."""
    regular = [[START + 7 * n for n in range(size)] for size in (4, 10, 100)]

    assert burstiness(active(*regular)).tolist() == [-1.0, -1.0, -1.0]


def test_chance_is_about_nothing_at_any_length() -> None:
    """Uncorrected, ten spans at random are nearly twice as far from chance."""
    chance = np.random.default_rng(4)
    few = np.sort(chance.random((4_000, 11)), axis=1)
    spans = np.diff(few, axis=1)
    variation = spans.std(axis=1) / spans.mean(axis=1)

    found = finite_size_burstiness(variation, np.full(4_000, 10))

    uncorrected = (variation - 1) / (variation + 1)
    assert abs(found.mean()) < 0.04
    assert abs(uncorrected.mean()) > 0.07


def test_one_long_silence_among_a_burst_is_nearly_one() -> None:
    """Everything at once, and then never."""
    burst = [START + n for n in range(60)] + [START + 1_300]

    assert burstiness(active(burst))[0] > 0.9


def test_quantiles_of_nobody_are_none() -> None:
    """Also when there is nobody at all."""
    nothing = np.empty(0, dtype=np.int64)

    assert np.isnan(quantiles(nothing, nothing, 2, (0.5,))).all()
    assert quantiles(nothing, nothing, 0, (0.5,)).shape == (0, 1)


def test_a_weighted_median_is_where_half_the_weight_lies() -> None:
    """Each person's own; weightless values do not count."""
    found = weighted_median(
        np.array([0, 1, 0, 0, 1]), np.array([9, 4, 1, 5, 2]), np.array([1, 0, 1, 5, 3]), 3
    )

    assert found[:2].tolist() == [5.0, 2.0]
    assert np.isnan(found[2])
