"""A regular person's own rhythm is broken, before it is a lapse."""

from datetime import datetime, timedelta
from typing import Final

from engagement_plugin.domain import OutreachType
from engagement_plugin.domain.candidate import Candidate
from engagement_plugin.outreach.considered import Considered, Usual
from engagement_plugin.outreach.knowledge import common_facts
from engagement_plugin.outreach.policy import Policy

KIND = OutreachType.CHECK_IN
LEAST_SESSIONS: Final = 8
LEAST_DAYS_30: Final = 4
# Of a person's own pauses nine in ten are shorter than the one this multiplies.
BROKEN: Final = 1.5
SHORTEST: Final = timedelta(hours=36)


def consider(
    candidate: Candidate, policy: Policy, usual: Usual, *, now: datetime
) -> Considered | None:
    """Ask after those who are away longer than they ever are."""
    habits, silence = candidate.habits, now - candidate.last_seen_at
    if habits is None or habits.gap_p90_hours is None:
        return None
    if habits.sessions < LEAST_SESSIONS or habits.active_days_30 < LEAST_DAYS_30:
        return None
    usual_pause = timedelta(hours=habits.gap_p90_hours)
    if not max(SHORTEST, BROKEN * usual_pause) <= silence < policy.lapse:
        return None
    return Considered(
        kind=KIND,
        # One silence is asked after once.
        occasion=f"{candidate.last_seen_at:%Y%m%dT%H%M%S}",
        score=min(habits.active_days_30 / 30, 1.0),
        reasons=(
            ("silent_hours", silence.total_seconds() / 3_600),
            ("usual_pause_hours", habits.gap_p90_hours),
        ),
        facts=common_facts(candidate, now),
        expires_after=policy.rules[KIND].lives_for,
    )
