"""Every reason not to write, each by itself, in the order in which they are asked.

They are asked when a message is planned, and again at the moment of sending.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from engagement_plugin.domain import OutreachType, Reachability
from engagement_plugin.domain.candidate import Candidate
from engagement_plugin.domain.decision import RefusalCode
from engagement_plugin.outreach.caps import over_cap
from engagement_plugin.outreach.policy import Policy

_UNREACHABLE: Final = {
    Reachability.UNKNOWN: RefusalCode.NOT_STARTED,
    Reachability.BLOCKED: RefusalCode.BLOCKED,
    Reachability.DEACTIVATED: RefusalCode.DEACTIVATED,
}
# These speak of somebody's silence.
_OF_SILENCE: Final = frozenset({OutreachType.RE_ENGAGEMENT, OutreachType.CHECK_IN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Switches:
    """What an admin has paused: everything, or single kinds."""

    is_paused: bool = False
    paused_kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """May this person get a message of this kind now?

    Attributes:
        decided_at: When it was planned; the same as `now` while it is being planned.
        is_wished: An admin planned it by hand: the kind's own cool-down does not hold.
    """

    candidate: Candidate
    kind: OutreachType
    policy: Policy
    now: datetime
    decided_at: datetime
    switches: Switches = field(default_factory=Switches)
    is_wished: bool = False


Guard = Callable[[Question], RefusalCode | None]


def paused(asked: Question) -> RefusalCode | None:
    """Refuse while everything, or this kind, is paused or switched off."""
    if asked.switches.is_paused:
        return RefusalCode.PAUSED
    is_off = asked.kind in asked.policy.off or asked.kind.value in asked.switches.paused_kinds
    return RefusalCode.KIND_PAUSED if is_off else None


def unreachable(asked: Question) -> RefusalCode | None:
    """Refuse where Telegram would."""
    return _UNREACHABLE.get(asked.candidate.reachability)


def unwanted(asked: Question) -> RefusalCode | None:
    """Refuse what somebody does not want."""
    if asked.candidate.consents.outreach is False:
        return RefusalCode.NO_CONSENT
    if asked.candidate.consents.outreach is None and asked.policy.asks_first:
        return RefusalCode.NOT_ASKED
    is_muted = asked.kind.value in asked.candidate.muted_kinds
    return RefusalCode.MUTED if is_muted else None


def distressed(asked: Question) -> RefusalCode | None:
    """Leave those in distress to people: support never, anything else not for some days."""
    distress_at = asked.candidate.distress_at
    if distress_at is None:
        return None
    is_near = asked.now - distress_at < asked.policy.distress_rest
    is_support = asked.kind is OutreachType.MOOD_SUPPORT
    return RefusalCode.DISTRESS if is_near or is_support else None


def outdated(asked: Question) -> RefusalCode | None:
    """Refuse to ask after somebody who has come back since."""
    has_come = asked.candidate.last_seen_at > asked.decided_at
    return RefusalCode.CAME_BACK if has_come and asked.kind in _OF_SILENCE else None


def waiting(asked: Question) -> RefusalCode | None:
    """Refuse a second message while one is on its way."""
    is_waiting = any(each.is_open for each in asked.candidate.history)
    return RefusalCode.ON_ITS_WAY if is_waiting else None


def cooling(asked: Question) -> RefusalCode | None:
    """Refuse a kind that somebody has had lately."""
    if asked.is_wished:
        return None
    pause = asked.policy.rules[asked.kind].cool_down
    is_cooling = any(
        each.type is asked.kind and asked.now - each.at < pause for each in asked.candidate.history
    )
    return RefusalCode.COOL_DOWN if is_cooling else None


def too_often(asked: Question) -> RefusalCode | None:
    """Refuse what would be too much."""
    return over_cap(asked.candidate, asked.policy, asked.kind, now=asked.now)


GUARDS: Final[tuple[Guard, ...]] = (
    paused,
    unreachable,
    unwanted,
    distressed,
    outdated,
    waiting,
    cooling,
    too_often,
)


def answers(asked: Question) -> Iterator[tuple[str, RefusalCode | None]]:
    """Give every guard's name and answer, in order."""
    for guard in GUARDS:
        yield guard.__name__, guard(asked)


def refusal(asked: Question) -> RefusalCode | None:
    """Give the first guard's refusal."""
    return next((code for _, code in answers(asked) if code is not None), None)
