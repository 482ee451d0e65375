"""The audience's figures equal a plain count, whatever happened."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.domain.activity import Period, Tally
from engagement_plugin.insight.audience import (
    AudienceFigures,
    audience,
    needed_from,
    retention,
)
from engagement_plugin.insight.days import day_of, first_slot, last_days
from engagement_plugin.insight.person import favourite_hours, missed

UTC_ZONE = ZoneInfo("UTC")
TODAY = date(2026, 3, 18)
NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
ZONES = ["UTC", "Asia/Kolkata", "America/New_York", "Pacific/Auckland", "Europe/Berlin"]


def at(days_ago: int, hour: int = 9) -> int:
    """Number the half hour of an hour so many days ago."""
    return first_slot(TODAY - timedelta(days=days_ago), UTC_ZONE) + hour * 2


def figures(
    activity: list[tuple[int, int]], newcomers: dict[int, date] | None = None, days: int = 7
) -> AudienceFigures:
    return audience(
        activity,
        period=last_days(days, now=NOW, zone=UTC_ZONE),
        newcomers=newcomers or {},
        people=99,
        tally=Tally(),
        zone=UTC_ZONE,
    )


def test_people_are_counted_once_a_day() -> None:
    """Two half hours of one day are one day of one person."""
    found = figures([(1, at(0)), (1, at(0, 10)), (2, at(0)), (1, at(1))])

    assert (found.today, found.weekly, found.active) == (2, 2, 2)
    assert found.daily == pytest.approx(3 / 7)


def test_stickiness_is_days_over_month() -> None:
    """Somebody who comes every day of thirty sticks wholly."""
    found = figures([(1, at(n)) for n in range(30)])

    assert found.stickiness == 1.0


def test_nobody_gives_no_stickiness() -> None:
    """A division by nobody is no figure."""
    assert figures([]).stickiness is None


def test_the_lapsed_were_there_before_and_are_not_now() -> None:
    """Compared with as many days before."""
    found = figures([(1, at(8)), (2, at(8)), (2, at(1)), (3, at(30))])

    assert found.lapsed == 1


def test_new_and_returning_share_out_the_active() -> None:
    """Everybody active is one or the other."""
    found = figures([(1, at(2)), (2, at(2)), (3, at(0))], {1: TODAY - timedelta(days=2)})

    assert (found.new, found.returning, found.active) == (1, 2, 3)


def test_retention_counts_only_days_that_are_over() -> None:
    """Today is not over: whoever's day it is still waits."""
    days = {TODAY - timedelta(days=3): {1}, TODAY: {2}}
    newcomers = {n: TODAY - timedelta(days=n + 2) for n in range(3)}

    found = retention(1, days=days, newcomers=newcomers, last=TODAY)

    assert (found.eligible, found.returned, found.waiting) == (3, 0, 0)
    later = retention(2, days=days, newcomers=newcomers, last=TODAY)
    assert (later.eligible, later.waiting) == (2, 1)


def test_retention_of_nobody_is_no_share() -> None:
    """Too early is an answer."""
    assert retention(7, days={}, newcomers={1: TODAY}, last=TODAY).share is None


somewhere = st.lists(
    st.tuples(st.integers(1, 6), st.integers(at(75), at(0, 23))), max_size=60
)  # fmt: skip


@given(somewhere, st.integers(1, 30), st.sampled_from(ZONES))
def test_figures_equal_a_plain_count(
    activity: list[tuple[int, int]], days: int, zone_name: str
) -> None:
    """In every zone, for every period, against sets of (person, day) written out."""
    zone = ZoneInfo(zone_name)
    period = last_days(days, now=NOW, zone=zone)
    plain = {
        (person, datetime.fromtimestamp(slot * 1800, UTC).astimezone(zone).date())
        for person, slot in activity
    }

    found = audience(
        activity, period=period, newcomers={}, people=0, tally=Tally(), zone=zone
    )  # fmt: skip

    within = [(p, d) for p, d in plain if period.first <= d <= period.last]
    assert found.active == len({p for p, _ in within})
    assert found.daily == pytest.approx(len(within) / days)
    assert found.today == len({p for p, d in plain if d == period.last})
    week = [p for p, d in plain if period.last - timedelta(days=6) <= d <= period.last]
    month = [p for p, d in plain if period.last - timedelta(days=29) <= d <= period.last]
    assert (found.weekly, found.monthly) == (len(set(week)), len(set(month)))
    assert found.today <= found.weekly <= found.monthly
    assert found.new + found.returning == found.active


@given(st.dates(date(2013, 8, 1), date(2100, 1, 1)), st.sampled_from(ZONES))
def test_a_day_begins_with_its_first_half_hour(day: date, zone_name: str) -> None:
    """Also where clocks change and where zones are half an hour off."""
    zone = ZoneInfo(zone_name)
    slot = first_slot(day, zone)

    assert day_of(slot, zone) == day
    assert day_of(slot - 1, zone) == day - timedelta(days=1)


@given(st.integers(1, 400))
def test_a_period_has_as_many_days_as_asked_for(days: int) -> None:
    """And activity is read from before it."""
    period = last_days(days, now=NOW, zone=UTC_ZONE)

    assert (period.days, period.last) == (days, TODAY)
    assert needed_from(period) <= period.first - timedelta(days=days)


def test_the_last_day_is_that_of_the_zone() -> None:
    """At noon in London it is tomorrow already in Auckland."""
    late = NOW.replace(hour=13)

    assert last_days(1, now=late, zone=ZoneInfo("Pacific/Auckland")) == Period(
        first=date(2026, 3, 19), last=date(2026, 3, 19), now=late
    )


def test_a_habit_outvotes_one_long_talk() -> None:
    """Three mornings count for more than one evening of hours."""
    mornings = [at(n, 8) for n in range(3)]
    evening = [at(4, 20), at(4, 20) + 1, at(4, 21), at(4, 21) + 1]

    assert favourite_hours([*mornings, *evening], UTC_ZONE, most=1) == (8,)


def test_hours_are_told_in_the_persons_zone() -> None:
    """Nine in UTC is half past two in Kolkata."""
    assert favourite_hours([at(0, 9)], ZoneInfo("Asia/Kolkata")) == (14,)


def test_regulars_who_fell_silent_are_missed() -> None:
    """Not those who came once, nor those who were here this week."""
    regular = [(1, at(n)) for n in (10, 11, 12, 13)]
    rare = [(2, at(n)) for n in (10, 20)]
    present = [(3, at(n)) for n in (3, 10, 11, 12)]
    border = [(4, at(n)) for n in (7, 8, 9)]

    found = missed([*regular, *rare, *present, *border], today=TODAY, zone=UTC_ZONE, most=5)

    assert [(each.person, each.active_days) for each in found] == [(1, 4), (4, 3)]
