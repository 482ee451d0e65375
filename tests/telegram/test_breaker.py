"""Where nothing comes of sending, a bot's line is left alone for a while."""

import asyncio
from collections import deque
from collections.abc import Iterable

import pytest
from aiogram import Bot
from aiogram.methods import SendMessage
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.telegram.breaker import COOL_DOWN_S, FEWEST, Breakers
from engagement_plugin.telegram.delivery import deliver
from engagement_plugin.telegram.outcomes import (
    Broken,
    Delivered,
    Migrated,
    NotSent,
    Outcome,
    Unauthorised,
    Unknown,
    Unreachable,
)
from engagement_plugin.testing.bot_api import LocalBotAPI, Unauthorized
from tests.telegram.limiter.ticking import Ticking

BOT, OTHER_BOT = 42, 43
WELL = Delivered(1)
LOST = Unknown("disconnected")
FINE = (
    WELL,
    Unreachable("blocked"),
    Broken("too long"),
    Migrated(-100),
    NotSent("rate_limited", 3.0),
)
FAILING = (LOST, NotSent("not_connected"))


class Line:
    """Attempts that end as they are told, and how many there were."""

    def __init__(self, *outcomes: Outcome) -> None:
        self._outcomes = deque(outcomes)
        self.tries = 0

    async def __call__(self) -> Outcome:
        """Try once."""
        self.tries += 1
        return self._outcomes.popleft()


@pytest.fixture
def seconds() -> Ticking:
    return Ticking()


@pytest.fixture
def breakers(seconds: Ticking) -> Breakers:
    return Breakers(seconds=seconds)


async def sent(breakers: Breakers, outcomes: Iterable[Outcome], *, bot: int = BOT) -> int:
    """Send so many times; gives how often anything was tried."""
    line = Line(*outcomes)
    for _ in range(len(line._outcomes)):
        await breakers.through(bot, line)
    return line.tries


async def test_a_refused_token_opens_it_at_once_and_nothing_more_is_asked(
    api: LocalBotAPI, bot: Bot, breakers: Breakers
) -> None:
    """What comes after surely was not sent, and may be tried when the breaker lets it."""
    api.plan(Unauthorized())

    async def attempt() -> Outcome:
        return await deliver(bot, SendMessage(chat_id=7, text="hello"))

    first = await breakers.through(bot.id, attempt)
    second = await breakers.through(bot.id, attempt)

    assert (Unauthorised(), NotSent("breaker_open", COOL_DOWN_S)) == (first, second)
    assert 1 == len(api.calls)


async def test_after_a_minute_one_is_tried_and_a_success_closes_it(
    breakers: Breakers, seconds: Ticking
) -> None:
    """A token that is taken again mends everything."""
    await sent(breakers, [Unauthorised()])
    [opened] = breakers
    seconds.now += COOL_DOWN_S

    tried = await sent(breakers, [WELL, WELL])

    [closed] = breakers
    assert 2 == tried
    assert ("open", COOL_DOWN_S, True) == (opened.state, opened.seconds_left, opened.is_refused)
    assert ("closed", 0.0, False) == (closed.state, closed.seconds_left, closed.is_refused)


@pytest.mark.parametrize("failure", [*FAILING, Unauthorised()])
async def test_a_try_that_fails_opens_it_for_another_minute(
    breakers: Breakers, seconds: Ticking, failure: Outcome
) -> None:
    """Whatever opened it first."""
    await sent(breakers, [Unauthorised()])
    seconds.now += COOL_DOWN_S

    tried = await sent(breakers, [failure, WELL])

    assert 1 == tried
    assert COOL_DOWN_S == breakers.seconds_left(BOT)


async def test_a_line_that_mostly_fails_is_left_alone(breakers: Breakers) -> None:
    """Once there is enough to judge by."""
    tried = await sent(breakers, [LOST] * (FEWEST + 5))

    assert FEWEST == tried
    assert COOL_DOWN_S == breakers.seconds_left(BOT)


async def test_only_one_is_tried_at_a_time(breakers: Breakers, seconds: Ticking) -> None:
    """Others wait for what comes of it, and none goes out after a failure."""
    await sent(breakers, [Unauthorised()])
    seconds.now += COOL_DOWN_S
    begun, may_end = asyncio.Event(), asyncio.Event()
    tries = 0

    async def slow() -> Outcome:
        nonlocal tries
        tries += 1
        begun.set()
        await may_end.wait()
        return LOST

    trying = [asyncio.create_task(breakers.through(BOT, slow)) for _ in range(5)]
    await begun.wait()
    may_end.set()
    outcomes = await asyncio.gather(*trying)

    assert 1 == tries
    assert 1 == outcomes.count(LOST)
    assert 4 == outcomes.count(NotSent("breaker_open", COOL_DOWN_S))


async def test_each_bot_has_its_own(breakers: Breakers) -> None:
    """One bot's revoked token is nothing to another."""
    await sent(breakers, [Unauthorised()])
    await sent(breakers, [WELL], bot=OTHER_BOT)

    assert {BOT: "open", OTHER_BOT: "closed"} == {each.bot_id: each.state for each in breakers}
    assert 0.0 == breakers.seconds_left(OTHER_BOT)


async def test_a_bot_that_never_sent_is_free(breakers: Breakers) -> None:
    """And is not shown."""
    assert 0.0 == breakers.seconds_left(BOT)
    assert [] == list(breakers)


@given(outcomes=st.lists(st.sampled_from(FINE), max_size=60))
def test_what_concerns_one_message_alone_never_opens_it(outcomes: list[Outcome]) -> None:
    """People who left, mistakes of ours, and a 429, which has a pause of its own."""
    breakers = Breakers(seconds=Ticking())

    tried = asyncio.run(sent(breakers, outcomes))

    assert len(outcomes) == tried
    assert 0.0 == breakers.seconds_left(BOT)


@given(outcomes=st.lists(st.sampled_from([*FINE, *FAILING]), max_size=60))
def test_whatever_happens_an_outcome_is_what_was_tried_or_that_nothing_was(
    outcomes: list[Outcome],
) -> None:
    """The breaker makes nothing up."""

    async def play() -> list[tuple[Outcome, Outcome, int]]:
        breakers = Breakers(seconds=Ticking())
        seen = []
        for outcome in outcomes:
            line = Line(outcome)
            seen.append((outcome, await breakers.through(BOT, line), line.tries))
        return seen

    for told, came, tries in asyncio.run(play()):
        assert (told if tries else NotSent("breaker_open", COOL_DOWN_S)) == came
