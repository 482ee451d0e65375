"""What a model sees of a person at a moment."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.insight.history import Days
from engagement_plugin.prediction.activity import SLOTS_A_DAY, Activity
from engagement_plugin.prediction.features import COLUMNS, schema, snapshot
from tests.prediction.made_up import SECONDS, town

CUT = 60 * SLOTS_A_DAY


def activity(*days_ago: float) -> Activity:
    """Make one person who was active so many days before the cut."""
    at = np.array([(CUT - ago * SLOTS_A_DAY) * SECONDS for ago in days_ago])
    return Activity.of_events(np.zeros(len(at), dtype=np.int64), at)


def test_what_comes_after_the_cut_changes_nothing() -> None:
    """No column knows the future."""
    whole = town()

    known = snapshot(whole, cut=CUT, horizon=14)
    cut_off = snapshot(whole.before(CUT), cut=CUT, horizon=14)

    assert len(known.person) > 100
    assert known.person.tolist() == cut_off.person.tolist()
    assert (known.columns == cut_off.columns).all()


def test_columns_are_what_they_are_called() -> None:
    """Someone who came 20, 10, 10 and 2 days ago."""
    found = snapshot(activity(20, 10, 10, 2), cut=CUT, horizon=14)

    values = {name: float(found.column(name)[0]) for name in COLUMNS}
    assert np.expm1(values["recency"]) == pytest.approx(2)
    assert np.expm1(values["age"]) == pytest.approx(20)
    assert np.expm1(values["days_window"]) == pytest.approx(2)
    assert np.expm1(values["days_before"]) == pytest.approx(1)
    assert np.expm1(values["days_ever"]) == pytest.approx(3)
    assert np.expm1(values["interactions_ever"]) == pytest.approx(4)
    assert np.expm1(values["day_gap"]) == pytest.approx(9)
    assert values["weeks_4"] == 3


@pytest.mark.parametrize("ago", [(20, 10), (20, 18, 15), ()])
def test_who_is_not_there_is_not_asked_about(ago: tuple[float, ...]) -> None:
    """Fewer than three interactions, or silent for the whole horizon: nobody to predict."""
    assert not len(snapshot(activity(*ago), cut=CUT, horizon=14).person)


def test_an_empty_history_has_its_columns() -> None:
    """Nobody at all is no error."""
    nobody = Activity.of_events(np.empty(0, dtype=np.int64), np.empty(0))

    assert snapshot(nobody, cut=CUT, horizon=14).columns.shape == (0, len(COLUMNS))


def test_a_million_interactions_are_a_row() -> None:
    """Every column stays finite."""
    person = Activity.of_events(
        np.zeros(10**6, dtype=np.int64), np.linspace(0, CUT * SECONDS - 1, 10**6)
    )

    assert np.isfinite(snapshot(person, cut=CUT, horizon=14).columns).all()


@given(
    st.lists(
        st.tuples(
            st.integers(0, 3),
            st.integers(0, 70),
            st.lists(
                st.sampled_from([0.0, 1.0, 5.0, -2.0, float("nan"), float("inf")]),
                min_size=48,
                max_size=48,
            ),
        ),
        max_size=6,
    )
)
def test_broken_rows_leave_the_others_whole(rows: list[tuple[int, int, list[float]]]) -> None:
    """Counts that cannot be count nothing, and no column is anything but a number."""
    nothing = np.zeros(len(rows))
    days = Days(
        person=np.array([person for person, _, _ in rows], dtype=np.int64),
        day=np.array([day for _, day, _ in rows], dtype=np.int64),
        bins=np.array([bins for _, _, bins in rows]).reshape(len(rows), 48),
        sentiment_sum=nothing,
        sentiment_square_sum=nothing,
        sentiment_n=nothing,
        quality_sum=nothing,
        quality_n=nothing,
        reply_latency_sum_ms=nothing,
        reply_latency_n=nothing,
    )

    found = snapshot(Activity.of_days(days, 4), cut=CUT, horizon=14)

    assert np.isfinite(found.columns).all()


def test_messages_received_are_learned_with_and_asked_without() -> None:
    """A column of its own, nought where nobody says otherwise."""
    person = activity(20, 10, 2)

    asked = snapshot(person, cut=CUT, horizon=14)
    learned = snapshot(person, cut=CUT, horizon=14, messages_received=np.array([3.0]))

    assert asked.column("messages_received").tolist() == [0.0]
    assert learned.column("messages_received").tolist() == [np.log1p(3.0)]


def test_the_schema_names_the_columns() -> None:
    """The same columns, the same name."""
    assert schema() == schema()
    assert len(schema()) == 16
