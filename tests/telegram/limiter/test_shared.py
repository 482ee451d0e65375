"""The limiter that all processes of a bot share."""

import asyncio
import time
import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from redis import Redis as SyncRedis
from redis.asyncio import Redis

from engagement_plugin.telegram.limiter import LocalLimiter, Quota, Quotas
from engagement_plugin.telegram.limiter.pace import RECOVERY_PER_SECOND, SLOWEST
from engagement_plugin.telegram.limiter.shared import _RESERVE, _SLOW_DOWN, RedisLimiter
from tests.telegram.limiter.ticking import Ticking

BOT = 42
QUICK = Quotas(
    bot=Quota(per_second=50, burst=3), chat=Quota(per_second=1), group=Quota(per_second=1)
)
# Exact in binary, so that nothing is rounded.
DYADIC = Quotas(
    bot=Quota(per_second=4, burst=3), chat=Quota(per_second=1), group=Quota(per_second=1)
)
TURNS = 400


async def test_many_senders_together_keep_to_one_quota(redis: "Redis", redis_url: str) -> None:
    """Each with a connection of its own, all asking as fast as they can."""
    begin = time.monotonic()

    async def send(sender: int) -> int:
        async with Redis.from_url(redis_url) as own:
            limiter = RedisLimiter(own, QUICK, prefix="test")
            waits = [
                await limiter.reserve(BOT, sender * TURNS + turn, is_group=False)
                for turn in range(TURNS)
            ]
        return waits.count(0.0)

    granted = sum(await asyncio.gather(*(send(sender) for sender in range(8))))

    passed = time.monotonic() - begin
    assert QUICK.bot.burst <= granted <= QUICK.bot.per_second * passed + QUICK.bot.burst


async def test_a_pause_that_one_process_tells_holds_for_all(
    redis: "Redis", redis_url: str
) -> None:
    """They have nothing in common but Redis."""
    told = RedisLimiter(redis, QUICK, prefix="test", chance=lambda: 1.0)
    await told.slow_down(BOT, 40)

    async with Redis.from_url(redis_url) as own:
        wait = await RedisLimiter(own, QUICK, prefix="test").reserve(BOT, 7, is_group=False)

    assert 49 < wait <= 50


async def test_complaints_within_one_pause_halve_once(redis: "Redis") -> None:
    """And however many come, some speed is left."""
    limiter = RedisLimiter(redis, QUICK, prefix="test")

    await limiter.slow_down(BOT, 60)
    await limiter.slow_down(BOT, 60)
    assert b"0.5" == await redis.hget("test:rate:{42}:pace", "factor")

    for _ in range(10):
        await limiter.slow_down(43, 0)
    factor = await redis.hget("test:rate:{43}:pace", "factor")
    assert factor is not None
    assert SLOWEST <= float(factor) < 2 * SLOWEST


async def test_every_key_goes_away_by_itself(redis: "Redis") -> None:
    """A million people leave nothing behind."""
    limiter = RedisLimiter(redis, QUICK, prefix="test")

    await limiter.reserve(BOT, 7, is_group=False)
    await limiter.slow_down(BOT, 60)

    keys = [key async for key in redis.scan_iter("test:*")]
    assert 3 == len(keys)
    assert all([0 < await redis.ttl(key) < 300 for key in keys])


class ByHand:
    """The scripts of the limiter in a real Redis, with a clock that is told instead of its own."""

    def __init__(self, url: str) -> None:
        self._redis = SyncRedis.from_url(url)
        self._reserve = self._redis.register_script(_timed(_RESERVE))
        self._slow_down = self._redis.register_script(_timed(_SLOW_DOWN))
        self._name = uuid.uuid4().hex

    def reserve(self, chat: int, now: float) -> float:
        """Ask for a slot."""
        quotas = (
            DYADIC.bot.per_second,
            DYADIC.bot.burst,
            DYADIC.chat.per_second,
            DYADIC.chat.burst,
        )
        keys = [f"{self._name}:{of}" for of in ("pace", "all", chat)]
        return float(self._reserve(keys=keys, args=[RECOVERY_PER_SECOND, *quotas, now]))

    def slow_down(self, pause: float, now: float) -> None:
        """Tell of a 429."""
        arguments = [RECOVERY_PER_SECOND, pause, SLOWEST, 120, now]
        self._slow_down(keys=[f"{self._name}:pace"], args=arguments)

    def close(self) -> None:
        """Leave."""
        self._redis.close()


def _timed(script: str) -> str:
    assert "redis.call('TIME')" in script
    return script.replace("redis.call('TIME')", "{ARGV[#ARGV], '0'}")


@given(
    turns=st.lists(
        st.tuples(st.integers(0, 64), st.integers(1, 3), st.sampled_from([None, None, 0, 2])),
        max_size=40,
    )
)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_script_is_the_arithmetic(
    redis_url: str, turns: list[tuple[int, int, int | None]]
) -> None:
    """Asked the same at the same moments, Redis and a single process answer alike."""
    ticking = Ticking(1_000_000.0)
    local = LocalLimiter(DYADIC, seconds=ticking, chance=lambda: 0.0)
    by_hand = ByHand(redis_url)

    async def play() -> None:
        for gap, chat, pause in turns:
            ticking.now += gap / 64
            here = await local.reserve(BOT, chat, is_group=False)
            assert here == pytest.approx(by_hand.reserve(chat, ticking.now), abs=1e-5)
            if pause is not None:
                await local.slow_down(BOT, pause)
                by_hand.slow_down(pause, ticking.now)

    asyncio.run(play())
    by_hand.close()
