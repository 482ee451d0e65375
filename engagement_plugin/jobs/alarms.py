"""What is wrong, since when, and whether the admins know: each change is told once."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace


class AlarmKind(StrEnum):
    """What may be wrong."""

    BACKLOG = "backlog"
    JOURNAL = "journal"
    ERRORS = "errors"
    JOB_FAILING = "job_failing"
    JOB_LATE = "job_late"
    SILENCE = "silence"


# What comes in bursts is over only after it has been gone for a while.
_CALM: Final = {
    AlarmKind.ERRORS: timedelta(minutes=15),
    AlarmKind.JOURNAL: timedelta(minutes=15),
}


class Trouble(Struct, frozen=True, kw_only=True):
    """Something found wrong at one look.

    Attributes:
        about: The job's name, or the bot's id; empty where there is only one of the kind.
        figure: How much of it: records, failures, minutes.
    """

    kind: AlarmKind
    about: str = ""
    figure: int = 0

    @property
    def subject(self) -> str:
        """Name what is wrong, so that it is known again at the next look."""
        return f"{self.kind}:{self.about}"


class Alarm(Struct, frozen=True, kw_only=True):
    """A trouble over time.

    Attributes:
        seen_at: When it was last found wrong.
        ended_at: When it was found well again.
        is_told: The admins know that it is wrong.
    """

    trouble: Trouble
    began_at: datetime
    seen_at: datetime
    ended_at: datetime | None = None
    is_told: bool = False

    @property
    def is_news(self) -> bool:
        """Say whether the admins have something to learn."""
        return self.ended_at is not None or not self.is_told


class Memory(Struct, frozen=True, kw_only=True):
    """What the watch remembers from one look to the next.

    Attributes:
        since: From when on it has looked without a gap: before that nobody worked at all.
        last: When it looked last.
        dropped: Records lost by each process, as counted at that look; `failures` likewise.
        alarms: By subject.
    """

    since: datetime
    last: datetime
    dropped: Mapping[str, int] = field(default_factory=dict)
    failures: Mapping[str, int] = field(default_factory=dict)
    alarms: Mapping[str, Alarm] = field(default_factory=dict)


def looked(
    alarms: Mapping[str, Alarm], found: Mapping[str, Trouble], now: datetime
) -> dict[str, Alarm]:
    """Take in what a look has found; nothing is told yet."""
    after = {}
    for subject in sorted({*alarms, *found}):
        alarm, trouble = alarms.get(subject), found.get(subject)
        if trouble is not None:
            before = alarm or Alarm(trouble=trouble, began_at=now, seen_at=now)
            after[subject] = replace(before, trouble=trouble, seen_at=now, ended_at=None)
        elif alarm is not None:
            after[subject] = _calming(alarm, now)
    return after


def told(alarms: Mapping[str, Alarm], subject: str) -> dict[str, Alarm]:
    """Note that the admins know; what has ended is over with that."""
    alarm = alarms[subject]
    others = {name: each for name, each in alarms.items() if name != subject}
    if alarm.ended_at is not None:
        return others
    return {**others, subject: replace(alarm, is_told=True)}


def _calming(alarm: Alarm, now: datetime) -> Alarm:
    calm = _CALM.get(alarm.trouble.kind, timedelta())
    if alarm.ended_at is None and now - alarm.seen_at >= calm:
        return replace(alarm, ended_at=now)
    return alarm
