"""What a kind says of a person, and what is usual around them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from engagement_plugin.domain import OutreachType
from engagement_plugin.outreach.companions import Companions


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """A message that might help.

    Attributes:
        occasion: Names what it is about; two decisions on one occasion are one message.
        score: Expected worth, 0 to 1; compared within one kind only.
        reasons: Codes with figures.
        facts: What its words may be filled with; never anything a person wrote.
        marks: Achievements it celebrates: progress and times.
        attempt_number: Of several tries, which one.
    """

    kind: OutreachType
    occasion: str
    score: float
    reasons: tuple[tuple[str, float], ...]
    facts: Mapping[str, Any]
    expires_after: timedelta
    marks: tuple[tuple[int, int], ...] = ()
    attempt_number: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What is usual among a bot's people.

    Attributes:
        zones: How many live in which zone.
        rhythm: 168 shares, Monday 0:00 first, by people's own clocks; empty of a new bot.
        companions: Which features go together.
    """

    zones: Mapping[str, float] = field(default_factory=dict)
    rhythm: tuple[float, ...] = ()
    companions: Companions = field(default_factory=Companions)
