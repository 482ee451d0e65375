"""What every limiter promises: the one of a single process and the one in Redis alike."""

from collections.abc import Callable

import pytest
from redis.asyncio import Redis

from engagement_plugin.settings import TelegramSettings
from engagement_plugin.telegram.limiter import Limiter, LocalLimiter, Quota, Quotas
from engagement_plugin.telegram.limiter.shared import RedisLimiter
from tests.telegram.limiter.ticking import Ticking

BOT, OTHER_BOT = 42, 43
ANNA, BORIS, CARLA, DINA = 7, 8, 9, 10
GROUP = -100

# So slow that what a test takes is nothing beside it.
SLOW = Quotas(
    bot=Quota(per_second=0.01, burst=3),
    chat=Quota(per_second=0.001),
    group=Quota(per_second=0.0005),
)
Make = Callable[[Quotas], Limiter]


@pytest.fixture(params=["local", "redis"])
async def make(request: pytest.FixtureRequest, redis: "Redis") -> Make:
    if request.param == "local":
        return lambda quotas: LocalLimiter(quotas, seconds=Ticking(), chance=lambda: 0.0)
    return lambda quotas: RedisLimiter(redis, quotas, prefix="test", chance=lambda: 0.0)


def about(seconds: float) -> object:
    """Less by what the test took, never more."""
    return pytest.approx(seconds, rel=0.05)


async def test_a_burst_goes_at_once_and_the_next_waits_an_interval(make: Make) -> None:
    """Whoever it is for."""
    limiter = make(SLOW)

    waits = [await limiter.reserve(BOT, chat, is_group=False) for chat in (ANNA, BORIS, CARLA)]
    wait = await limiter.reserve(BOT, DINA, is_group=False)

    assert [0.0, 0.0, 0.0] == waits
    assert about(100) == wait


async def test_a_chat_has_its_own_quota_and_a_refusal_costs_nothing(make: Make) -> None:
    """The slots of the bot are there for others meanwhile."""
    limiter = make(SLOW)

    first = await limiter.reserve(BOT, ANNA, is_group=False)
    again = [await limiter.reserve(BOT, ANNA, is_group=False) for _ in range(5)]
    others = [await limiter.reserve(BOT, chat, is_group=False) for chat in (BORIS, CARLA)]

    assert first == 0.0
    assert [about(1_000)] * 5 == again
    assert [0.0, 0.0] == others


async def test_a_group_is_slower(make: Make) -> None:
    """By its own quota."""
    limiter = make(SLOW)

    await limiter.reserve(BOT, GROUP, is_group=True)

    assert about(2_000) == await limiter.reserve(BOT, GROUP, is_group=True)


async def test_bots_know_nothing_of_each_other(make: Make) -> None:
    """Each has all of its quotas, and its own pauses."""
    limiter = make(SLOW)

    await limiter.reserve(BOT, ANNA, is_group=False)
    await limiter.slow_down(BOT, 60)

    assert 0.0 == await limiter.reserve(OTHER_BOT, ANNA, is_group=False)


async def test_a_429_pauses_every_chat_of_the_bot(make: Make) -> None:
    """The longest pause that was asked for counts."""
    limiter = make(SLOW)

    await limiter.slow_down(BOT, 60)
    await limiter.slow_down(BOT, 30)

    assert about(60) == await limiter.reserve(BOT, ANNA, is_group=False)
    assert about(60) == await limiter.reserve(BOT, GROUP, is_group=True)


async def test_after_a_429_the_bot_goes_at_half_its_speed(make: Make) -> None:
    """The chats' own quotas stay what they are."""
    limiter = make(
        Quotas(bot=Quota(per_second=0.01), chat=Quota(per_second=1), group=Quota(per_second=1))
    )

    await limiter.slow_down(BOT, 0)
    await limiter.reserve(BOT, ANNA, is_group=False)

    assert about(200) == await limiter.reserve(BOT, BORIS, is_group=False)


def test_the_quotas_come_from_the_settings() -> None:
    """A minute's quota is kept to evenly."""
    quotas = Quotas.of(TelegramSettings(messages_per_second=10, group_messages_per_minute=30))

    assert Quota(per_second=10, burst=3) == quotas.bot
    assert Quota(per_second=1) == quotas.of_chat(is_group=False)
    assert Quota(per_second=0.5) == quotas.of_chat(is_group=True)
