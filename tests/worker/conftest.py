"""A real Redis for every test; each test's own database gives it queues of its own."""

from collections.abc import AsyncIterator, Iterator

import pytest
from redis.asyncio import Redis

from engagement_plugin.testing.servers import redis_server
from engagement_plugin.worker.stream import Stream
from tests.worker.redis_on_port import RestartableRedis


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
def stream(redis: "Redis") -> Stream:
    """A queue as one consumer sees it."""
    return Stream(redis, "queue", consumer="anna")


@pytest.fixture
def mortal_redis() -> Iterator[RestartableRedis]:
    """A server that can be stopped and comes back with nothing in it."""
    server = RestartableRedis()
    server.start()
    yield server
    server.remove()
