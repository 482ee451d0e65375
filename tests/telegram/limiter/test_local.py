"""The limiter of one process, over time."""

import asyncio

from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.telegram.limiter import LocalLimiter, Quota, Quotas
from tests.telegram.limiter.ticking import Ticking

BOT = 42
QUOTAS = Quotas(
    bot=Quota(per_second=5, burst=3), chat=Quota(per_second=1), group=Quota(per_second=1 / 3)
)


@given(
    asked=st.lists(st.tuples(st.floats(0, 0.5), st.integers(1, 3), st.booleans()), max_size=120)
)
def test_neither_the_bot_nor_a_chat_ever_exceeds_its_quota(
    asked: list[tuple[float, int, bool]],
) -> None:
    """Whoever is written to, and when; pauses in between let nothing through."""
    ticking = Ticking()
    limiter = LocalLimiter(QUOTAS, seconds=ticking, chance=lambda: 0.5)
    through: list[tuple[float, int]] = []
    paused_until = 0.0

    async def play() -> None:
        nonlocal paused_until
        for gap, chat, complains in asked:
            ticking.now += gap
            if not await limiter.reserve(BOT, chat, is_group=False):
                through.append((ticking.now, chat))
                assert ticking.now >= paused_until
                if complains:
                    await limiter.slow_down(BOT, 2)
                    paused_until = ticking.now + 2

    asyncio.run(play())

    for chosen, quota in (
        ([at for at, _ in through], QUOTAS.bot),
        *(([at for at, who in through if who == chat], QUOTAS.chat) for chat in (1, 2, 3)),
    ):
        for first, begin in enumerate(chosen):
            for last, end in enumerate(chosen[first:], start=first):
                assert last - first + 1 <= quota.per_second * (end - begin) + quota.burst + 1e-6


async def test_a_cold_start_counts_everything_as_used_up() -> None:
    """Bot and chat wait an interval first, as if all had just been sent."""
    ticking = Ticking()
    limiter = LocalLimiter(QUOTAS, seconds=ticking)

    limiter.start_cold()
    waits = await limiter.reserve(BOT, 7, is_group=False)
    ticking.now += 1

    assert 1.0 == waits
    assert 0.0 == await limiter.reserve(BOT, 7, is_group=False)


async def test_chats_that_are_free_again_are_forgotten() -> None:
    """A bot that writes to a million people remembers the last few."""
    ticking = Ticking()
    quick = Quota(per_second=1_000)
    limiter = LocalLimiter(
        Quotas(bot=quick, chat=Quota(per_second=1), group=quick), seconds=ticking
    )

    for chat in range(1, 20_001):
        ticking.now += 0.002
        assert not await limiter.reserve(BOT, chat, is_group=False)

    assert len(limiter._chats) < 5_000
    assert 0.9 < await limiter.reserve(BOT, 20_000, is_group=False)
