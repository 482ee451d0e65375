"""Each figure is what a plain count of the days gives."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.milestones.made_up import NOW, day, figure, known, stands


def current(metric: str, *rows: Any, **others: Any) -> float:
    return float(figure(metric, rows, **others).current[0])


@pytest.mark.parametrize(
    ("metric", "changes", "expected"),
    [
        pytest.param("messages", {"messages": 4}, 8, id="messages"),
        pytest.param("thoughtful", {"thoughtful": 2}, 4, id="thoughtful"),
        pytest.param("deep", {"deep": 3}, 6, id="deep"),
        pytest.param("bright", {"bright": 1}, 2, id="bright"),
        pytest.param("reactions", {"reactions": 5, "replies": 1}, 10, id="reactions"),
        pytest.param("responses", {"reactions": 5, "replies": 1}, 12, id="responses"),
        pytest.param("active_days", {}, 2, id="active days"),
        pytest.param("days_together", {}, 3, id="days from first to last"),
        pytest.param("events", {"types": {"event": 2, "message": 9}}, 4, id="events"),
        pytest.param("feature:a", {"features": {"a": 2, "/a": 5}}, 4, id="a feature"),
        pytest.param("command:a", {"features": {"a": 2, "/a": 5}}, 10, id="a command"),
        pytest.param("command:b", {"features": {"a": 2}}, 0, id="never used"),
        pytest.param("features", {"features": {"a": 1, "b": 1, "/c": 1}}, 2, id="features"),
        pytest.param("commands", {"features": {"a": 1, "b": 1, "/c": 1}}, 1, id="commands"),
        pytest.param(
            "contents",
            {"contents": {"text": 1, "photo": 2, "callback_query": 1}},
            2,
            id="contents",
        ),
    ],
)
def test_a_figure_adds_up_the_days(metric: str, changes: dict[str, Any], expected: float) -> None:
    """Two days alike, three days apart; what is used on both is one thing."""
    assert expected == current(metric, day(4, **changes), day(1, **changes))


def test_nobody_who_never_came_has_anything() -> None:
    """A person without a day stands at nothing, whatever is counted."""
    for metric in ("messages", "streak", "quality", "comebacks", "features", "days_together"):
        assert 0 == current(metric)


def test_days_that_have_not_come_yet_do_not_count() -> None:
    """A clock that is ahead writes tomorrow's days."""
    assert 3 == current("messages", day(0, messages=3), day(-2, messages=9))


def test_a_friend_counts_for_who_brought_them() -> None:
    """On the day they came back."""
    friends = [(1, date(2026, 3, 1)), (1, date(2026, 3, 4)), (2, date(2026, 3, 5))]

    found = figure("friends", [day(0), day(0, person=2)], friends=friends)

    assert [2, 1] == found.current.tolist()


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param([(1, 0.9, 50)], 0.45, id="half of them, good ones"),
        pytest.param([(1, 0.9, 100)], 0.9, id="all of them"),
        pytest.param([(2, 0.1, 100), (1, 0.9, 100)], 0.9, id="the last hundred"),
        pytest.param([(2, 0.5, 60), (1, 0.9, 60)], 0.7, id="whole days"),
        pytest.param([(3, 0.5, 10), (2, 0.5, 60), (1, 0.9, 60)], 0.7, id="no more than needed"),
    ],
)
def test_quality_is_that_of_the_last_hundred(
    days: list[tuple[int, float, int]], expected: float
) -> None:
    """Fewer leave a part of it empty."""
    rows = [day(ago, quality_sum=mean * n, quality_n=n) for ago, mean, n in days]

    assert expected == pytest.approx(current("quality", *rows))


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param([(20, -0.5, 3), (5, 0.5, 3)], 1, id="low, then good"),
        pytest.param([(20, 0.5, 3), (5, -0.5, 3)], 0, id="good, then low"),
        pytest.param([(20, -0.5, 3), (5, 0.1, 3)], 0, id="not good yet"),
        pytest.param([(20, -0.5, 2), (5, 0.5, 3)], 0, id="too few to say"),
        pytest.param([(40, -0.5, 3), (30, 0.5, 3), (20, -0.5, 3), (5, 0.5, 3)], 2, id="twice"),
        pytest.param([(30, -0.5, 3), (15, 0.5, 3), (5, 0.5, 3)], 1, id="good stays good"),
        pytest.param([(6, -0.5, 3), (5, 0.4, 3), (4, 0.9, 9)], 1, id="within a week"),
        pytest.param([(8, -0.5, 2), (6, -0.5, 2), (1, 0.9, 3)], 1, id="low over some days"),
    ],
)
def test_a_comeback_is_a_good_week_after_a_low_one(
    days: list[tuple[int, float, int]], expected: int
) -> None:
    """Each time once."""
    rows = [day(ago, sentiment_sum=mean * n, sentiment_n=n) for ago, mean, n in days]

    assert expected == current("comebacks", *rows)


some_days = st.dictionaries(
    st.tuples(st.integers(1, 3), st.integers(0, 30)),
    st.fixed_dictionaries(
        {
            "messages": st.integers(0, 9),
            "features": st.dictionaries(
                st.sampled_from(["a", "b", "/a", "/b", "/c"]), st.integers(1, 3)
            ),
        }
    ),
    max_size=25,
)


@given(some_days, st.sampled_from(["messages", "features", "commands"]), st.integers(1, 12))
def test_a_target_is_crossed_on_the_day_a_plain_walk_crosses_it(
    days: dict[tuple[int, int], dict[str, Any]], metric: str, target: int
) -> None:
    """And what there is in the end is what the walk ends with, whoever stands beside."""
    rows = [day(ago, who, **changes) for (who, ago), changes in days.items()]
    zones = dict.fromkeys((1, 2, 3), "UTC")
    found = stands(metric, target, rows, zones=zones)
    walks = [plainly(days, who, metric, target) for who in (1, 2, 3)]

    reached = found.times.nonzero()[0]
    crossed = found.crossed(reached, found.times[reached]).tolist()

    assert [so_far for so_far, _ in walks] == found.current.tolist()
    today = (NOW.date() - date(1970, 1, 1)).days
    assert [today - ago for _, ago in walks if ago is not None] == crossed


def plainly(
    days: dict[tuple[int, int], dict[str, Any]], who: int, metric: str, target: int
) -> tuple[int, int | None]:
    """Walk from the first day on; gives the count, and how long ago the target was crossed."""
    so_far, used, crossed = 0, set[str](), None
    for (_, ago), changes in sorted(
        (each for each in days.items() if each[0][0] == who), key=lambda each: -each[0][1]
    ):
        used |= {name for name in changes["features"] if name[0] == "/" or metric != "commands"}
        if metric == "messages":
            so_far += changes["messages"]
        else:
            so_far = sum((name[0] == "/") == (metric == "commands") for name in used)
        if crossed is None and so_far >= target:
            crossed = ago
    return so_far, crossed


def test_a_repeatable_one_is_reached_again_with_each_target() -> None:
    """What is over counts towards the next time."""
    found = stands("messages", 10, [day(3, messages=12), day(1, messages=11)], is_repeatable=True)

    assert ([2], [3], [30]) == (
        found.times.tolist(),
        found.towards.tolist(),
        found.percent.tolist(),
    )


@given(st.integers(0, 400), st.integers(1, 200))
def test_a_percent_is_a_hundred_only_where_it_is_reached(messages: int, target: int) -> None:
    """And never below 0 or above 100."""
    found = stands("messages", target, [day(0, messages=messages)])

    assert 0 <= found.percent[0] <= 100
    assert (messages >= target) == (found.percent[0] == 100) == bool(found.times[0])


def test_own_days_are_cut_in_the_person_s_zone() -> None:
    """Eleven at night and one in the morning in Berlin are two days, in UTC one."""
    bins = {44: 1, 46: 1}  # 22:00 and 23:00 UTC, in winter
    rows = [day(3, bins=bins)]

    berlin = known(rows, zones={1: "Europe/Berlin"})

    assert (2, 1) == (len(berlin.own.day), len(known(rows).own.day))


def test_a_day_added_later_counts_where_it_belongs() -> None:
    """History that arrives late moves the crossing back."""
    late = [day(9, messages=5), day(1, messages=6)]
    today = (NOW.date() - date(1970, 1, 1)).days

    before = stands("messages", 5, late[1:])
    after = stands("messages", 5, late)

    assert [today - 1] == before.crossed(before.times - 1, before.times).tolist()
    assert [today - 9] == after.crossed(after.times - 1, after.times).tolist()
