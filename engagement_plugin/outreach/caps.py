"""How much somebody got lately, over rolling windows, and how much of it they care for."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from engagement_plugin.domain import OutreachType
from engagement_plugin.domain.candidate import COUNTED, Candidate, Past
from engagement_plugin.domain.decision import RefusalCode
from engagement_plugin.outreach.policy import Policy

DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(days=7)
MONTH: Final = timedelta(days=30)
# Each message without an answer halves the weekly budget, each answer doubles it again; with an
# eighth of two a week somebody still hears from the bot once a month.
LEAST_LEVEL: Final = 1 / 8


def over_cap(
    candidate: Candidate, policy: Policy, kind: OutreachType, *, now: datetime
) -> RefusalCode | None:
    """Say which cap one more message would break.

    Celebrations of those who said yes themselves count for the gap alone, both ways.
    """
    counted = [each for each in candidate.history if each.status in COUNTED]
    if any(now - each.at < policy.gap for each in counted):
        return RefusalCode.GAP
    if _is_asked_for(candidate, kind):
        return None
    limited = [each for each in counted if not _is_asked_for(candidate, each.type)]
    for most, window, code in (
        (policy.per_day, DAY, RefusalCode.DAY_CAP),
        (policy.per_week, WEEK, RefusalCode.WEEK_CAP),
        (policy.per_month, MONTH, RefusalCode.MONTH_CAP),
    ):
        if _within(limited, window, now) >= most:
            return code
    return RefusalCode.BUDGET if _is_over_budget(limited, policy, now) else None


def gap_ends(candidate: Candidate, policy: Policy) -> datetime | None:
    """Say until when the gap after the last message lasts; None where there was none."""
    times = [each.at for each in candidate.history if each.status in COUNTED]
    return max(times) + policy.gap if times else None


def level(history: Iterable[Past], policy: Policy, *, now: datetime) -> float:
    """Give the share of the weekly budget that is left to somebody, an eighth to 1."""
    share = 1.0
    for each in sorted(history, key=lambda past: (past.at, past.id)):
        if each.is_answered:
            share = min(share * 2, 1.0)
        elif now - each.at >= policy.answered_within:
            share = max(share / 2, LEAST_LEVEL)
    return share


def _is_over_budget(limited: Iterable[Past], policy: Policy, now: datetime) -> bool:
    limited = list(limited)
    budget = policy.per_week * level(limited, policy, now=now)
    if budget <= 0:
        return True
    # Less than one a week is one in several weeks.
    window = WEEK if budget >= 1 else WEEK / budget
    return _within(limited, window, now) >= max(int(budget), 1)


def _within(history: Iterable[Past], window: timedelta, now: datetime) -> int:
    # What lies ahead, by a clock that was wrong or held out until later, counts as well.
    return sum(now - each.at < window for each in history)


def _is_asked_for(candidate: Candidate, kind: OutreachType) -> bool:
    return kind is OutreachType.MILESTONE_CELEBRATION and candidate.consents.outreach is True
