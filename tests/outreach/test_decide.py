"""Whatever a person is like, no decision ever does what must not be done."""

from datetime import datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from engagement_plugin.domain import Consents, OutreachStatus, OutreachType, Reachability, RiskBand
from engagement_plugin.domain.candidate import COUNTED, Candidate
from engagement_plugin.domain.decision import Decision, RefusalCode
from engagement_plugin.outreach.decide import Circumstances, decide
from engagement_plugin.outreach.guards import Switches
from engagement_plugin.outreach.policy import Policy
from tests.outreach.people import (
    DAY,
    HOUR,
    NOON,
    USUAL,
    achieved,
    anybody,
    habits,
    holdout,
    moments,
    past,
    person,
)

AROUND = Circumstances(usual=USUAL)


@st.composite
def decided(draw: st.DrawFn) -> tuple[Candidate, Decision]:
    """Anybody who is to be written to, or would be but for chance."""
    now = draw(moments)
    around = Circumstances(usual=USUAL, assignment=holdout(draw(st.sampled_from([0, 0.5]))))
    rng = draw(st.randoms(use_true_random=False))
    # Most people are not to be written to: the first of some who is.
    for _ in range(8):
        candidate = draw(anybody(now))
        decision = decide(candidate, around, now=now, rng=rng)
        if decision is not None and decision.status is not OutreachStatus.REFUSED:
            return candidate, decision
    return reject()


@given(decided())
def test_nobody_is_written_to_in_quiet_hours(found: tuple[Candidate, Decision]) -> None:
    """By the minute of their own clock, where it is known, also on days it is set."""
    candidate, decision = found
    begins, ends = candidate.quiet or (22 * 60, 9 * 60)
    quiet = {(begins + n) % 1_440 for n in range((ends - begins) % 1_440)}

    local = decision.due_at.astimezone(ZoneInfo(candidate.zone or "UTC"))

    is_known = candidate.zone is not None and (candidate.zone_confidence or 0) >= 0.5
    assert not is_known or local.hour * 60 + local.minute not in quiet


@given(decided())
def test_nobody_gets_more_than_the_caps(found: tuple[Candidate, Decision]) -> None:
    """At most 1 in a day, 2 in 7 days, 4 in 30; celebrations that were asked for keep the gap."""
    candidate, decision = found
    times = [each.at for each in candidate.history if each.status in COUNTED]
    times = [at for at in times if at <= decision.due_at]

    ages = [decision.due_at - at for at in times]

    assert all(age >= 20 * HOUR for age in ages)
    if candidate.consents.outreach is not True:
        assert sum(age < DAY for age in ages) + 1 <= 1
        assert sum(age < 7 * DAY for age in ages) + 1 <= 2
        assert sum(age < 30 * DAY for age in ages) + 1 <= 4


@given(decided())
def test_nobody_is_written_to_who_does_not_want_it(found: tuple[Candidate, Decision]) -> None:
    """No refusal, no mute, no block, no distress is overlooked, and nobody waits for two."""
    candidate, decision = found

    assert candidate.consents.outreach is not False
    assert decision.type.value not in candidate.muted_kinds
    assert candidate.reachability is Reachability.REACHABLE
    assert not any(each.is_open for each in candidate.history)
    assert decision.type is not OutreachType.MOOD_SUPPORT or candidate.distress_at is None


@given(decided())
def test_what_is_planned_can_be_sent_in_time(found: tuple[Candidate, Decision]) -> None:
    """Neither in the past nor after its life, and with a chance that is one."""
    _, decision = found

    assert decision.decided_at <= decision.due_at <= decision.expires_at
    assert decision.propensity is not None
    assert 0 < decision.propensity <= 1


@given(st.data(), moments, st.integers(0, 2**32))
def test_the_same_input_gets_the_same_answer(
    data: st.DataObject, now: datetime, seed: int
) -> None:
    """Chance comes from the argument alone."""
    candidate = data.draw(anybody(now))

    answers = [decide(candidate, AROUND, now=now, rng=Random(seed)) for _ in range(2)]

    assert answers[0] == answers[1]


def test_one_kind_is_chosen_the_most_important() -> None:
    """Who reached a milestone and is likely to leave is congratulated."""
    both = person(milestones=(achieved(),), habits=habits(risk=0.6, risk_band=RiskBand.HIGH))

    decision = decide(both, AROUND, now=NOON, rng=Random(1))

    assert decision is not None
    assert decision.type is OutreachType.MILESTONE_CELEBRATION
    assert decision.marks == ((5, 1),)


def test_the_next_kind_steps_in_for_a_refused_one() -> None:
    """A mute of celebrations leaves room for what else helps."""
    both = person(
        milestones=(achieved(),),
        habits=habits(risk=0.6, risk_band=RiskBand.HIGH),
        muted_kinds=frozenset({"milestone_celebration"}),
    )

    decision = decide(both, AROUND, now=NOON, rng=Random(1))

    assert decision is not None
    assert decision.type is OutreachType.CHURN_PREVENTION


def test_held_out_people_get_the_decision_of_the_others_but_for_the_sending() -> None:
    """Both arms are decided alike: same kind, hour, chance, key."""
    candidate = person(silent=20 * DAY)

    treated, held = (
        decide(
            candidate,
            Circumstances(usual=USUAL, assignment=holdout(share)),
            now=NOON,
            rng=Random(3),
        )
        for share in (0, 1)
    )

    assert treated is not None
    assert held is not None
    assert (treated.status, held.status) == (OutreachStatus.PLANNED, OutreachStatus.HELD_OUT)
    assert (treated.key, treated.due_at, treated.propensity) == (
        held.key,
        held.due_at,
        held.propensity,
    )


REFUSED = [
    ({"reachability": Reachability.BLOCKED}, RefusalCode.BLOCKED),
    ({"reachability": Reachability.DEACTIVATED}, RefusalCode.DEACTIVATED),
    ({"reachability": Reachability.UNKNOWN}, RefusalCode.NOT_STARTED),
    ({"consents": Consents(outreach=False)}, RefusalCode.NO_CONSENT),
    ({"muted_kinds": frozenset({"re_engagement"})}, RefusalCode.MUTED),
    ({"distress_at": NOON - DAY}, RefusalCode.DISTRESS),
    ({"history": (past(DAY, status=OutreachStatus.PLANNED),)}, RefusalCode.ON_ITS_WAY),
    (
        {"history": (past(10 * DAY, type=OutreachType.RE_ENGAGEMENT),), "silent": 60 * DAY},
        RefusalCode.COOL_DOWN,
    ),
    ({"history": (past(10 * HOUR, status=OutreachStatus.UNKNOWN),)}, RefusalCode.GAP),
    ({"history": (past(22 * HOUR, status=OutreachStatus.HELD_OUT),)}, RefusalCode.DAY_CAP),
    (
        {"history": (past(2 * DAY, is_answered=True), past(5 * DAY, is_answered=True))},
        RefusalCode.WEEK_CAP,
    ),
    ({"quiet": (1, 0)}, RefusalCode.NO_HOUR),
]


@pytest.mark.parametrize(("fields", "code"), REFUSED)
def test_every_refusal_has_its_reason(fields: dict[str, Any], code: RefusalCode) -> None:
    """Somebody silent for three weeks would be written to, but for one thing."""
    candidate = person(**{"silent": 21 * DAY, **fields})

    decision = decide(candidate, AROUND, now=NOON, rng=Random(1))

    assert decision is not None
    assert decision.refusal == code


def test_nobody_is_decided_on_for_whom_nothing_speaks() -> None:
    """Somebody who was here an hour ago and is well gets no row at all."""
    assert decide(person(habits=habits()), AROUND, now=NOON, rng=Random(1)) is None


def test_a_pause_is_the_first_answer() -> None:
    """Whatever else there is to say."""
    around = Circumstances(switches=Switches(is_paused=True))
    blocked = person(silent=21 * DAY, reachability=Reachability.BLOCKED)

    decision = decide(blocked, around, now=NOON, rng=Random(1))

    assert decision is not None
    assert decision.refusal is RefusalCode.PAUSED


def test_three_tries_and_no_more() -> None:
    """At the lapse, 14 and 35 days later; before, between and after them nothing is said."""
    policy, tries = Policy(), []
    sent: list[datetime] = []
    for day in range(100):
        now = NOON + day * DAY
        history = tuple(
            past(timedelta(), now=at, id=n, type=OutreachType.RE_ENGAGEMENT)
            for n, at in enumerate(sent)
        )
        silent = person(silent=timedelta(days=day), now=now, history=history)
        decision = decide(silent, Circumstances(policy=policy), now=now, rng=Random(1))
        if decision is not None and decision.status is OutreachStatus.PLANNED:
            tries.append((day, decision.attempt_number))
            sent.append(decision.due_at)

    assert [number for _, number in tries] == [1, 2, 3]
    assert [day for day, _ in tries] == [14, 29, 49]
