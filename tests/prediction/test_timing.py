"""The hour at which somebody is most likely there."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.prediction.timing import best_hours, chances, habits, usual

TODAY = 20_000
EVENING = usual(np.full(500, 20))


def hours(*days_and_hours: tuple[int, int]) -> np.ndarray:
    """Hours since 1970, of so many days ago."""
    return np.array([(TODAY - ago) * 24 + hour for ago, hour in days_and_hours], dtype=np.int64)


def of_one(when: np.ndarray, *, sessions: int = 50) -> tuple[int, ...]:
    known = habits(np.zeros(len(when), np.int64), when, today=np.array([TODAY]), n=1)
    return best_hours(known, EVENING, sessions=np.array([sessions]))[0]


def test_a_habit_is_found() -> None:
    """Somebody who comes at eight in the morning is written to at eight."""
    assert of_one(hours(*((day, 8) for day in range(10))))[0] == 8


def test_new_habits_count_more_than_old_ones() -> None:
    """Twenty mornings of last quarter yield to six afternoons of this week."""
    old = [(day, 8) for day in range(90, 110)]
    new = [(day, 14) for day in range(6)]

    assert of_one(hours(*old, *new))[0] == 14


def test_hours_are_a_circle() -> None:
    """Just before and just after midnight are neighbours."""
    assert of_one(hours(*((day, 23) for day in range(5)), *((day, 1) for day in range(5))))[0] == 0


def test_few_sessions_leave_it_to_what_is_usual() -> None:
    """Four visits are no habit yet; five are."""
    mornings = hours(*((day, 8) for day in range(5)))

    assert of_one(mornings, sessions=4)[0] == 20
    assert of_one(mornings, sessions=5)[0] == 8


def test_the_same_hour_twice_counts_once() -> None:
    """A burst is no habit."""
    burst = hours(*[(1, 9)] * 40, (1, 15), (2, 15))

    assert of_one(burst)[0] == 15


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 300), st.integers(0, 23)), max_size=40)
)
def test_everybody_gets_three_hours_of_the_day(deeds: list[tuple[int, int, int]]) -> None:
    """Whatever is known, and all chances are positive numbers."""
    person = np.array([who for who, _, _ in deeds], dtype=np.int64)
    when = hours(*((ago, hour) for _, ago, hour in deeds))
    known = habits(person, when, today=np.full(5, TODAY), n=5)

    found = best_hours(known, EVENING, sessions=np.full(5, 9))

    assert np.isfinite(chances(known, EVENING)).all()
    assert (chances(known, EVENING) > 0).all()
    assert all(len(set(each)) == 3 and set(each) <= set(range(24)) for each in found)
