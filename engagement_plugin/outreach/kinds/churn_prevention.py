"""Still active, and likely to leave."""

from datetime import datetime
from typing import Final

from engagement_plugin.domain import OutreachType, RiskBand
from engagement_plugin.domain.candidate import Candidate
from engagement_plugin.outreach.considered import Considered, Usual
from engagement_plugin.outreach.knowledge import common_facts
from engagement_plugin.outreach.policy import Policy

KIND = OutreachType.CHURN_PREVENTION
# Who looked in once or twice never came to stay.
LEAST_DAYS: Final = 3


def consider(
    candidate: Candidate, policy: Policy, usual: Usual, *, now: datetime
) -> Considered | None:
    """Write to those whose risk is in the high band before they have lapsed."""
    habits = candidate.habits
    if habits is None or habits.risk is None or habits.risk_band is not RiskBand.HIGH:
        return None
    if habits.active_days < LEAST_DAYS or now - candidate.last_seen_at >= policy.lapse:
        return None
    return Considered(
        kind=KIND,
        occasion=f"{now:%Y%m%d}",
        score=habits.risk,
        reasons=(("risk", habits.risk),),
        facts=common_facts(candidate, now),
        expires_after=policy.rules[KIND].lives_for,
    )
