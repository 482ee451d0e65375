"""The kinds of messages, one file each: when a person is considered for it."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final, Protocol

from engagement_plugin.domain import OutreachType
from engagement_plugin.domain.candidate import Candidate
from engagement_plugin.outreach.considered import Considered, Usual
from engagement_plugin.outreach.kinds import (
    check_in,
    churn_prevention,
    feature_discovery,
    milestone_celebration,
    mood_support,
    re_engagement,
)
from engagement_plugin.outreach.policy import Policy


class Kind(Protocol):
    """Says whether a message of one kind might help, without asking the guards."""

    def __call__(
        self, candidate: Candidate, policy: Policy, usual: Usual, *, now: datetime
    ) -> Considered | None:
        """Consider a person."""
        ...


KINDS: Final[Mapping[OutreachType, Kind]] = MappingProxyType(
    {
        module.KIND: module.consider
        for module in (
            milestone_celebration,
            mood_support,
            churn_prevention,
            check_in,
            re_engagement,
            feature_discovery,
        )
    }
)


def considered(
    candidate: Candidate, policy: Policy, usual: Usual, *, now: datetime
) -> list[Considered]:
    """List what might help, what is most worth first; kinds switched off are not asked."""
    found = [
        each
        for kind, consider in KINDS.items()
        if kind not in policy.off
        for each in (consider(candidate, policy, usual, now=now),)
        if each is not None
    ]
    return sorted(found, key=lambda each: (-policy.rules[each.kind].priority, -each.score))
