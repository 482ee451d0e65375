"""Decides about one person: one message, or none and why. Pure; chance is an argument."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from engagement_plugin.domain import OutreachArm, OutreachStatus, OutreachType
from engagement_plugin.domain.candidate import Candidate
from engagement_plugin.domain.decision import Decision, RefusalCode
from engagement_plugin.experiment.assignment import Assigned, Assignment
from engagement_plugin.outreach.considered import Considered, Usual
from engagement_plugin.outreach.guards import Question, Switches, refusal
from engagement_plugin.outreach.hours import Chosen, choose
from engagement_plugin.outreach.kinds import considered
from engagement_plugin.outreach.policy import Policy
from engagement_plugin.outreach.quiet import night_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What decisions about all people of a bot rest on."""

    policy: Policy = field(default_factory=Policy)
    usual: Usual = field(default_factory=Usual)
    switches: Switches = field(default_factory=Switches)
    assignment: Assignment = field(default_factory=Assignment)


def decide(
    candidate: Candidate,
    around: Circumstances,
    *,
    now: datetime,
    rng: Random,
    kinds: Collection[OutreachType] = tuple(OutreachType),
) -> Decision | None:
    """Decide whether to write to somebody now; None where nothing speaks for it.

    Of the kinds that might help, the first that no guard refuses is chosen; where chance holds
    the person out of it nothing else is sent in its place, or the arms would differ in more than
    this message. Where all are refused, the refusal of the most important one is the decision.

    Args:
        kinds: That are looked at.
    """
    found = considered(candidate, around.policy, around.usual, now=now)
    chosen = [each for each in found if each.kind in kinds]
    return decide_among(candidate, chosen, around, now=now, rng=rng)


def decide_among(
    candidate: Candidate,
    kinds: Sequence[Considered],
    around: Circumstances,
    *,
    now: datetime,
    rng: Random,
    requested_by: int | None = None,
    not_before: datetime | None = None,
) -> Decision | None:
    """Decide among messages that were considered, the most important first.

    Args:
        requested_by: The admin who planned it by hand; every guard but the cool-down holds.
        not_before: No earlier than this; the hour is chosen from then on.
    """
    refused: Decision | None = None
    for each in kinds:
        asked = Question(
            candidate=candidate,
            kind=each.kind,
            policy=around.policy,
            now=now,
            decided_at=now,
            switches=around.switches,
            is_wished=requested_by is not None,
        )
        code = refusal(asked)
        expires_at = (not_before or now) + each.expires_after
        if code is None:
            chosen = _hour(candidate, each, around, expires_at, not_before or now, rng)
            if chosen is not None:
                assigned = around.assignment.of(candidate.key, each.kind.value)
                return _planned(
                    candidate, each, around, chosen, assigned, expires_at, now, requested_by
                )
            # Before chance is asked: whom no hour suits is in neither arm.
            code = RefusalCode.NO_HOUR
        refused = refused or _refused(candidate, each, around, code, now, requested_by)
    return refused


def _hour(
    candidate: Candidate,
    each: Considered,
    around: Circumstances,
    expires_at: datetime,
    begins: datetime,
    rng: Random,
) -> Chosen | None:
    looks_ahead = around.policy.rules[each.kind].looks_ahead
    return choose(
        candidate,
        around.policy,
        around.usual,
        night_of(candidate, around.policy, around.usual),
        now=begins,
        looks_ahead=looks_ahead,
        expires_at=expires_at,
        rng=rng,
    )


def _planned(
    candidate: Candidate,
    each: Considered,
    around: Circumstances,
    chosen: Chosen,
    assigned: Assigned,
    expires_at: datetime,
    now: datetime,
    requested_by: int | None,
) -> Decision:
    status = OutreachStatus.HELD_OUT if assigned.is_held_out else OutreachStatus.PLANNED
    return Decision(
        person_id=candidate.id,
        person=candidate.key,
        person_version=candidate.version,
        key=f"{candidate.key.telegram_id}:{each.kind.value}:{each.occasion}",
        type=each.kind,
        status=status,
        arm=assigned.arm,
        held_out_by=assigned.layer if assigned.is_held_out else None,
        experiment_period_id=assigned.period,
        priority=around.policy.rules[each.kind].priority,
        score=each.score,
        reasons=each.reasons,
        facts=each.facts,
        marks=each.marks,
        locale=candidate.language,
        propensity=chosen.propensity,
        is_hour_random=chosen.is_random,
        attempt_number=each.attempt_number,
        requested_by=requested_by,
        decided_at=now,
        due_at=chosen.due_at,
        expires_at=expires_at,
    )


def _refused(
    candidate: Candidate,
    each: Considered,
    around: Circumstances,
    code: RefusalCode,
    now: datetime,
    requested_by: int | None,
) -> Decision:
    # One row a person, kind, reason and UTC day, however often it is thought over.
    key = f"{candidate.key.telegram_id}:{each.kind.value}:{code.value}:{now:%Y%m%d}"
    assigned = around.assignment.of(candidate.key, each.kind.value)
    return Decision(
        person_id=candidate.id,
        person=candidate.key,
        person_version=candidate.version,
        key=key if requested_by is None else f"{key}:{now:%H%M%S}",
        type=each.kind,
        status=OutreachStatus.REFUSED,
        refusal=code,
        arm=OutreachArm.EXEMPT if assigned.period is None else assigned.arm,
        priority=around.policy.rules[each.kind].priority,
        score=each.score,
        reasons=each.reasons,
        facts=each.facts,
        locale=candidate.language,
        attempt_number=each.attempt_number,
        requested_by=requested_by,
        decided_at=now,
        due_at=now,
        expires_at=now + max(each.expires_after, timedelta()),
    )
