"""What people use most, and what they are worth to the bot."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.insight.favourites import favourites
from engagement_plugin.insight.history import Uses
from engagement_plugin.insight.value import percentiles, value_scores
from tests.insight.made_up import TODAY, back, history


def best(*days: dict[str, int]) -> tuple[tuple[str, ...], int]:
    """Give the favourites of one person by their days, the last one today."""
    whole = history([back(place) for place in range(len(days))])
    names, number = favourites(whole.days, Uses.of(days), n=1, today=TODAY)
    return names[0], int(number[0])


def test_the_most_used_comes_first() -> None:
    """Three of them, and the number of all."""
    assert best({"a": 1, "b": 9, "c": 4}, {"d": 5}) == (("b", "d", "c"), 4)


def test_ties_go_by_name() -> None:
    """Never by the order in which rows happen to come."""
    assert best({"b": 2, "a": 2, "c": 2}) == best({"c": 2, "a": 2, "b": 2})


def test_a_new_habit_wins_over_an_old_one() -> None:
    """Five uses of four months ago count as less than two of today."""
    days = [{"old": 5}, *[{}] * 120, {"new": 2}]

    assert best(*days)[0] == ("new", "old")


def test_nothing_used_is_no_favourite() -> None:
    """Neither are uses that cannot have been."""
    assert best({}) == ((), 0)
    assert best({"a": 0, "b": -3}) == ((), 0)


@given(st.permutations(range(6)))
def test_the_order_of_uses_does_not_matter(order: list[int]) -> None:
    """Rows may come as the database likes."""
    whole = history([back(2), back(1), back(0)])
    uses = Uses.of([{"a": 1, "b": 1}, {"b": 2, "c": 3}, {"a": 1, "c": 1}])
    mixed = replace(uses, row=uses.row[order], name=uses.name[order], count=uses.count[order])

    assert favourites(whole.days, mixed, n=1, today=TODAY)[0] == [("c", "b", "a")]


def test_paying_and_reaching_goals_raises_the_value() -> None:
    """At equal activity; what cannot be adds nothing."""
    scores = value_scores(
        np.array([5, 5, 5, 5]), np.array([0, 1, 0, np.nan]), np.array([0, 0, 50, -9.0])
    )

    assert scores[0] < scores[1] < scores[2]
    assert scores[3] == scores[0]


@given(st.lists(st.floats(0, 5), min_size=1, max_size=30))
def test_percentiles_keep_the_order(values: list[float]) -> None:
    """Within 0 and 1, half of a person's equals below them."""
    ladder = sorted(values)
    found = percentiles(np.array(ladder), ladder)

    assert ((found > 0) & (found < 1)).all()
    assert (np.diff(found) >= 0).all()
    assert np.isclose(found.mean(), 0.5)


def test_without_an_audience_there_is_no_percentile() -> None:
    """One cannot rank among nobody."""
    assert np.isnan(percentiles(np.array([1.0]), [])).all()
