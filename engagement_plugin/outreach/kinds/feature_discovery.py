"""Active, and never used something that people like them use."""

from datetime import datetime, timedelta
from typing import Final

from engagement_plugin.domain import OutreachType
from engagement_plugin.domain.candidate import Candidate
from engagement_plugin.outreach.considered import Considered, Usual
from engagement_plugin.outreach.knowledge import common_facts
from engagement_plugin.outreach.policy import Policy

KIND = OutreachType.FEATURE_DISCOVERY
LEAST_DAYS_30: Final = 3
ACTIVE_WITHIN: Final = timedelta(days=7)


def consider(
    candidate: Candidate, policy: Policy, usual: Usual, *, now: datetime
) -> Considered | None:
    """Show the feature that most people of the same taste like."""
    habits = candidate.habits
    if habits is None or habits.active_days_30 < LEAST_DAYS_30:
        return None
    if now - candidate.last_seen_at >= ACTIVE_WITHIN:
        return None
    found = usual.companions.new_to(habits.preferred_features, known=candidate.features)
    if found is None:
        return None
    name, share = found
    return Considered(
        kind=KIND,
        occasion=name,
        score=share,
        reasons=(("share_of_people_alike", share),),
        facts={**common_facts(candidate, now), "new_feature": name},
        expires_after=policy.rules[KIND].lives_for,
    )
