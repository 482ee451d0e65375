"""The planner finds whom the pure rules would choose, once each, and writes down every no."""

from datetime import timedelta
from random import Random
from typing import Any

import pytest
from tortoise.transactions import in_transaction

from engagement_plugin.domain import (
    OutreachStatus,
    OutreachType,
    PersonKey,
    Reachability,
    RiskBand,
)
from engagement_plugin.outreach.decide import Circumstances, decide
from engagement_plugin.outreach.policy import Policy
from engagement_plugin.storage import candidates, outreaches, switches
from engagement_plugin.storage.database import Database, connection_name
from engagement_plugin.storage.models import MilestoneProgress, Outreach, Person
from engagement_plugin.testing.clock import FrozenClock
from tests.outreach.people import DAY, HOUR
from tests.outreach.planned import BOT, OPEN_HOUSE, House

SAD = {"mood_trend": -0.2, "mood_n": 10}
LEAVING = {"risk": 0.7, "risk_band": RiskBand.HIGH}
QUIZ = {"preferred_features": ("quiz",)}
BOTH = {"preferred_features": ("diary", "quiz")}


@pytest.fixture
def house(database: Database, clock: FrozenClock) -> House:
    return House(database, clock)


async def test_everybody_gets_what_their_case_calls_for(house: House) -> None:
    """One person a kind, each found by its own statement."""
    achiever = await house.add(1, silent=HOUR, patterns={})
    await house.reach(achiever, HOUR)
    await house.add(2, silent=20 * DAY)
    await house.add(3, silent=2 * DAY, patterns={**LEAVING, "gap_p90_hours": None})
    await house.add(4, silent=HOUR, patterns=SAD)
    await house.add(5, silent=3 * DAY, patterns={})
    await house.add(6, silent=HOUR, patterns=QUIZ, features={"quiz": 3})
    for friend in range(10, 15):
        await house.add(friend, silent=HOUR, patterns=BOTH, features={"quiz": 1, "diary": 1})
    await house.add(7, silent=HOUR, patterns={})

    counts = await house.plan()

    found = {row.key.partition(":")[0]: row.type for row in await house.rows()}
    assert counts == {"planned": 6}
    assert found == {
        "1": OutreachType.MILESTONE_CELEBRATION,
        "2": OutreachType.RE_ENGAGEMENT,
        "3": OutreachType.CHURN_PREVENTION,
        "4": OutreachType.MOOD_SUPPORT,
        "5": OutreachType.CHECK_IN,
        "6": OutreachType.FEATURE_DISCOVERY,
    }


async def test_what_is_shown_was_never_used_on_any_day(house: House) -> None:
    """A feature used long ago is no discovery, though it is no favourite."""
    await house.add(6, silent=HOUR, patterns=QUIZ, features={"quiz": 3, "diary": 1})
    for friend in range(10, 15):
        await house.add(friend, silent=HOUR, patterns=BOTH, features={"quiz": 1, "diary": 1})

    counts = await house.plan()

    assert counts == {}


async def test_statements_find_whom_the_rules_would_choose(house: House) -> None:
    """In a town of 200, the planner agrees with asking everybody one by one."""
    rng, ids = Random(11), []
    for who in range(200):
        person = await house.add(
            who,
            silent=timedelta(hours=rng.choice([1, 30, 40, 60, 200, 340, 700, 1_500, 2_300])),
            patterns=rng.choice([None, {}, SAD, LEAVING, {"gap_p90_hours": 20.0}]),
            reachability=rng.choice([*Reachability, Reachability.REACHABLE]),
            consent_outreach=rng.choice([None, True, False]),
            muted_kinds=rng.choice([None, ["check_in"], ["re_engagement", "mood_support"]]),
        )
        ids.append(person)
        if rng.random() < 0.1:
            await house.reach(person, timedelta(hours=rng.choice([1, 60])))
    everybody = [await house.candidate(person) for person in ids]
    around = Circumstances(policy=OPEN_HOUSE)
    expected = {
        (decision.key, decision.status, decision.refusal)
        for each in everybody
        if each is not None
        for decision in (decide(each, around, now=house.clock(), rng=Random(1)),)
        if decision is not None
    }

    await house.plan()

    found = {(row.key, row.status, row.refusal) for row in await house.rows()}
    assert len(expected) > 100
    assert found == expected


async def test_planning_again_changes_nothing(house: House) -> None:
    """An hour later there is no second message and no second refusal."""
    await house.add(1, silent=20 * DAY)
    await house.add(2, silent=20 * DAY, reachability=Reachability.BLOCKED)
    await house.plan()

    counts = await house.plan(seed=2)

    assert counts == {}
    assert [row.status for row in await house.rows()] == [
        OutreachStatus.PLANNED,
        OutreachStatus.REFUSED,
    ]


async def test_a_standing_refusal_is_written_once_and_thought_over_when_the_person_changes(
    house: House, clock: FrozenClock
) -> None:
    """A week later nothing is added; with a new version of the person they are asked about again."""
    await house.add(1, silent=20 * DAY, reachability=Reachability.BLOCKED)
    await house.plan()
    clock.forward(days=7)
    unchanged = await house.plan()
    await house.change(Person, reachability=Reachability.REACHABLE, version=1)

    changed = await house.plan()

    assert (unchanged, changed) == ({}, {"planned": 1})


async def test_a_passing_refusal_is_written_once_a_day(house: House, clock: FrozenClock) -> None:
    """Somebody who has had enough for a week is asked about once a day, not once an hour."""
    person = await house.add(1, silent=20 * DAY)
    for days in (2, 5):
        await _sent(house, person, days * DAY)

    for _ in range(48):
        await house.plan()
        clock.forward(hours=1)

    refused = [row for row in await house.rows() if row.status is OutreachStatus.REFUSED]
    assert [row.refusal for row in refused] == ["week_cap", "week_cap"]


async def _sent(house: House, person: int, ago: timedelta) -> None:
    at = house.clock() - ago

    async def write() -> None:
        await Outreach.create(
            person_id=person,
            bot_id=BOT,
            key=f"earlier:{ago}",
            type=OutreachType.CHECK_IN,
            status=OutreachStatus.SENT,
            arm="exempt",
            reasons=[],
            facts={},
            person_version=0,
            decided_at=at,
            due_at=at,
            not_before_at=at,
            expires_at=at + DAY,
            sent_at=at,
            returned_at=at,
        )

    await house.database.run(write())


async def test_the_row_says_everything(house: House) -> None:
    """What was decided, why, when it may go out, and on which state of the person it rests."""
    await house.add(1, silent=20 * DAY, version=5, chosen_language="de", language="en")

    await house.plan()

    (row,) = await house.rows()
    assert (row.person_version, row.locale, row.attempt_number) == (5, "de", 1)
    assert row.reasons == [["silent_days", 20.0], ["try", 1]]
    assert row.facts == {"days": 200, "silent_days": 20}
    assert row.due_at == row.not_before_at
    assert row.decided_at == house.clock()
    assert row.expires_at == house.clock() + 7 * DAY


@pytest.mark.parametrize("share", [0.0, 1.0])
async def test_celebrated_is_once(database: Database, clock: FrozenClock, share: float) -> None:
    """Also for those who are held out: an achievement gets one decision."""
    policy = Policy(holdout=share, kind_holdout=0, hold_out_celebrations=True)
    house = House(database, clock, policy)
    person = await house.add(1, silent=HOUR)
    await house.reach(person, HOUR)

    await house.plan()
    clock.forward(days=1)
    await house.plan()

    async def marked() -> int:
        return await MilestoneProgress.filter(celebrated_at__isnull=False).count()

    assert len(await house.rows()) == 1
    assert await database.run(marked()) == 1


async def test_celebrations_are_not_held_back_unless_configured(
    database: Database, clock: FrozenClock
) -> None:
    """With everybody held out of everything, people are still congratulated."""
    house = House(database, clock, Policy(holdout=1, kind_holdout=0))
    person = await house.add(1, silent=HOUR)
    await house.reach(person, HOUR)
    await house.add(2, silent=20 * DAY)

    counts = await house.plan()

    assert counts == {"planned": 1, "held_out": 1}


async def test_silent_achievements_are_not_celebrated(house: House) -> None:
    """What was reached before anybody looked is nobody's news."""
    person = await house.add(1, silent=HOUR)
    await house.reach(person, HOUR, is_silent=True)

    assert await house.plan() == {}


async def test_a_pause_plans_nothing_and_loses_nothing(house: House) -> None:
    """Of everything, of all bots, or of one kind; afterwards everybody is found."""
    await house.add(1, silent=20 * DAY)
    run, now = house.database.run, house.clock()
    kind = OutreachType.RE_ENGAGEMENT
    counts = []
    for bot_id, what in ((BOT, None), (switches.ALL_BOTS, None), (BOT, kind)):
        await run(switches.pause(bot_id, what, now=now, by=7))
        counts.append(await house.plan())
        await run(switches.resume(bot_id, what))

    after = await house.plan()

    assert (counts, after) == ([{}, {}, {}], {"planned": 1})


async def test_a_kind_switched_off_is_not_planned(database: Database, clock: FrozenClock) -> None:
    """Nor refused: nobody asked for it."""
    off = Policy(holdout=0, kind_holdout=0, off=frozenset({OutreachType.RE_ENGAGEMENT}))
    house = House(database, clock, off)
    await house.add(1, silent=20 * DAY)

    await house.plan()

    assert await house.rows() == []


class LeaseGoneError(Exception):
    """Another worker has this run."""


async def test_whoever_lost_the_lease_writes_nothing(house: House) -> None:
    """Neither a decision nor that something was celebrated."""

    async def gone() -> None:
        raise LeaseGoneError

    person = await house.add(1, silent=HOUR)
    await house.reach(person, HOUR)
    with pytest.raises(LeaseGoneError):
        await house.plan(guard=gone)

    assert await house.rows() == []
    assert await house.plan() == {"planned": 1}


async def test_bots_know_nothing_of_one_another(house: House) -> None:
    """Another bot's people are not planned for."""
    await house.add(1, silent=20 * DAY, bot_id=43)

    assert await house.plan() == {}
    assert await house.plan(bot_id=43) == {"planned": 1}


async def test_a_batch_takes_as_many_statements_as_a_person(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading one person and reading forty differ in nothing but rows."""
    ids = [await house.add(who, silent=20 * DAY, patterns={}, features={}) for who in range(40)]
    asked = []
    query = type(house.database.client).execute_query_dict

    async def counted(self: Any, *given: Any) -> Any:
        asked.append(1)
        return await query(self, *given)

    monkeypatch.setattr(type(house.database.client), "execute_query_dict", counted)
    await house.candidate(ids[0])
    alone = len(asked)
    together = await house.database.run(
        candidates.of_people(
            house.database.client,
            ids,
            now=house.clock(),
            dialect=house.database.dialect,
            with_features=ids,
        )
    )

    assert len(together) == 40
    assert len(asked) == 2 * alone == 8


async def test_one_person_is_read_under_a_lock_as_in_a_batch(house: House) -> None:
    """With the same history; of somebody erased there is nothing."""
    person = await house.add(1, silent=20 * DAY, patterns=QUIZ)
    await house.plan()
    dialect = house.database.dialect

    async def locked(who: int) -> Any:
        async with in_transaction(connection_name(dialect)) as client:
            return await candidates.lock_one(client, who, now=house.clock(), dialect=dialect)

    found = await house.database.run(locked(person))

    assert found is not None
    assert found == await house.candidate(person)
    assert found.key == PersonKey(BOT, 1)
    assert [each.is_open for each in found.history] == [True]
    assert await house.database.run(locked(person + 1)) is None


async def test_the_last_decisions_on_a_person_can_be_read(house: House) -> None:
    """The newest first, with their reasons."""
    await house.add(1, silent=20 * DAY, reachability=Reachability.BLOCKED)
    await house.plan()

    (told,) = await house.database.run(outreaches.of_person(BOT, 1, most=5))

    assert (told.status, told.refusal) == (OutreachStatus.REFUSED, "blocked")
    assert told.reasons[0] == ("silent_days", 20.0)
    assert await house.database.run(outreaches.of_person(BOT, 2, most=5)) == []
