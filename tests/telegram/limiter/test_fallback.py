"""While Redis is away a process goes on at its share of the rate: slower, never open."""

import asyncio
import signal

from hypothesis import given
from hypothesis import strategies as st
from redis.asyncio import Redis
from redis.exceptions import ConnectionError as RedisConnectionError

from engagement_plugin.telegram.limiter import LocalLimiter, Quota, Quotas
from engagement_plugin.telegram.limiter.fallback import RETRY_S, FallBackLimiter
from engagement_plugin.telegram.limiter.shared import RedisLimiter
from tests.telegram.limiter.ticking import Ticking
from tests.worker.redis_on_port import RestartableRedis

BOT = 42
WORKERS = 2
QUOTAS = Quotas(
    bot=Quota(per_second=10, burst=4), chat=Quota(per_second=10), group=Quota(per_second=1)
)


class Flickering:
    """A shared limiter that is sometimes away."""

    def __init__(self, seconds: Ticking) -> None:
        self.limiter = LocalLimiter(QUOTAS, seconds=seconds, chance=lambda: 0.0)
        self.is_away = False

    async def reserve(self, bot_id: int, chat_id: int, *, is_group: bool) -> float:
        """Answer, or not."""
        self._answer()
        return await self.limiter.reserve(bot_id, chat_id, is_group=is_group)

    async def slow_down(self, bot_id: int, retry_after: float) -> None:
        """Take note, or not."""
        self._answer()
        await self.limiter.slow_down(bot_id, retry_after)

    def _answer(self) -> None:
        if self.is_away:
            raise RedisConnectionError("away")


class Silent:
    """A Redis that takes a question and never answers."""

    async def reserve(self, bot_id: int, chat_id: int, *, is_group: bool) -> float:
        """Wait for ever."""
        await asyncio.Event().wait()
        return 0.0

    async def slow_down(self, bot_id: int, retry_after: float) -> None:
        """Wait for ever."""
        await asyncio.Event().wait()


async def test_a_redis_that_dies_and_comes_back(mortal_redis: RestartableRedis) -> None:
    """Before and afterwards the rate is shared; in between a share of it is left, from nothing."""
    ticking = Ticking(0.0)
    async with Redis.from_url(mortal_redis.url) as redis:
        shared = RedisLimiter(redis, QUOTAS, prefix="test")
        limiter = FallBackLimiter(shared, QUOTAS, workers=WORKERS, seconds=ticking)
        before = await limiter.reserve(BOT, 1, is_group=False)

        mortal_redis.stop()
        cold = await limiter.reserve(BOT, 2, is_group=False)
        is_shared_meanwhile = limiter.is_shared
        ticking.now += cold
        alone = await limiter.reserve(BOT, 3, is_group=False)

        mortal_redis.start()
        ticking.now += RETRY_S
        after = await limiter.reserve(BOT, 4, is_group=False)

    assert (0.0, WORKERS / 10, 0.0, 0.0) == (before, cold, alone, after)
    assert (False, True) == (is_shared_meanwhile, limiter.is_shared)


async def test_a_redis_that_freezes_and_thaws(mortal_redis: RestartableRedis) -> None:
    """The question that was given up does not confuse the answers that follow."""
    ticking = Ticking(0.0)
    process = mortal_redis._process
    assert process is not None
    async with Redis.from_url(mortal_redis.url) as redis:
        shared = RedisLimiter(redis, QUOTAS, prefix="test")
        limiter = FallBackLimiter(shared, QUOTAS, workers=WORKERS, seconds=ticking)
        await limiter.reserve(BOT, 1, is_group=False)

        process.send_signal(signal.SIGSTOP)
        cold = await limiter.reserve(BOT, 2, is_group=False)
        process.send_signal(signal.SIGCONT)
        ticking.now += RETRY_S
        await redis.flushall()
        after = [await limiter.reserve(BOT, chat, is_group=False) for chat in (3, 4, 5)]

    assert (WORKERS / 10, [0.0] * 3) == (cold, after)
    assert limiter.is_shared


async def test_a_redis_that_never_answers_holds_nobody_up() -> None:
    """After a moment's patience it counts as away, and is left alone for a while."""
    ticking = Ticking()
    limiter = FallBackLimiter(Silent(), QUOTAS, workers=WORKERS, seconds=ticking, patience_s=0.01)

    async with asyncio.timeout(5):
        await limiter.slow_down(BOT, 0)
        waits = [await limiter.reserve(BOT, chat, is_group=False) for chat in range(100)]

    assert all(waits)
    assert not limiter.is_shared


async def test_a_pause_told_while_redis_is_away_is_kept_when_it_is_back() -> None:
    """Though Redis has never heard of it."""
    ticking = Ticking()
    shared = Flickering(ticking)
    limiter = FallBackLimiter(shared, QUOTAS, workers=WORKERS, seconds=ticking)

    shared.is_away = True
    await limiter.slow_down(BOT, 60)
    shared.is_away = False
    ticking.now += RETRY_S

    assert 60 - RETRY_S <= await limiter.reserve(BOT, 1, is_group=False)


async def test_a_pause_told_while_redis_answers_is_known_to_all() -> None:
    """Other processes ask Redis."""
    ticking = Ticking()
    shared = Flickering(ticking)
    limiter = FallBackLimiter(shared, QUOTAS, workers=WORKERS, seconds=ticking)

    await limiter.slow_down(BOT, 60)

    assert 60 == await shared.reserve(BOT, 1, is_group=False)


@given(
    turns=st.lists(st.tuples(st.floats(0, 1.5), st.booleans()), min_size=1, max_size=150),
)
def test_all_workers_together_keep_to_the_quota_while_redis_flickers(
    turns: list[tuple[float, bool]],
) -> None:
    """Each return of an emptied Redis may add one burst, and nothing else adds anything."""
    ticking = Ticking()
    shared = Flickering(ticking)
    crew = [
        FallBackLimiter(shared, QUOTAS, workers=WORKERS, seconds=ticking) for _ in range(WORKERS)
    ]
    through: list[float] = []
    returns = 0

    async def play() -> None:
        nonlocal returns
        for gap, is_away in turns:
            ticking.now += gap
            returns += shared.is_away and not is_away
            shared.is_away = is_away
            for limiter in crew:
                for _ in range(QUOTAS.bot.burst + 1):
                    if not await limiter.reserve(BOT, len(through), is_group=False):
                        through.append(ticking.now)

    asyncio.run(play())

    for first, begin in enumerate(through):
        for last, end in enumerate(through[first:], start=first):
            bursts = QUOTAS.bot.burst * (1 + returns)
            assert last - first + 1 <= QUOTAS.bot.per_second * (end - begin) + bursts + 1e-6
