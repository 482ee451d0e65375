"""Odd numbers are drawn as what they can mean; series that fit no picture are refused."""

from dataclasses import replace
from math import inf, nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement_plugin.charts import (
    AudienceSeries,
    Cell,
    Cohort,
    Mood,
    PersonSeries,
    audience_picture,
    person_picture,
)
from tests.charts.made_up import (
    LAST,
    RETENTION,
    WEEK,
    audience,
    audience_labels,
    person,
    person_labels,
)

ODD = st.sampled_from([nan, inf, -inf, -1.0, 0.0, 1e-9, 0.3, 1.0, 7.0, 1e12])


def test_no_number_counts_as_nothing() -> None:
    """NaN and a count below nothing are drawn like a day on which nobody came."""
    odd = AudienceSeries(first=LAST, new=[nan, -3, 5], returning=[-inf, nan, 5])
    plain = AudienceSeries(first=LAST, new=[0, 0, 5], returning=[0, 0, 5])

    drawn = audience_picture(odd, audience_labels())

    assert audience_picture(plain, audience_labels()) == drawn


def test_mood_out_of_bounds_is_held_within() -> None:
    """A mood beyond its bounds is drawn at them, and one that is no number not at all."""
    odd = AudienceSeries(first=LAST, mood=[-7, nan, 7])
    plain = AudienceSeries(first=LAST, mood=[-1, None, 1])

    drawn = audience_picture(odd, audience_labels())

    assert audience_picture(plain, audience_labels()) == drawn


def test_a_part_that_is_nothing_leaves_no_hole() -> None:
    """Parts in which nothing happened are drawn like parts that were not given."""
    hollow = replace(
        audience(),
        hours=[[0.0] * 24] * 7,
        mood=[None] * 30,
        risk=(("low", 0),),
        cohorts=(Cohort(cells=(Cell(eligible=0, returned=0),) * 3),),
    )
    bare = replace(audience(), hours=(), mood=(), risk=(), cohorts=())

    assert audience_picture(bare, audience_labels()) == audience_picture(hollow, audience_labels())


@settings(max_examples=15, deadline=None)
@given(days=st.lists(st.tuples(ODD, ODD, ODD), max_size=20), cell=ODD)
def test_any_numbers_are_drawn(days: list[tuple[float, float, float]], cell: float) -> None:
    """No number, however odd, keeps a picture from being drawn."""
    series = AudienceSeries(
        first=LAST,
        new=[a for a, _, _ in days],
        returning=[b for _, b, _ in days],
        unfinished=True,
        mood=[c for _, _, c in days],
        quality=[a for a, _, _ in days],
        hours=[[cell] * 24] * 7,
        risk=(("low", cell), ("high", 1)),
    )
    somebody = PersonSeries(
        name="Ann",
        last=LAST,
        days=[a for a, _, _ in days],
        mood=[Mood(mean=a, low=b, high=c) for a, b, c in days],
    )

    assert audience_picture(series, audience_labels()).startswith(b"\x89PNG")
    assert person_picture(somebody, person_labels()).startswith(b"\x89PNG")


def test_days_that_do_not_match_are_refused() -> None:
    """New and returning people of different days would be drawn onto the wrong ones."""
    with pytest.raises(ValueError, match="new has 2 days and returning 1"):
        AudienceSeries(first=LAST, new=[1, 2], returning=[1])


@pytest.mark.parametrize("week", [WEEK[:6], [[1.0] * 23] * 7])
def test_week_without_all_hours_is_refused(week: list[list[float]]) -> None:
    """A map of a week needs seven days of twenty-four hours."""
    with pytest.raises(ValueError, match="7 rows of 24"):
        replace(person(), hours=week)


def test_cohort_without_all_cells_is_refused() -> None:
    """A cohort has a cell for each of the days that are looked at."""
    cohort = Cohort(name="March", cells=(Cell(eligible=1, returned=1),))

    with pytest.raises(ValueError, match="'March' has 1 cells for 3"):
        AudienceSeries(first=LAST, retention_days=RETENTION, cohorts=(cohort,))


def test_more_returned_than_could_is_the_whole() -> None:
    """A share is never more than everybody, and of nobody there is none."""
    assert 1.0 == Cell(eligible=2, returned=3).share
    assert Cell(eligible=0, returned=0).share is None
