"""What is known of people follows from their rows, whoever asks, however often."""

import asyncio
import logging
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engagement_plugin.domain import Interaction, InteractionType, ZoneSource
from engagement_plugin.insight.analysis import Analysis
from engagement_plugin.jobs.analyze_patterns import AnalyzePatterns
from engagement_plugin.jobs.job import Finished, Job
from engagement_plugin.jobs.roll_up import RollUp
from engagement_plugin.storage import cohorts
from engagement_plugin.storage.cohorts import Learned
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.models import (
    BehaviorPatterns,
    Person,
    PluginState,
    UserEngagement,
)
from engagement_plugin.testing.clock import FrozenClock
from tests.jobs.analysing import LeaseGoneError, Town, evening, gone
from tests.jobs.conftest import Shop

HOME = "Asia/Kathmandu"


@pytest.fixture
def town(database: Database, clock: FrozenClock) -> Town:
    return Town(database, clock)


some_deeds = st.lists(
    st.fixed_dictionaries({
        "who": st.integers(1, 3),
        "minutes": st.integers(0, 100 * 1440),
        "type": st.sampled_from([InteractionType.MESSAGE, InteractionType.COMMAND]),
        "content_type": st.sampled_from(["text", "photo"]),
        "command": st.sampled_from([None, "start", "stop"]),
        "feature": st.sampled_from([None, "menu", "quiz"]),
    }),
    min_size=1,
    max_size=30,
)  # fmt: skip


def plainly(acts: Sequence[Interaction], now: datetime) -> dict[str, Any]:
    """Understand one person in the plainest way there is, days cut in their own zone."""
    home = ZoneInfo(HOME)
    # Half hours are all that is kept of a time: days are cut from their begins.
    days = Counter(
        datetime.fromtimestamp(each.occurred_at.timestamp() // 1800 * 1800, home).date()
        for each in acts
    )
    today = now.astimezone(home).date()
    found: dict[str, Any] = {"interactions": len(acts), "active_days": len(days)}
    for length in (7, 14, 30, 90):
        within = {day: n for day, n in days.items() if (today - day).days < length}
        found[f"interactions_{length}"] = sum(within.values())
        found[f"active_days_{length}"] = len(within)
    age = (today - min(days)).days
    found["per_day_30"] = found["interactions_30"] / min(age + 1, 30)
    found["commands_used"] = len({each.command for each in acts if each.command})
    found["features_used"] = len({each.feature for each in acts if each.feature})
    found["contents_used"] = len({each.content_type for each in acts})
    found["zone"], found["zone_source"] = HOME, ZoneSource.PERSON
    return found


async def empty(database: Database) -> None:
    """Forget everything: examples share the test's database."""

    async def write() -> None:
        for each in (UserEngagement, Person, PluginState):
            await each.all().delete()

    await database.run(write())


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(deeds=some_deeds, size=st.integers(1, 3), parts=st.integers(1, 3))
async def test_what_is_known_follows_from_the_rows(
    database: Database,
    clock: FrozenClock,
    deeds: list[dict[str, Any]],
    size: int,
    parts: int,
) -> None:
    """Whatever the batches, and however many runs there were in between."""
    town = Town(database, clock)
    acts: dict[int, list[Interaction]] = {}

    for part in range(parts):
        for deed in deeds[part::parts]:
            fields = {name: deed[name] for name in ("type", "content_type", "command", "feature")}
            at = clock() - timedelta(minutes=deed["minutes"])
            acts.setdefault(deed["who"], []).extend(await town.live(deed["who"], at, **fields))
            await town.change_person(deed["who"], zone=HOME, zone_source=ZoneSource.PERSON)
        await town.analyse(arguments={"batch_size": size})
    found = await town.everything()

    assert acts.keys() == found.keys()
    for who, theirs in acts.items():
        expected = plainly(theirs, clock())
        assert expected == {name: getattr(found[who], name) for name in expected}
    await empty(database)


async def test_a_second_run_changes_nothing(town: Town) -> None:
    """Nobody waits after the first, and whoever is asked for comes out the same."""
    await town.live(7, *evening(range(1, 18)))

    first = await town.analyse()
    before = await town.known(7)
    second = await town.analyse()
    again = await town.analyse_one(7)

    assert ({"people": 1, "broken": 0}, {"people": 0, "broken": 0}) == (first, second)
    assert {"people": 1, "broken": 0} == again
    assert before == await town.known(7) is not None


async def test_workers_at_once_do_what_one_does(town: Town) -> None:
    """All at the same time, while more is written: what is known is what one alone finds."""
    for who in range(1, 8):
        await town.live(who, *(town.back(day) for day in range(who * 3)))
    await town.analyse()
    for who in range(1, 8):
        await town.live(who, town.back(0.1))

    await asyncio.gather(
        town.analyse(arguments={"batch_size": 2}),
        town.live(3, town.back(0.2)),
        town.look_again(),
        town.analyse(arguments={"batch_size": 3}),
    )
    await town.analyse()
    found = await town.everything()
    for who in range(1, 8):
        await town.analyse_one(who)

    assert await town.everything() == found
    assert {who: who * 3 + 1 + (who == 3) for who in range(1, 8)} == {
        who: each.interactions for who, each in found.items()
    }


async def test_whoever_lost_the_lease_leaves_nothing(town: Town) -> None:
    """Neither what was found nor a hole in the news."""
    await town.live(7, town.back(1))
    await town.analyse()
    before = await town.known(7)
    await town.live(7, town.back(0.5))

    with pytest.raises(LeaseGoneError):
        await town.analyse(gone)
    between = await town.known(7)
    await town.analyse()
    after = await town.known(7)

    assert before == between
    assert after is not None
    assert 2 == after.interactions


async def test_a_guess_never_overrides_what_a_person_set(town: Town) -> None:
    """Nor does a language override a rhythm; a rhythm does override a language."""
    for who, zone, source in (
        (1, "Asia/Tokyo", ZoneSource.PERSON),
        (2, "Asia/Tokyo", ZoneSource.LANGUAGE),
        (3, None, None),
    ):
        await town.live(who, *evening(range(1, 18)), *evening(range(1, 18), 9))
        await town.change_person(who, zone=zone, zone_source=source, language="de")
    await town.live(4, town.back(1), person_language="de")
    await town.change_person(4, zone="Asia/Tokyo", zone_source=ZoneSource.RHYTHM)

    await town.analyse()

    zones = {
        row["telegram_id"]: (row["zone"], row["zone_source"])
        for row in await town.database.run(homes())
    }
    assert ("Asia/Tokyo", ZoneSource.PERSON) == zones[1]
    assert ("Asia/Tokyo", ZoneSource.RHYTHM) == zones[4]
    assert [ZoneSource.RHYTHM, ZoneSource.RHYTHM] == [zones[2][1], zones[3][1]]
    assert "Asia/Tokyo" not in {zones[2][0], zones[3][0]}


async def homes() -> list[dict[str, Any]]:
    return await Person.all().values("telegram_id", "zone", "zone_source", "version")


async def test_a_zone_that_changes_is_a_new_version(town: Town) -> None:
    """Whoever decided by the old night is told; the same zone again is nothing new."""
    await town.live(7, *evening(range(1, 18)))
    before = (await town.database.run(homes()))[0]["version"]

    await town.analyse()
    first = (await town.database.run(homes()))[0]["version"]
    await town.analyse_one(7)
    second = (await town.database.run(homes()))[0]["version"]

    assert [before + 1, before + 1] == [first, second]


async def test_bots_have_people_of_their_own(town: Town) -> None:
    """The same human is another person to another bot, ranked among that bot's people."""
    for who in range(1, 5):
        await town.live(who, *(town.back(day) for day in range(who * 4)))
    await town.live(1, town.back(0), bot_id=43)

    result = await town.analyse()
    other = await town.known(1, bot_id=43)
    best = await town.known(4)

    assert {"people": 5, "broken": 0} == result
    assert other is not None
    assert best is not None
    assert (1, 0.5) == (other.interactions, other.value_percentile)
    assert (best.value_percentile or 0) > 0.8


async def test_what_was_paid_counts_for_ninety_days(town: Town) -> None:
    """Refunds are taken off, and what is no sum counts nothing."""
    for who, meta in (
        (1, {"currency": "XTR", "amount": 500}),
        (2, {"currency": "XTR", "amount": "much"}),
        (3, None),
    ):
        await town.live(who, town.back(1), type=InteractionType.PAYMENT, meta=meta)
    await town.live(
        4, town.back(89), type=InteractionType.PAYMENT, meta={"currency": "XTR", "amount": 500}
    )
    await town.live(
        4,
        town.back(1),
        type=InteractionType.PAYMENT,
        content_type="refunded_payment",
        meta={"currency": "XTR", "amount": 500},
    )

    await town.analyse()
    found = await town.everything()

    values = {who: each.value_percentile or 0 for who, each in found.items()}
    assert values[1] == max(values.values()) > values[4]
    assert values[2] == values[3] == values[4]


async def test_what_the_prediction_said_stays(town: Town) -> None:
    """The analysis writes its own columns and no other."""

    async def predict() -> None:
        await BehaviorPatterns.all().update(predicted_mood=0.25, best_hours=[9, 20])

    await town.live(7, town.back(1))
    await town.analyse()
    await town.database.run(predict())

    await town.live(7, town.back(0.5))
    await town.analyse()
    found = await town.known(7)

    assert found is not None
    assert (2, 0.25, (9, 20)) == (found.interactions, found.predicted_mood, found.best_hours)


async def test_what_is_usual_is_learned_once_a_day(town: Town, clock: FrozenClock) -> None:
    """And when there are twice as many people; in between everybody is judged alike."""

    async def learned() -> Learned | None:
        return await cohorts.find(42)

    seen = []
    for who in range(1, 5):
        await town.live(who, *(town.back(day) for day in range(who)))
        await town.analyse()
        seen.append(await town.database.run(learned()))
    clock.forward(days=1)
    await town.live(1, town.back(0))
    await town.analyse()
    seen.append(await town.database.run(learned()))

    assert [1, 2, 2, 4, 4] == [each.people for each in seen if each is not None]
    assert [True, False] == [
        one == other for one, other in ((seen[1], seen[2]), (seen[3], seen[4]))
    ]


async def test_many_people_cost_as_many_questions_as_one(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    """A batch of thirty asks and writes as often as a batch of one."""
    asked = []
    await town.live(100, town.back(1))
    await town.analyse()

    for crowd in (range(1, 2), range(2, 32)):
        for who in crowd:
            await town.live(who, town.back(1))
        await RollUp(town.database)(town.run())
        # What is usual is learned once for both.
        await Analysis(town.database, zone="UTC").usual(42, now=town.clock())
        caplog.clear()
        with caplog.at_level(logging.DEBUG, logger="tortoise.db_client"):
            await town.analyse(arguments={"batch_size": 50})
        asked.append(len(caplog.records))

    assert asked[0] == asked[1] > 5


async def test_as_a_job_it_is_asked_for_and_says_what_it_did(town: Town, shop: Shop) -> None:
    """Every half hour, or now for one person, with a lease that is really held."""
    work = AnalyzePatterns(town.database, settings=town.settings, zone="Europe/Berlin")
    jobs = shop.runner(
        [Job(name="analyze_patterns", every=timedelta(minutes=30), run=work, is_long=True)]
    )
    await town.live(7, town.back(1))
    await town.live(8, town.back(1))

    await jobs.request("analyze_patterns", by=1, arguments={"person": await town.pseudonym(7)})
    asked = await jobs.run("analyze_patterns")
    known = await town.everything()
    periodic = await jobs.run("analyze_patterns")

    assert isinstance(asked, Finished)
    assert isinstance(periodic, Finished)
    assert {7} == known.keys()
    assert {7, 8} == (await town.everything()).keys()
    assert [1, 1] == [asked.result["people"], periodic.result["people"]]
