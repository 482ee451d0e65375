"""A milestone was just reached."""

from datetime import datetime

from engagement_plugin.domain import OutreachType
from engagement_plugin.domain.candidate import Candidate
from engagement_plugin.outreach.considered import Considered, Usual
from engagement_plugin.outreach.knowledge import common_facts
from engagement_plugin.outreach.policy import Policy

KIND = OutreachType.MILESTONE_CELEBRATION


def consider(
    candidate: Candidate, policy: Policy, usual: Usual, *, now: datetime
) -> Considered | None:
    """Celebrate the hardest of what was reached lately, and mention how many more there are."""
    lives_for = policy.rules[KIND].lives_for
    fresh = sorted(
        (each for each in candidate.milestones if now - lives_for < each.at <= now),
        key=lambda each: (-each.difficulty, each.code),
    )
    if not fresh:
        return None
    hardest = fresh[0]
    return Considered(
        kind=KIND,
        occasion=f"{hardest.progress_id}x{hardest.times}",
        score=hardest.difficulty / 10,
        reasons=(("milestones_reached", len(fresh)), ("difficulty", hardest.difficulty)),
        facts={
            **common_facts(candidate, now),
            "milestone": hardest.code,
            "more": len(fresh) - 1,
        },
        # What was reached is old news two days later, however long deciding took.
        expires_after=hardest.at + lives_for - now,
        marks=tuple((each.progress_id, each.times) for each in fresh),
    )
