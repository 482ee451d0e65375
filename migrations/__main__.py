"""Make the next migration of both dialects: `python -m migrations NAME`.

PostgreSQL comes from TEST_DATABASE_URL, or from the wheel that the tests use. Read what it
wrote before committing: on SQLite only tables, nullable columns and indexes may be added.
"""

import asyncio
import sys
import tempfile
from contextvars import Context
from pathlib import Path

from aerich import Command
from pydantic import SecretStr
from tortoise import Tortoise

from engagement_plugin.settings import StorageSettings
from engagement_plugin.storage.database import APP, tortoise_config
from engagement_plugin.storage.migrations import known_versions, location, migrate
from engagement_plugin.testing.servers import scratch_postgres


async def make(url: str, name: str) -> str | None:
    """Compare the models with the newest migration and write what differs."""
    settings = StorageSettings(url=SecretStr(url))
    command = Command(
        tortoise_config=tortoise_config(settings, "aerich.models"),
        app=APP,
        location=str(location(settings)),
    )
    if not known_versions(settings):
        await command.init_db(safe=True)
        await command.aclose()
        return known_versions(settings)[0]
    await migrate(settings)
    await Tortoise.init(config=command.tortoise_config)
    await command.init()
    written = await command.migrate(name, no_input=True)
    await command.aclose()
    return written or None


async def main(name: str) -> None:
    """Do it for SQLite, then for PostgreSQL."""
    with tempfile.TemporaryDirectory() as folder:
        async with scratch_postgres() as postgres:
            for url in (f"sqlite://{Path(folder) / 'scratch.sqlite3'}", postgres):
                # A process each: aerich remembers what it found in its class, for ever.
                process = await asyncio.create_subprocess_exec(
                    sys.executable, "-m", "migrations", name, url
                )
                if await process.wait():
                    raise SystemExit(process.returncode)


async def one(name: str, url: str) -> None:
    """Do it for one database."""
    written = await asyncio.create_task(make(url, name), context=Context())
    sys.stdout.write(f"{url.partition(':')[0]}: {written or 'nothing has changed'}\n")


if __name__ == "__main__":
    match sys.argv[1:]:
        case [name, url]:
            asyncio.run(one(name, url))
        case [name]:
            asyncio.run(main(name))
        case _:
            sys.exit("Say what changes: python -m migrations NAME")
