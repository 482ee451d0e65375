"""Real servers, real databases, and a frozen hour for every test that asks."""

import os
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import SecretStr
from redis.asyncio import Redis

from engagement_plugin.settings import Settings, StorageSettings
from engagement_plugin.storage import migrations
from engagement_plugin.storage.database import Database
from engagement_plugin.testing.clock import FrozenClock
from engagement_plugin.testing.servers import fresh_database, postgres_server, redis_server
from tests.worker.redis_on_port import RestartableRedis

NOON = datetime(2026, 3, 18, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test reads the settings of whoever runs it, or leaves a journal behind."""
    for name in list(os.environ):
        if name.startswith("ENGAGEMENT__"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("ENGAGEMENT__CAPTURE__JOURNAL", str(tmp_path / "journal"))
    # Whoever tests the notice about data asks for it: elsewhere it would be one message more.
    monkeypatch.setenv("ENGAGEMENT__CONSENT__NOTICE", "false")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """One PostgreSQL server for all tests of a process."""
    with postgres_server() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
async def storage(
    request: pytest.FixtureRequest, tmp_path: Path
) -> AsyncIterator[StorageSettings]:
    """Settings of an empty database without a schema, once on each dialect."""
    if request.param == "sqlite":
        yield StorageSettings(url=SecretStr(f"sqlite://{tmp_path / 'test.sqlite3'}"))
        return
    async with fresh_database(request.getfixturevalue("postgres")) as url:
        yield StorageSettings(url=SecretStr(url))


@pytest.fixture
async def database(storage: StorageSettings) -> AsyncIterator[Database]:
    """A migrated database, once on each dialect."""
    await migrations.prepare(storage)
    opened = Database(storage)
    await opened.start()
    yield opened
    await opened.stop()


@pytest.fixture
def settings(storage: StorageSettings) -> Settings:
    """Default settings over the test's database."""
    return Settings(storage=storage)


@pytest.fixture
def clock() -> FrozenClock:
    """A Wednesday noon that stays."""
    return FrozenClock(NOON)


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """One server for all tests of a process."""
    with redis_server() as url:
        yield url


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator["Redis"]:
    """Connected, and empty."""
    async with Redis.from_url(redis_url) as client:
        await client.flushall()
        yield client


@pytest.fixture
def mortal_redis() -> Iterator[RestartableRedis]:
    """A server that can be stopped and comes back with nothing in it."""
    server = RestartableRedis()
    server.start()
    yield server
    server.remove()
