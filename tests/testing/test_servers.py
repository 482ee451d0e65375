"""The servers for tests are real ones."""

import asyncpg
import pytest
from redis.asyncio import Redis

from engagement_plugin.testing.servers import fresh_database, redis_server


async def test_postgres_is_the_real_one(postgres: str) -> None:
    """It knows its version, and each database is empty and gone afterwards."""
    async with fresh_database(postgres) as url:
        connection = await asyncpg.connect(url)
        version = await connection.fetchval("SELECT version()")
        tables = await connection.fetchval(
            "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
        )
        await connection.close()

    assert version.startswith("PostgreSQL")
    assert tables == 0
    with pytest.raises(asyncpg.InvalidCatalogNameError):
        await asyncpg.connect(url)


async def test_redis_is_the_real_one() -> None:
    """It keeps streams, which no stand-in in memory does."""
    with redis_server() as url:
        async with Redis.from_url(url) as client:
            await client.xadd("stream", {"a": "b"})
            entries = await client.xlen("stream")
            version = (await client.info("server"))["redis_version"]

    assert entries == 1
    assert int(version.partition(".")[0]) >= 5
