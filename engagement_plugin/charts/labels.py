"""The words of the pictures, already translated, and how a language writes its figures."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Final

_A_DAY: Final = date(2026, 9, 23)


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """How a language writes figures, days and hours, and which way it runs.

    Attributes:
        weekdays: Short names, Monday first.
        first_weekday: With which a week begins, 0 for Monday.
        number: Writes a count, `percent` a share of 1, `signed` a mood, `decimal` a quality.
        day: Writes a day without its year, as short as can be.
        month: Writes the month of a day, without its year, as short as can be.
        hour: Writes an hour of the day, 0 to 23.
    """

    weekdays: tuple[str, ...]
    first_weekday: int = 0
    right_to_left: bool = False
    number: Callable[[float], str]
    percent: Callable[[float], str]
    signed: Callable[[float], str]
    decimal: Callable[[float], str]
    day: Callable[[date], str]
    month: Callable[[date], str]
    hour: Callable[[int], str]

    def texts(self) -> Iterator[str]:
        """Give an example of everything that will be written."""
        yield from self.weekdays
        yield from (self.number(1234567), self.percent(0.5), self.signed(-0.5))
        yield from (self.decimal(0.5), self.day(_A_DAY), self.month(_A_DAY), self.hour(13))


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceLabels:
    """The words of the audience's picture.

    Attributes:
        subtitle: The period in words, and the zone of its days.
        nobody: A kind sentence for an audience that is not there yet.
        unfinished: Says what hatched means.
        busiest: Holds `{weekday}` and `{hour}`.
        after: Writes "after so many days".
        known: Holds `{returned}` and `{eligible}`.
        too_early: Short, for a cell that nobody has reached.
        smoothed: Says that a bold line is a mean over seven days.
    """

    writing: Writing
    title: str
    subtitle: str
    nobody: str
    people: str
    new: str
    returning: str
    smoothed: str
    unfinished: str
    rhythm: str
    busiest: str
    retention: str
    after: Callable[[int], str]
    known: str
    too_early: str
    mood: str
    quality: str
    risk: str

    def texts(self) -> Iterator[str]:
        """Give everything that will be written, or an example of it."""
        yield from _words(self)
        yield self.after(7)
        yield from self.writing.texts()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLabels:
    """The words of a person's picture.

    Attributes:
        subtitle: The zone, and whatever else fits one line.
        nothing: A kind sentence for a person of whom nothing is known yet.
        busiest: Holds `{weekday}` and `{hour}`.
        days_scale: What the palest and the darkest day stand for.
        band: Says what the band around the line of the mood is.
    """

    writing: Writing
    subtitle: str
    nothing: str
    rhythm: str
    busiest: str
    days: str
    days_scale: tuple[str, str]
    mood: str
    band: str

    def texts(self) -> Iterator[str]:
        """Give everything that will be written, or an example of it."""
        yield from _words(self)
        yield from self.days_scale
        yield from self.writing.texts()


def _words(labels: AudienceLabels | PersonLabels) -> Iterator[str]:
    values = (getattr(labels, each.name) for each in fields(labels))
    return (value for value in values if isinstance(value, str))
