"""Silent beyond the lapse, and not yet given up."""

from datetime import datetime

from engagement_plugin.domain import OutreachType
from engagement_plugin.domain.candidate import COUNTED, Candidate
from engagement_plugin.outreach.considered import Considered, Usual
from engagement_plugin.outreach.knowledge import common_facts
from engagement_plugin.outreach.policy import Policy

KIND = OutreachType.RE_ENGAGEMENT


def consider(
    candidate: Candidate, policy: Policy, usual: Usual, *, now: datetime
) -> Considered | None:
    """Try at most three times in one silence; after that it is their decision."""
    silence = now - candidate.last_seen_at
    tries = sum(
        each.type is KIND and each.status in COUNTED and each.at > candidate.last_seen_at
        for each in candidate.history
    )
    if tries >= len(policy.tries) or silence >= policy.given_up:
        return None
    if silence < policy.lapse + policy.tries[tries]:
        return None
    return Considered(
        kind=KIND,
        occasion=f"{candidate.last_seen_at:%Y%m%dT%H%M%S}:{tries + 1}",
        # The longer the silence, the fewer come back.
        score=1 - silence / policy.given_up,
        reasons=(("silent_days", silence.total_seconds() / 86_400), ("try", tries + 1)),
        facts={**common_facts(candidate, now), "silent_days": silence.days},
        expires_after=policy.rules[KIND].lives_for,
        attempt_number=tries + 1,
    )
