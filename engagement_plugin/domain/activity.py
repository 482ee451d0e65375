"""When people were there, and what the figures of a period are made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Whole days of one zone, the last of which may still be going on.

    Attributes:
        first: First day.
        last: Last day, included.
        now: Aware; what lies after it has not happened yet.
    """

    first: date
    last: date
    now: datetime

    @property
    def days(self) -> int:
        """Count the days."""
        return (self.last - self.first).days + 1


class Scores(NamedTuple):
    """Sums and numbers of what was judged in one half hour."""

    slot: int
    mood_sum: float
    mood_n: int
    quality_sum: float
    quality_n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts and means over the interactions of a period.

    Attributes:
        sentiment: Mean score over what could be judged, -1 to 1; None where nothing could.
        quality: Mean, 0 to 1; None where nothing was scored.
        features, contents: As types, of what was used and of what messages were made of.
        unhandled: Interactions that no handler of the host took.
        handler_ms: Mean time the host's handlers took.
        reply_ms: Mean time people took to answer the bot.
    """

    interactions: int = 0
    types: Mapping[str, int] = field(default_factory=dict)
    commands: Mapping[str, int] = field(default_factory=dict)
    features: Mapping[str, int] = field(default_factory=dict)
    contents: Mapping[str, int] = field(default_factory=dict)
    labels: Mapping[str, int] = field(default_factory=dict)
    sentiment: float | None = None
    quality: float | None = None
    unhandled: int = 0
    failed: int = 0
    handler_ms: float | None = None
    reply_ms: float | None = None
