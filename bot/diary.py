"""The last check-ins, in memory: a restart forgets them, and nobody is told that they are kept.

That is on purpose. The week strip is a small joy, not a record; what has to last is the
engagement plugin's to keep, and it keeps no moods by name.
"""

from collections import OrderedDict
from datetime import date, timedelta
from typing import Final

from bot.mood import Mood

WEEK: Final = 7
MOST_PEOPLE: Final = 10_000


class Diary:
    """Each person's check-ins of the last week, for as many people as memory should hold."""

    def __init__(self, *, most_people: int = MOST_PEOPLE) -> None:
        self._most_people = most_people
        self._people: OrderedDict[int, dict[date, Mood]] = OrderedDict()

    def note(self, person: int, mood: Mood, *, today: date) -> None:
        """Keep a check-in; a second one on the same day replaces the first."""
        days = self._people.pop(person, {})
        self._people[person] = {
            day: kept for day, kept in days.items() if today - day < timedelta(days=WEEK)
        } | {today: mood}
        if len(self._people) > self._most_people:
            self._people.popitem(last=False)

    def week(self, person: int, *, today: date) -> tuple[Mood | None, ...]:
        """Give the last seven days, today last; None where there was no check-in.

        >>> diary = Diary()
        >>> diary.note(8, Mood.GOOD, today=date(2026, 3, 1))
        >>> [mood and mood.face for mood in diary.week(8, today=date(2026, 3, 2))][-2:]
        ['🙂', None]
        """
        days = self._people.get(person, {})
        return tuple(days.get(today - timedelta(days=ago)) for ago in reversed(range(WEEK)))
