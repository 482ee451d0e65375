"""A training that cannot be says why, and one that can keeps learning and judging apart."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.prediction.activity import SLOTS_A_DAY, Activity
from engagement_plugin.prediction.churn.snapshots import Messages, rows_at, weekly_cuts
from engagement_plugin.prediction.churn.training import Terms, Trained, train_churn
from engagement_plugin.prediction.features import COLUMNS
from engagement_plugin.prediction.horizon import horizon_of
from tests.prediction.made_up import SECONDS, town

DAY = SLOTS_A_DAY * SECONDS
NOTHING = np.empty(0, dtype=np.int64)
UNWRITTEN = Messages(person=NOTHING, slot=NOTHING)


def trained(activity: Activity, *, days: int = 150) -> Trained:
    return train_churn(
        activity, UNWRITTEN, champion=None, terms=Terms(now=days * SLOTS_A_DAY, seed=0)
    )


def regulars(people: int, days: int) -> Activity:
    """People who come every day and never leave."""
    person = np.repeat(np.arange(people), days)
    at = np.tile(np.arange(days) * DAY + DAY / 2, people)
    return Activity.of_events(person, at)


@pytest.mark.parametrize(
    ("activity", "reason"),
    [
        (Activity.of_events(NOTHING, np.empty(0)), "no_data"),
        (regulars(50, 20), "short_history"),
        (regulars(50, 150), "one_kind"),
        (town(40, 150), "few_rows"),
    ],
)
def test_where_nothing_can_be_learned_the_four_factors_serve(
    activity: Activity, reason: str
) -> None:
    """No people, no time, nobody who left, or too few: each has its own word."""
    found = trained(activity, days=20 if reason == "short_history" else 150)

    assert found.model is None
    assert found.report["reason"] == reason
    assert found.report["serves"] == "four_factors"


def test_what_is_still_to_come_changes_nothing() -> None:
    """A clock that ran ahead wrote days of next year: the training does not see them."""
    known = town(300, 150)
    person, at = known.person, known.slot.astype(np.float64) * SECONDS
    ahead = Activity.of_events(
        np.concatenate([person, [0, 1]]), np.concatenate([at, [500 * DAY, 501 * DAY]])
    )

    assert trained(ahead).report == trained(Activity.of_events(person, at)).report


def test_a_clock_at_1970_makes_no_thousands_of_snapshots() -> None:
    """One old event is history, no reason to look at every week since."""
    late = 20_000
    activity = town(300, 150)
    person = np.concatenate([[0], activity.person])
    at = np.concatenate([[DAY], activity.slot * SECONDS + late * DAY])

    found = trained(Activity.of_events(person, at), days=late + 150)

    assert found.report["rows_learned"] < 300 * 52


def test_a_million_interactions_of_one_person_are_one_person() -> None:
    """The others are learned from as if that one were as quiet as they are."""
    activity = town(300, 150)
    busy = np.linspace(0, 149 * DAY, 10**6).astype(np.float64)
    whole = Activity.of_events(
        np.concatenate([activity.person, np.full(len(busy), activity.n)]),
        np.concatenate([activity.slot * SECONDS, busy]),
    )

    found = trained(whole)

    assert found.report["people_learned"] <= activity.n + 1


def test_learning_ends_before_judging_begins() -> None:
    """What came of the last snapshot to learn from was over when the first one is judged."""
    cuts = weekly_cuts(0, 150 * SLOTS_A_DAY, horizon=14)
    newest = [cut for cut in cuts if cut > cuts[-1] - 14 * SLOTS_A_DAY]

    assert cuts[-1] + 14 * SLOTS_A_DAY == 150 * SLOTS_A_DAY
    assert [b - a for a, b in pairwise(newest)] == [7 * SLOTS_A_DAY]


def test_messages_are_learned_with_and_asked_without() -> None:
    """Only those of the horizon before a snapshot count in it."""
    activity = regulars(2, 60)
    cut = 40 * SLOTS_A_DAY
    sent = np.array([cut - 1, cut - 14 * SLOTS_A_DAY, cut - 14 * SLOTS_A_DAY - 1, cut])
    messages = Messages(person=np.zeros(4, dtype=np.int64), slot=sent)

    rows = rows_at(activity, [cut], horizon=14, messages=messages)

    place = COLUMNS.index("messages_received")
    assert np.expm1(rows.columns[:, place]).round(6).tolist() == [2.0, 0.0]
    assert not rows_at(activity, [cut], horizon=14).columns[:, place].any()


@given(st.integers(1, 60), st.integers(3, 30))
def test_rows_are_capped_by_whole_people(most: int, people: int) -> None:
    """Nobody is cut in two, and no more rows than allowed are left."""
    rows = rows_at(regulars(people, 60), [30 * SLOTS_A_DAY, 40 * SLOTS_A_DAY], horizon=7)

    found = rows.capped(most, seed=1)

    assert len(found) <= max(most, 0) or len(rows) <= most
    assert set(np.unique(found.person, return_counts=True)[1].tolist()) <= {2}
    assert len(found) == min(most // 2 * 2, 2 * people)


@pytest.mark.parametrize(("every", "horizon"), [(1, 7), (10, 10), (45, 30)])
def test_the_horizon_is_what_is_rare_between_two_days(every: int, horizon: int) -> None:
    """Within a week and a month."""
    days = np.arange(0, 1_000, every)
    activity = Activity.of_events(
        np.repeat(np.arange(5), len(days)), np.tile(days, 5).astype(np.float64) * DAY
    )

    assert horizon_of(activity) == horizon


def test_few_pauses_leave_the_usual_horizon() -> None:
    """Two weeks."""
    assert horizon_of(regulars(1, 20)) == 14
