"""Figures of a scorer, and how sure they are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score

from engagement_plugin.learning.bootstrap import draws, interval
from engagement_plugin.learning.metrics import auc, lift, quality


@given(
    st.lists(st.tuples(st.booleans(), st.integers(0, 5)), min_size=2).filter(
        lambda rows: len({left for left, _ in rows}) == 2
    )
)
def test_the_quick_area_is_the_usual_one(rows: list[tuple[bool, int]]) -> None:
    """With ties too, it is scikit-learn's."""
    left = np.array([each for each, _ in rows])
    score = np.array([float(each) for _, each in rows])

    assert auc(left, score) == pytest.approx(float(roc_auc_score(left, score)))


def test_lift_counts_equal_scores_by_their_share() -> None:
    """Where all score alike the tenth is as good as any other."""
    left = np.array([True] * 3 + [False] * 7)

    assert lift(left, np.zeros(10)) == pytest.approx(1.0)
    assert lift(left, np.arange(10, 0, -1.0)) == pytest.approx(1 / 0.3)


def test_a_perfect_scorer_is_called_one() -> None:
    """Area 1, precision 1, skill 1."""
    left = np.array([True, True, False, False])

    found = quality(left, left.astype(np.float64), is_chance=True)

    assert found is not None
    assert (found.auc, found.precision, found.skill, found.base) == (1.0, 1.0, 1.0, 0.5)


def test_the_base_rate_has_no_skill() -> None:
    """And ranks nobody."""
    left = np.array([True, False, False, False])

    found = quality(left, np.full(4, 0.25), is_chance=True)

    assert found is not None
    assert found.auc == pytest.approx(0.5)
    assert found.skill == pytest.approx(0.0)


@pytest.mark.parametrize("left", [[], [True, True], [False]])
def test_where_all_did_the_same_nothing_is_judged(left: list[bool]) -> None:
    """There is nothing to rank."""
    assert quality(np.array(left, dtype=bool), np.zeros(len(left)), is_chance=True) is None


def test_draws_are_of_whole_people() -> None:
    """Rows of one person come together, and as many people as there are are drawn."""
    person = np.array([5, 9, 5, 7])

    for rows in draws(person, times=50, seed=3):
        drawn = person[rows]
        fives = int((drawn == 5).sum())
        assert fives % 2 == 0
        assert fives // 2 + int((drawn != 5).sum()) == 3


def test_an_interval_is_as_wide_as_people_differ() -> None:
    """Four rows of each of 100 people are 100 pieces of evidence."""
    random = np.random.default_rng(2)
    person = np.repeat(np.arange(100), 4)
    value = random.normal(0, 1, 100)[person]

    found = interval(person, lambda rows: float(value[rows].mean()), times=800)

    assert found is not None
    assert found[1] - found[0] == pytest.approx(2 * 1.96 / 10, rel=0.25)


def test_a_figure_that_never_is_has_no_interval() -> None:
    """None, and no error."""
    assert interval(np.array([1, 2]), lambda _: None, times=5) is None
