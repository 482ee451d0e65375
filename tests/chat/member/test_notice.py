"""People are told once what is kept: in private, after the host's answer, and refuse with a tap."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from typing import Any

import pytest

from engagement_plugin.chat.member.notice import NoticeMiddleware
from engagement_plugin.settings import ConsentSettings, Settings
from engagement_plugin.storage.database import Database
from engagement_plugin.testing.bot_api import LocalBotAPI, RetryAfter
from engagement_plugin.testing.clock import FrozenClock
from tests.chat.member.conftest import ANNA, GROUP, Home


class Told(Home):
    """A home whose dispatcher tells people, and waits for what it began."""

    def __init__(
        self, api: LocalBotAPI, database: Database, settings: Settings, clock: FrozenClock
    ) -> None:
        super().__init__(api, database, settings, clock)
        self._begun: list[asyncio.Task[None]] = []
        self.dispatcher.update.outer_middleware(self.another())

    def another(self) -> NoticeMiddleware:
        """Give the notice of another process."""
        return NoticeMiddleware(self.desk, keep=self._keep)

    def _keep(self, work: Coroutine[Any, Any, None]) -> None:
        self._begun.append(asyncio.create_task(work))

    async def say(self, text: str, **where: Any) -> None:
        """Let Anna write, and wait until nothing is under way."""
        await self.feed(self.updates.message(ANNA, text, **where))
        await asyncio.gather(*self._begun)

    @property
    def notices(self) -> int:
        """Count those that arrived."""
        return sum("A word about your data" in (each.text or "") for each in self.api.ledger)


@pytest.fixture
async def told(database: Database, settings: Settings, clock: FrozenClock) -> AsyncIterator[Told]:
    telling = settings.model_copy(update={"consent": ConsentSettings()})
    async with LocalBotAPI() as api:
        made = Told(api, database, telling, clock)
        yield made
        await made.bot.session.close()


async def test_somebody_is_told_once(told: Told) -> None:
    """However often they write, and whichever process reads it."""
    await told.meet(ANNA)
    told.dispatcher.update.outer_middleware(told.another())

    await told.say("hello")
    await told.say("again")

    assert told.notices == 1
    assert (await told.person(ANNA)).noticed_at is not None


async def test_one_tap_refuses(told: Told) -> None:
    """Either the bot writes no more of its own accord, or it keeps nothing at all."""
    await told.meet(ANNA)
    await told.say("hello")

    await told.press("Do not write first")

    assert (await told.person(ANNA)).consent_outreach is False


async def test_nobody_is_told_in_a_group(told: Told) -> None:
    """Nothing about their data is said before others, nor behind their back."""
    await told.meet(ANNA)

    await told.say("hello", group=GROUP)

    assert told.notices == 0


async def test_whoever_wants_to_stay_unknown_is_left_alone(told: Told) -> None:
    """There is nothing to tell."""
    await told.privacy.erase(42, ANNA.id)

    await told.say("hello")

    assert told.notices == 0


async def test_what_was_not_sent_is_sent_another_time(told: Told) -> None:
    """Whoever was not reached has not been told."""
    await told.meet(ANNA)
    told.api.plan(RetryAfter(1))

    await told.say("hello")
    before = [(await told.person(ANNA)).noticed_at]
    await told.say("hello again")

    assert before == [None]
    assert told.notices == 1


async def test_a_deployment_may_tell_in_its_own_way(
    database: Database, settings: Settings, clock: FrozenClock
) -> None:
    """With `consent.notice` off nothing is said."""
    silent = settings.model_copy(update={"consent": ConsentSettings(notice=False)})
    async with LocalBotAPI() as api:
        home = Told(api, database, silent, clock)
        await home.meet(ANNA)
        await home.say("hello")
        await home.bot.session.close()

        assert home.notices == 0
