"""What the words of any kind may be filled with."""

from datetime import datetime
from typing import Any

from engagement_plugin.domain.candidate import Candidate


def common_facts(candidate: Candidate, now: datetime) -> dict[str, Any]:
    """Give what holds of a person whatever the kind; what is not known is missing."""
    facts: dict[str, Any] = {"days": max((now - candidate.first_seen_at).days, 0)}
    habits = candidate.habits
    if habits is None:
        return facts
    if habits.streak > 1:
        facts["streak"] = habits.streak
    if habits.preferred_features:
        facts["feature"] = habits.preferred_features[0]
    return facts
