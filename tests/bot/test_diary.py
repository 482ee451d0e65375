"""The diary: a week each, and not more people than memory should hold."""

from datetime import date

from bot.diary import Diary
from bot.mood import Mood

TODAY = date(2026, 3, 18)


def test_who_never_checked_in_has_an_empty_week() -> None:
    """Seven days without anything."""
    assert (None,) * 7 == Diary().week(8, today=TODAY)


def test_the_longest_silent_is_forgotten_first() -> None:
    """With room for two, the third drives out whoever checked in longest ago."""
    diary = Diary(most_people=2)
    for person in (1, 2, 1, 3):
        diary.note(person, Mood.GOOD, today=TODAY)

    assert [Mood.GOOD, None, Mood.GOOD] == [
        diary.week(person, today=TODAY)[-1] for person in (1, 2, 3)
    ]
