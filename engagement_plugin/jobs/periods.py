"""Cutting time into the periods of a job."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from engagement_plugin.storage.job_runs import REQUESTED

# A Monday's midnight: weeks begin on Mondays, and whatever divides a day is aligned to midnight.
_EPOCH: Final = datetime(1970, 1, 5, tzinfo=UTC)
_TEXT: Final = "%Y-%m-%dT%H:%MZ"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time, aware UTC; `end` belongs to the next one."""

    start: datetime
    end: datetime

    @property
    def text(self) -> str:
        """The period's name: where it begins, so that names sort as periods do."""
        return self.start.strftime(_TEXT)


def period_at(moment: datetime, every: timedelta) -> Period:
    """Give the period in which a moment lies.

    >>> period_at(datetime(2026, 3, 18, 12, 34, tzinfo=UTC), timedelta(minutes=30)).text
    '2026-03-18T12:30Z'
    >>> period_at(datetime(2026, 3, 18, 12, 34, tzinfo=UTC), timedelta(weeks=1)).text
    '2026-03-16T00:00Z'
    """
    start = _EPOCH + (moment - _EPOCH) // every * every
    return Period(start, start + every)


def named(text: str, every: timedelta) -> Period:
    """Give a period by its name; of a run that was asked for, the period of the asking."""
    if text.startswith(REQUESTED):
        moment = text.removeprefix(REQUESTED).rpartition(":")[0]
        return period_at(datetime.fromisoformat(moment), every)
    start = datetime.strptime(text, _TEXT).replace(tzinfo=UTC)
    return Period(start, start + every)
