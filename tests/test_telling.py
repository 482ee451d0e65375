"""What a host tells, and what the admins are told: rows of their kind, texts without words."""

import asyncio

import pytest
from aiogram import Bot, flags
from aiogram.types import Message, User

from engagement_plugin import Engagement, Settings, TrackingError
from engagement_plugin.storage.models import UserEngagement
from tests.test_plugin import ANNA, BOSS, Town, api, settings, town

__all__ = ["api", "settings", "town"]


async def test_what_a_host_tracks_stands_beside_what_it_was_sent(town: Town) -> None:
    """A feature in a flag, an event of its own, and the bot's answer: each a row of its kind."""

    @flags.engagement(feature="lesson")
    async def lesson(message: Message, engagement: Engagement) -> None:
        assert message.from_user is not None
        await engagement.track(message.from_user, "lesson_done", value=3, level="b2")
        await message.answer("well done")

    town.dispatcher.message.register(lesson)
    await town.start()
    await town.ask("done", ANNA)
    await town.push(town.updates.callback(ANNA, "again:1"))

    rows = {row["type"].value: row for row in await town.rows()}

    assert set(rows) == {"message", "event", "bot_message", "button"}
    assert rows["message"]["feature"] == "lesson"
    assert rows["event"]["feature"] == "lesson_done"
    assert rows["event"]["meta"] == {"value": 3, "properties": {"level": "b2"}}
    assert rows["bot_message"]["source_key"].startswith("m:8:")
    assert rows["button"]["reply_latency_ms"] == 0
    assert len({row["person_id"] for row in rows.values()}) == 1
    answer = await town.ask("/engagement_stats 7")
    assert "well done" not in answer
    assert "4 interactions" in answer


async def test_tracking_needs_to_know_whose_bot_is_meant(settings: Settings) -> None:
    """A bare id is enough only where the process runs one bot."""
    async with Engagement(settings) as engagement:
        with pytest.raises(TrackingError, match="0 bots"):
            await engagement.track(8, "lesson")
        with pytest.raises(TrackingError, match="a bot is no person"):
            await engagement.track(User(id=8, is_bot=True, first_name="B"), "lesson")
        engagement.watch(Bot("42:TEST"))
        await engagement.track(8, "lesson", key="once")
        await engagement.track(8, "lesson", key="once")
        await engagement.flush()

        async def count() -> int:
            return await UserEngagement.filter(source_key="t:once").count()

        assert await engagement._database.run(count()) == 1


async def test_a_sign_of_distress_reaches_the_admins_without_a_word_of_it(town: Town) -> None:
    """Once, however often it is said; the host's bot answers as ever."""
    town.dispatcher.message.register(lambda message: message.answer("host"))
    await town.start()
    await town.ask("/start")
    for _ in range(2):
        await town.push(town.updates.message(ANNA, "I don't want to live anymore"))
    async with asyncio.timeout(5):
        await town.api.ledger.reached(4)

    told = [each.text or "" for each in town.api.ledger.to(BOSS.id)][1:]

    assert len(told) == 1
    assert "/insights 8" in told[0]
    assert "live" not in told[0]
    assert "signs of distress: 18 Mar 2026" in await town.ask("/insights 8")
