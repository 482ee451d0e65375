"""What cannot be, who is not there and what is not meant spoils nothing of the analysis."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest

from engagement_plugin.domain import RiskBand
from engagement_plugin.jobs.analyze_patterns import UnclearRequestError
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.models import PeopleNews, Person
from engagement_plugin.testing.clock import FrozenClock
from tests.jobs.analysing import Town, evening

HOME = "Asia/Kathmandu"


@pytest.fixture
def town(database: Database, clock: FrozenClock) -> Town:
    return Town(database, clock)


async def tell_all() -> None:
    """Let everybody have news."""
    for person in await Person.all():
        await PeopleNews.create(person=person, bot_id=person.bot_id, reader="patterns")


async def test_nobody_is_nothing_to_do(town: Town) -> None:
    """In an empty database every job ends well, and so does asking for somebody unknown."""
    results = [
        await town.analyse(),
        await town.analyse_one(7),
        await town.look_again(),
    ]

    assert [0, 0, 0] == [each["people"] for each in results]


async def test_a_person_with_one_event_is_understood(town: Town) -> None:
    """What one event cannot tell is left open."""
    await town.live(7, town.back(0))

    await town.analyse()
    found = await town.known(7)

    assert found is not None
    assert (1, 1, 1, None) == (
        found.interactions, found.active_days, found.streak, found.gap_mean_hours,
    )  # fmt: skip
    assert RiskBand.UNKNOWN != found.risk_band


async def test_dates_that_cannot_be_spoil_nothing(town: Town) -> None:
    """1970 is long ago, the future has not happened."""
    await town.live(7, datetime(1970, 1, 1, 5, tzinfo=UTC), town.back(-400), town.back(1))

    result = await town.analyse()
    found = await town.known(7)

    assert {"people": 1, "broken": 0} == result
    assert found is not None
    assert (2, 1) == (found.interactions, found.interactions_90)


@pytest.mark.parametrize(
    "spoilt",
    [
        pytest.param({"bins": [1, 2]}, id="too few half hours"),
        pytest.param({"bins": [None] * 48}, id="no numbers"),
        pytest.param({"bins": [10**30] * 48}, id="absurd counts"),
        pytest.param({"bins": {}}, id="no list"),
        pytest.param({"types": [1]}, id="no map"),
        pytest.param({"features": {"/a": "x"}}, id="uses that are words"),
        pytest.param({"sentiment_sum": 99.0, "sentiment_n": 1}, id="mood beyond all bounds"),
        pytest.param({"reply_latency_sum_ms": 10**17}, id="replies after aeons"),
    ],
)
async def test_a_broken_person_spoils_nobody_else(town: Town, spoilt: dict[str, Any]) -> None:
    """They are counted, and looked at as far as their rows go; others come out as ever."""
    for who in (6, 7, 8):
        await town.live(who, *evening(range(1, 18)))
    await town.analyse()
    before = await town.everything()
    await town.change_days(7, **spoilt)
    await town.database.run(tell_all())

    result = await town.analyse()
    after = await town.everything()

    assert {"people": 3, "broken": 1} == result
    assert (before[6], before[8]) == (after[6], after[8])
    assert 7 in after


async def test_whoever_was_erased_is_not_looked_at(town: Town) -> None:
    """Before the run or in the middle of it, nothing of them is left and others are served."""
    for who in (6, 7, 8):
        await town.live(who, town.back(1))
    await town.analyse()
    await town.live(6, town.back(0.5))
    await town.live(7, town.back(0.5))

    await town.erase(7)
    await asyncio.gather(town.analyse(arguments={"batch_size": 1}), town.erase(8))

    assert {6} == (await town.everything()).keys()
    assert 0 == await town.waiting()


@pytest.mark.parametrize(
    "arguments",
    [{"person": "7"}, {"bot": 42}, {"batch_size": 0}, {"batch_size": "many"}, {"persons": 1}],
)
async def test_what_cannot_be_meant_is_refused(town: Town, arguments: dict[str, Any]) -> None:
    """With a sentence that says what may be asked for; what waits goes on waiting."""
    await town.live(7, town.back(1))

    with pytest.raises(UnclearRequestError, match="batch_size"):
        await town.analyse(arguments=arguments)

    assert {"people": 1, "broken": 0} == await town.analyse()
