"""One person's favourite hours, and who is missed."""

from zoneinfo import ZoneInfo

from engagement_plugin.insight.person import favourite_hours, missed
from tests.insight.test_audience import TODAY, UTC_ZONE, at


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
