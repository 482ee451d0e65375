"""A queue on the tests' Redis."""

import pytest
from redis.asyncio import Redis

from engagement_plugin.worker.stream import Stream


@pytest.fixture
def stream(redis: "Redis") -> Stream:
    """A queue as one consumer sees it."""
    return Stream(redis, "queue", consumer="anna")
