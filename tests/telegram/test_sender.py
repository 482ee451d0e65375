"""What stands between a message and Telegram works together."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.methods import SendMessage

from engagement_plugin.telegram.breaker import COOL_DOWN_S, Breakers
from engagement_plugin.telegram.limiter import LocalLimiter, Quota, Quotas
from engagement_plugin.telegram.outcomes import (
    Delivered,
    NotSent,
    Outcome,
    Unauthorised,
    Unknown,
)
from engagement_plugin.telegram.sender import UNSAID_PAUSE_S, Sender
from engagement_plugin.testing.bot_api import (
    Hang,
    LocalBotAPI,
    RateLimits,
    Refusal,
    RetryAfter,
    Unauthorized,
)
from tests.telegram.limiter.ticking import Ticking

ANNA, BORIS = 7, 8
HELLO = SendMessage(chat_id=ANNA, text="hello")
QUICK = Quota(per_second=1_000, burst=10)


class Book:
    """Where outcomes are written down."""

    def __init__(self) -> None:
        self.outcomes: list[Outcome] = []

    async def settle(self, outcome: Outcome) -> None:
        """Write one down."""
        self.outcomes.append(outcome)


@pytest.fixture
async def api() -> AsyncIterator[LocalBotAPI]:
    async with LocalBotAPI(limits=RateLimits(per_chat=1)) as started:
        yield started


@pytest.fixture
def sender() -> Sender:
    ticking = Ticking(0.0)
    quotas = Quotas(bot=QUICK, chat=QUICK, group=QUICK)
    limiter = LocalLimiter(quotas, seconds=ticking, chance=lambda: 0.0)
    return Sender(limiter, Breakers(seconds=ticking))


async def test_a_message_goes_out_and_its_outcome_is_written_down(
    api: LocalBotAPI, bot: Bot, sender: Sender
) -> None:
    """Once."""
    book = Book()

    wait = await sender.slot(bot.id, ANNA, is_group=False, patience_s=1)
    outcome = await sender.send(bot, HELLO, book.settle)

    assert 0.0 == wait
    assert Delivered(api.ledger[0].message_id) == outcome
    assert [outcome] == book.outcomes


@pytest.mark.parametrize(
    ("fault", "pause"),
    [
        pytest.param(RetryAfter(30), 30.0, id="as Telegram said"),
        pytest.param(Refusal(429, "Too Many Requests"), UNSAID_PAUSE_S, id="it did not say"),
    ],
)
async def test_a_429_holds_back_everybody_elses_message_too(
    api: LocalBotAPI, bot: Bot, sender: Sender, fault: RetryAfter | Refusal, pause: float
) -> None:
    """The pause is the bot's."""
    api.plan(fault)

    await sender.send(bot, HELLO, Book().settle)

    assert pause == await sender.slot(bot.id, BORIS, is_group=False, patience_s=1)


async def test_a_servers_own_limit_is_learned_from(
    api: LocalBotAPI, bot: Bot, sender: Sender
) -> None:
    """Two to one person within a second: the second was not sent, and all wait."""
    outcomes = [await sender.send(bot, HELLO, Book().settle) for _ in range(2)]

    assert NotSent("rate_limited", 1.0) == outcomes[1]
    assert 1 == len(api.ledger)
    assert 1.0 == await sender.slot(bot.id, BORIS, is_group=False, patience_s=0.5)


async def test_an_open_breaker_gives_no_slot_and_sends_nothing(
    api: LocalBotAPI, bot: Bot, sender: Sender
) -> None:
    """What was on its way all the same is written down as not sent."""
    book = Book()
    api.plan(Unauthorized())

    for _ in range(2):
        await sender.send(bot, HELLO, book.settle)

    assert [Unauthorised(), NotSent("breaker_open", COOL_DOWN_S)] == book.outcomes
    assert COOL_DOWN_S == await sender.slot(bot.id, BORIS, is_group=False, patience_s=1)
    assert not api.ledger


async def test_a_stopping_process_writes_down_what_was_under_way(
    api: LocalBotAPI, bot: Bot, sender: Sender
) -> None:
    """As unknown."""
    book = Book()
    api.plan(Hang(60))

    sending = asyncio.create_task(sender.send(bot, HELLO, book.settle))
    await api.ledger.reached(1)
    sending.cancel()

    with pytest.raises(asyncio.CancelledError):
        await sending
    assert [Unknown("cancelled")] == book.outcomes
