"""Asks every guard again at the moment of sending, about the person as they are under the claim."""

from dataclasses import dataclass
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from engagement_plugin.domain import OutreachType
from engagement_plugin.domain.candidate import Candidate
from engagement_plugin.domain.decision import RefusalCode
from engagement_plugin.outreach.caps import gap_ends
from engagement_plugin.outreach.considered import Usual
from engagement_plugin.outreach.guards import Question, Switches, refusal
from engagement_plugin.outreach.hours import next_allowed
from engagement_plugin.outreach.policy import Policy
from engagement_plugin.outreach.quiet import night_of


class Due(Struct, frozen=True, kw_only=True):
    """A planned message whose turn has come: a row's columns of these names."""

    id: int
    type: OutreachType
    decided_at: datetime
    expires_at: datetime
    requested_by: int | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Not to be sent at all."""

    code: RefusalCode


@dataclass(frozen=True, slots=True)
class Defer:
    """Not to be sent before this moment."""

    until: datetime
    code: RefusalCode


def recheck(
    due: Due,
    candidate: Candidate,
    policy: Policy,
    *,
    usual: Usual,
    switches: Switches,
    now: datetime,
) -> Refusal | Defer | None:
    """Say whether a message may be sent now; None stands for yes.

    A pause, the gap and the night are waited for; whatever else a guard says ends the message,
    and so does waiting beyond its life. Chance was asked when it was planned, and stays with it.
    """
    if now >= due.expires_at:
        return Refusal(RefusalCode.EXPIRED)
    others = tuple(each for each in candidate.history if each.id != due.id)
    candidate = replace(candidate, history=others)
    asked = Question(
        candidate=candidate,
        kind=due.type,
        policy=policy,
        now=now,
        decided_at=due.decided_at,
        switches=switches,
        is_wished=due.requested_by is not None,
    )
    code = refusal(asked)
    if code is RefusalCode.PAUSED or code is RefusalCode.KIND_PAUSED:
        # Pressing "go on" makes it due; until then it only has to stay alive.
        return Defer(now, code)
    if code is RefusalCode.GAP:
        return _until(gap_ends(candidate, policy) or now, due, code)
    if code is not None:
        return Refusal(code)
    night = night_of(candidate, policy, usual)
    if not night.is_quiet(now):
        return None
    return _until(next_allowed(night, now=now, before=due.expires_at), due, RefusalCode.QUIET)


def _until(moment: datetime | None, due: Due, code: RefusalCode) -> Refusal | Defer:
    if moment is None or moment >= due.expires_at:
        return Refusal(code)
    return Defer(moment, code)
