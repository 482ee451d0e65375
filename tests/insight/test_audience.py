"""The audience's figures equal a plain count, whatever happened."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.domain.activity import Period
from engagement_plugin.domain.presence import Presence
from engagement_plugin.insight.attendance import attendance, hours, number
from engagement_plugin.insight.audience import (
    AudienceFacts,
    audience,
    needed_from,
)
from engagement_plugin.insight.audience_figures import AudienceFigures
from engagement_plugin.insight.days import day_of, first_slot, last_days
from engagement_plugin.insight.retention import Newcomers
from tests.insight.made_up import ZONES

UTC_ZONE = ZoneInfo("UTC")
TODAY = date(2026, 3, 18)
NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)


def at(days_ago: int, hour: int = 9) -> int:
    """Number the half hour of an hour so many days ago."""
    return first_slot(TODAY - timedelta(days=days_ago), UTC_ZONE) + hour * 2


def presence(activity: Iterable[tuple[int, int]]) -> Presence:
    """Give pairs of a person and a half hour, each in a row of its own."""
    pairs = np.array(list(activity), dtype=np.int64).reshape(-1, 2)
    return Presence(pairs[:, 0], pairs[:, 1] // 48, np.int64(1) << (pairs[:, 1] % 48))


def came(newcomers: Mapping[int, date]) -> Newcomers:
    people = sorted(newcomers)
    return Newcomers(
        np.array(people, dtype=np.int64),
        np.array([number(newcomers[each]) for each in people], dtype=np.int64),
    )


def figures(
    activity: Iterable[tuple[int, int]],
    newcomers: Mapping[int, date] | None = None,
    days: int = 7,
    zone: ZoneInfo = UTC_ZONE,
) -> AudienceFigures:
    facts = AudienceFacts(presence=presence(activity), newcomers=came(newcomers or {}), people=99)
    return audience(facts, period=last_days(days, now=NOW, zone=zone), zone=zone)


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
    found = figures([])

    assert found.stickiness is None
    assert (found.active, found.new, found.lapsed, found.cohorts) == (0, 0, 0, ())


def test_people_are_told_apart_by_what_they_did_before() -> None:
    """New, kept, back after a pause, and gone: each person is one of them."""
    activity = [
        (1, at(2)),
        (2, at(2)),
        (2, at(8)),
        (3, at(2)),
        (3, at(30)),
        (4, at(8)),
        (5, at(30)),
    ]

    found = figures(activity, {1: TODAY - timedelta(days=2)})

    assert (found.new, found.returning, found.resurrected, found.lapsed) == (1, 1, 1, 1)
    assert found.active == 3


def test_retention_counts_only_days_that_are_over() -> None:
    """Today is not over: whoever's day it is still waits."""
    newcomers = {n: TODAY - timedelta(days=n) for n in (1, 2, 3)}

    found = figures([(1, at(0)), (2, at(1)), (3, at(1))], newcomers)

    first = found.retention[0]
    assert (first.day, first.eligible, first.returned, first.waiting) == (1, 2, 1, 1)
    assert first.share == 0.5
    assert found.retention[1].share is None


def test_those_of_the_month_before_are_looked_at_too() -> None:
    """Or nobody's thirtieth day could lie in a period of thirty days."""
    newcomers = {1: TODAY - timedelta(days=31), 2: TODAY - timedelta(days=60)}

    found = figures([(1, at(1))], newcomers, days=30)

    month = found.retention[2]
    assert (month.eligible, month.returned, found.new) == (1, 1, 0)


def test_cohorts_are_weeks_and_of_long_periods_months() -> None:
    """Each newcomer stands in one of them, and only the last is open."""
    newcomers = {n: TODAY - timedelta(days=n) for n in range(1, 60)}

    weeks, months = figures([], newcomers, days=7), figures([], newcomers, days=60)

    assert [each.people for each in weeks.cohorts] == [6, 7, 7, 7, 7, 2]
    assert {each.first.weekday() for each in weeks.cohorts[1:]} == {0}
    assert [each.first.isoformat() for each in months.cohorts] == [
        "2026-01-01", "2026-02-01", "2026-03-01",
    ]  # fmt: skip
    assert [each.people for each in months.cohorts] == [14, 28, 17]


somewhere = st.lists(
    st.tuples(st.integers(1, 6), st.integers(at(75), at(0, 23))), max_size=60
)  # fmt: skip
first_days = st.dictionaries(
    st.integers(1, 6), st.integers(0, 70).map(lambda n: TODAY - timedelta(days=n)), max_size=6
)


@given(somewhere, first_days, st.integers(1, 30), st.sampled_from(ZONES))
def test_figures_equal_a_plain_count(
    activity: list[tuple[int, int]], newcomers: dict[int, date], days: int, zone_name: str
) -> None:
    """In every zone, for every period, against sets of (person, day) written out."""
    zone = ZoneInfo(zone_name)
    period = last_days(days, now=NOW, zone=zone)
    plain = {
        (person, datetime.fromtimestamp(slot * 1800, UTC).astimezone(zone).date())
        for person, slot in activity
    }

    found = figures(activity, newcomers, days, zone)

    def seen(first: date, last: date) -> set[int]:
        return {person for person, day in plain if first <= day <= last}

    within = [(p, d) for p, d in plain if period.first <= d <= period.last]
    now, before = seen(period.first, period.last), seen(*days_before(period))
    new = {p for p in now if period.first <= newcomers.get(p, date.min) <= period.last}
    assert found.daily == pytest.approx(len(within) / days)
    assert found.today == len(seen(period.last, period.last))
    assert found.weekly == len(seen(period.last - timedelta(days=6), period.last))
    assert found.monthly == len(seen(period.last - timedelta(days=29), period.last))
    assert (found.active, found.new, found.lapsed) == (len(now), len(new), len(before - now))
    assert found.returning == len((now & before) - new)
    assert found.new + found.returning + found.resurrected == found.active
    assert sum(found.series.new) + sum(found.series.returning) == len(within)
    since = period.first - timedelta(days=30)
    for cell in found.retention:
        due = {
            p: d + timedelta(days=cell.day)
            for p, d in newcomers.items()
            if since <= d <= period.last
        }
        over = {p: d for p, d in due.items() if d < period.last}
        assert (cell.eligible, cell.waiting) == (len(over), len(due) - len(over))
        assert cell.returned == len(over.items() & plain)


def days_before(period: Period) -> tuple[date, date]:
    return period.first - timedelta(days=period.days), period.first - timedelta(days=1)


@given(somewhere, st.sampled_from(ZONES))
def test_hours_equal_a_plain_count(activity: list[tuple[int, int]], zone_name: str) -> None:
    """A person counts once an hour of the zone's clock; midnight UTC parts an hour in two."""
    zone = ZoneInfo(zone_name)
    first, last = TODAY - timedelta(days=20), TODAY
    plain = set()
    for person, slot in activity:
        moment = datetime.fromtimestamp(slot * 1800, UTC).astimezone(zone)
        if first <= moment.date() <= last:
            plain.add((person, slot // 48, moment.replace(minute=0), moment.utcoffset()))

    found = hours(presence(activity), zone, first=first, last=last)

    expected = np.zeros((7, 24), dtype=np.int64)
    for _, _, moment, _ in plain:
        expected[moment.weekday(), moment.hour] += 1
    assert found.tolist() == expected.tolist()


@given(somewhere, st.sampled_from(ZONES))
def test_attendance_equals_a_plain_cut(activity: list[tuple[int, int]], zone_name: str) -> None:
    """Each pair of a person and a day once, in order, and none outside."""
    zone = ZoneInfo(zone_name)
    first, last = TODAY - timedelta(days=60), TODAY - timedelta(days=2)

    found = attendance(presence(activity), zone, first=first, last=last)

    expected = {(person, number(day_of(slot, zone))) for person, slot in activity}
    assert list(zip(found.person.tolist(), found.day.tolist(), strict=True)) == sorted(
        (person, day) for person, day in expected if number(first) <= day <= number(last)
    )


@given(st.dates(date(2013, 8, 1), date(2100, 1, 1)), st.sampled_from(ZONES))
def test_a_day_begins_with_its_first_half_hour(day: date, zone_name: str) -> None:
    """Also where clocks change, and where zones are half or a quarter of an hour off."""
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
