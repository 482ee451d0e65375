"""A period laid out by days and hours, as its picture shows it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from engagement_plugin.domain.activity import Period, Scores
from engagement_plugin.insight.attendance import attendance, hours
from engagement_plugin.insight.audience_figures import DaySeries
from engagement_plugin.insight.days import first_slot
from engagement_plugin.insight.series import day_series
from tests.insight.test_audience import came, presence

MONDAY, TUESDAY = date(2026, 3, 16), date(2026, 3, 17)
BERLIN = ZoneInfo("Europe/Berlin")


def laid_out(slots: list[tuple[int, int]], scores: list[Scores]) -> DaySeries:
    period = Period(first=MONDAY, last=TUESDAY, now=datetime(2026, 3, 17, 12, tzinfo=UTC))
    found = presence(slots)
    return day_series(
        period,
        there=attendance(found, BERLIN, first=MONDAY, last=TUESDAY),
        newcomers=came({1: MONDAY, 2: TUESDAY}),
        hours=hours(found, BERLIN, first=MONDAY, last=TUESDAY),
        scores=scores,
        zone=BERLIN,
    )


def test_each_day_tells_new_people_from_those_who_came_back() -> None:
    """In the zone's days: an hour before midnight UTC is tomorrow already in Berlin."""
    monday, tuesday = first_slot(MONDAY, BERLIN), first_slot(TUESDAY, BERLIN)

    series = laid_out([(1, monday), (1, tuesday), (2, tuesday), (3, tuesday - 1)], [])

    assert series.new == (1, 1)
    assert series.returning == (1, 1)


def test_a_person_counts_once_an_hour() -> None:
    """Two half hours of one hour are one; days outside the period are none."""
    noon = first_slot(MONDAY, BERLIN) + 24
    before = noon - int(timedelta(days=1) / timedelta(minutes=30))

    series = laid_out([(1, noon), (1, noon + 1), (2, noon), (1, noon + 2), (1, before)], [])

    assert (series.hours[0][12], series.hours[0][13]) == (2, 1)
    assert sum(map(sum, series.hours)) == 3


def test_means_of_a_day_are_of_all_that_was_judged() -> None:
    """Not means of means; a day without any has none."""
    monday = first_slot(MONDAY, BERLIN)

    series = laid_out([], [Scores(monday, 1.0, 1, 0.5, 1), Scores(monday + 3, -1.0, 3, 0.0, 0)])

    assert series.mood == (0.0, None)
    assert series.quality == (0.5, None)
