"""Who waits for a slot gets one, or is told in time that none comes."""

from engagement_plugin.telegram.limiter import LocalLimiter, Quota, Quotas, wait_for_slot
from tests.telegram.limiter.ticking import Ticking

BOT = 42
QUOTAS = Quotas(bot=Quota(per_second=2), chat=Quota(per_second=0.1), group=Quota(per_second=0.1))


async def test_a_slot_is_waited_for() -> None:
    """As long as it takes, and no longer."""
    ticking = Ticking(0.0)
    limiter = LocalLimiter(QUOTAS, seconds=ticking)

    waits = [
        await wait_for_slot(limiter, BOT, chat, is_group=False, patience_s=5, sleep=ticking.sleep)
        for chat in range(5)
    ]

    assert [0.0] * 5 == waits
    assert 2.0 == ticking.now


async def test_a_wait_beyond_the_patience_is_not_begun() -> None:
    """The time is given instead, for the row to be put back; nothing is taken."""
    ticking = Ticking(0.0)
    limiter = LocalLimiter(QUOTAS, seconds=ticking)
    await limiter.reserve(BOT, 7, is_group=False)

    wait = await wait_for_slot(limiter, BOT, 7, is_group=False, patience_s=5, sleep=ticking.sleep)

    assert (10.0, 0.0) == (wait, ticking.now)


async def test_a_pause_that_begins_meanwhile_is_kept() -> None:
    """Who slept asks again before anything goes."""
    ticking = Ticking(0.0)
    limiter = LocalLimiter(QUOTAS, seconds=ticking, chance=lambda: 0.0)
    await limiter.reserve(BOT, 7, is_group=False)

    async def complained_at(seconds: float) -> None:
        await limiter.slow_down(BOT, 60)
        await ticking.sleep(seconds)

    wait = await wait_for_slot(limiter, BOT, 8, is_group=False, patience_s=5, sleep=complained_at)

    assert 59.5 == wait
