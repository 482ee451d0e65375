"""Somebody's messages have clearly become sadder; never after a sign of acute distress."""

from datetime import datetime
from typing import Final

from engagement_plugin.domain import OutreachType
from engagement_plugin.domain.candidate import Candidate
from engagement_plugin.outreach.considered import Considered, Usual
from engagement_plugin.outreach.knowledge import common_facts
from engagement_plugin.outreach.policy import Policy

KIND = OutreachType.MOOD_SUPPORT
LEAST_MESSAGES: Final = 3
# A week. The trend is drawn towards 0 while there is little to go by: so much needs evidence.
FALLING: Final = -0.05


def consider(
    candidate: Candidate, policy: Policy, usual: Usual, *, now: datetime
) -> Considered | None:
    """Write within a day of their last words; the guard against distress comes after this."""
    habits, lives_for = candidate.habits, policy.rules[KIND].lives_for
    if habits is None or habits.mood_trend is None or habits.mood_n < LEAST_MESSAGES:
        return None
    if habits.mood_trend > FALLING or now - candidate.last_seen_at >= lives_for:
        return None
    return Considered(
        kind=KIND,
        occasion=f"{now:%Y%m%d}",
        score=min(-habits.mood_trend, 1.0),
        reasons=(("mood_trend", habits.mood_trend), ("messages", habits.mood_n)),
        facts=common_facts(candidate, now),
        expires_after=lives_for,
    )
