"""A host with a Tortoise of its own, or with none, notices nothing of ours."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from tortoise import Tortoise
from tortoise.context import get_current_context
from tortoise.models import Model
from tortoise.router import router
from tortoise.transactions import in_transaction

from engagement_plugin.errors import ConfigError, DatabaseUnreachableError
from engagement_plugin.settings import StorageSettings
from engagement_plugin.storage import migrations
from engagement_plugin.storage.database import Database, address, connection_name
from engagement_plugin.storage.models import PluginState
from engagement_plugin.testing.clock import FrozenClock
from tests.storage.host_models import HostNote


class HostRouter:
    """A host's database router."""

    def db_for_read(self, _model: type[Model]) -> str:
        """Name the connection."""
        return "default"


async def put(key: str, clock: FrozenClock) -> None:
    """Write one row of ours."""
    await PluginState.create(bot_id=1, key=key, value=[key], changed_at=clock())


async def keys() -> set[str]:
    """Read our rows."""
    return {row.key for row in await PluginState.filter(bot_id=1)}


@pytest.fixture
async def host(tmp_path: Path) -> AsyncIterator[None]:
    """A host with a Tortoise, routers and a zone of its own."""
    await Tortoise.init(
        db_url=f"sqlite://{tmp_path / 'host.sqlite3'}",
        modules={"models": ["tests.storage.host_models"]},
        routers=[HostRouter],
        timezone="Asia/Kathmandu",
    )
    await Tortoise.generate_schemas()
    yield
    await Tortoise.close_connections()


async def test_a_hosts_own_tortoise_stays_as_it_was(
    storage: StorageSettings, host: None, clock: FrozenClock
) -> None:
    """Context, routers, zone and rows of the host are untouched by migrations and by work."""
    context = get_current_context()
    await HostNote.create(text="mine")
    ours = Database(storage)

    await migrations.prepare(storage)
    await ours.start()
    await ours.run(put("a", clock))
    await ours.ping()

    assert get_current_context() is context
    assert isinstance(next(iter(router._routers)), HostRouter)
    assert os.environ["TIMEZONE"] == "Asia/Kathmandu"
    assert [each.text for each in await HostNote.all()] == ["mine"]
    assert await ours.run(keys()) == {"a"}
    await ours.stop()
    assert await HostNote.all().count() == 1


async def test_a_host_without_tortoise_gets_none(database: Database, clock: FrozenClock) -> None:
    """Our context is nobody else's."""
    await database.run(put("a", clock))

    assert get_current_context() is None


async def test_times_stay_utc_whatever_the_host_set(
    database: Database, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tortoise's zone settings belong to the whole process, and so to the host."""
    monkeypatch.setenv("USE_TZ", "False")
    monkeypatch.setenv("TIMEZONE", "America/New_York")

    async def changed_at() -> object:
        return (await PluginState.get(bot_id=1, key="a")).changed_at

    await database.run(put("a", clock))

    assert clock() == await database.run(changed_at())


async def test_work_does_not_join_the_transaction_of_whoever_asked(
    database: Database, clock: FrozenClock
) -> None:
    """Forty pieces of work beside forty that roll back: all of the first stay, none of the rest."""

    async def fail(key: str) -> None:
        async with in_transaction(connection_name(database.dialect)):
            await put(key, clock)
            await asyncio.sleep(0)
            message = "rolled back"
            raise RuntimeError(message)

    work = [database.run(put(f"good {n}", clock)) for n in range(40)]
    work += [database.run(fail(f"bad {n}")) for n in range(40)]

    await asyncio.gather(*work, return_exceptions=True)

    assert {f"good {n}" for n in range(40)} == await database.run(keys())


async def test_two_databases_in_one_process_stay_apart(tmp_path: Path, clock: FrozenClock) -> None:
    """Two dispatchers with an engagement system each share nothing."""
    opened = []
    for name in ("one", "two"):
        settings = StorageSettings(url=SecretStr(f"sqlite://{tmp_path / name}.sqlite3"))
        await migrations.prepare(settings)
        opened.append(Database(settings))
        await opened[-1].start()
    one, two = opened

    await asyncio.gather(one.run(put("a", clock)), two.run(put("b", clock)))

    assert await one.run(keys()) == {"a"}
    assert await two.run(keys()) == {"b"}
    await one.stop()
    await two.stop()


async def test_work_whose_asker_is_cancelled_goes_on_to_its_end(
    database: Database, clock: FrozenClock
) -> None:
    """Cancelled in the middle of a transaction it would hold SQLite's lock for ever."""
    begun = asyncio.Event()

    async def write() -> None:
        async with in_transaction(connection_name(database.dialect)):
            begun.set()
            await put("a", clock)

    task = asyncio.create_task(database.run(write()))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    async with asyncio.timeout(5):
        await database.run(put("b", clock))
    assert await database.run(keys()) == {"a", "b"}


async def test_a_ping_to_nobody_says_so() -> None:
    """The error names the address."""
    settings = StorageSettings(url=SecretStr("postgres://a:b@127.0.0.1:1/x"))
    away = Database(settings)
    await away.start()

    with pytest.raises(DatabaseUnreachableError, match=r"postgres://127\.0\.0\.1:1/x"):
        await away.ping()
    await away.stop()


@pytest.mark.parametrize("url", ["mysql://a/b", "nonsense", ""])
def test_another_kind_of_database_is_refused_by_name(url: str) -> None:
    """The error shows what to write."""
    with pytest.raises(ConfigError, match=r"storage\.url.*sqlite://FILE or postgres://"):
        Database(StorageSettings(url=SecretStr(url)))


def test_an_address_holds_no_secret() -> None:
    """User, password and options are left out."""
    settings = StorageSettings(url=SecretStr("postgres://me:p%40ss@host:5/db?ssl=x&password=y"))

    assert address(settings) == "postgres://host:5/db"
