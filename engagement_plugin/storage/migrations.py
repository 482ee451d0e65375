"""Bring a schema up to date: aerich's files of the dialect, under a lock, outside the host."""

import asyncio
import contextvars
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, TypeVar

from filelock import AsyncFileLock
from tortoise import Tortoise
from tortoise.backends.base.client import BaseDBAsyncClient

from engagement_plugin import resources
from engagement_plugin.errors import MigrationsPendingError, SchemaTooNewError
from engagement_plugin.logs import get_logger
from engagement_plugin.settings import StorageSettings
from engagement_plugin.storage.database import (
    APP,
    UNAVAILABLE,
    connection_name,
    dialect_of,
    host_globals_kept,
    tortoise_config,
    unreachable,
)
from engagement_plugin.storage.models import PluginState

T = TypeVar("T")

# Grows only with a change that older code cannot live beside. Added tables and columns do not.
SCHEMA_EPOCH: Final = 1
EPOCH_KEY: Final = "schema_epoch"
ALL_BOTS: Final = 0

# Any number, as long as every version of the plugin takes the same.
_ADVISORY_LOCK: Final = 7_266_473_881

log = get_logger(__name__)


def location(settings: StorageSettings) -> Path:
    """Give the folder of a dialect's migrations, as aerich expects it: without the app's name."""
    return resources.folder("migrations") / dialect_of(settings)


def known_versions(settings: StorageSettings) -> list[str]:
    """List the migrations this version ships, oldest first."""
    files = (location(settings) / APP).glob("[0-9]*_*.py")
    return sorted((file.name for file in files), key=lambda name: int(name.partition("_")[0]))


async def prepare(settings: StorageSettings) -> list[str]:
    """Make the schema fit for this code, as far as the settings allow.

    Returns:
        The migrations that were applied now.

    Raises:
        DatabaseUnreachableError: Nothing answers.
        SchemaTooNewError: A newer, incompatible version has been here.
        MigrationsPendingError: Something is missing and `storage.auto_migrate` is off.
    """
    missing = await pending(settings)
    if missing and not settings.auto_migrate:
        raise MigrationsPendingError(pending=missing)
    return await migrate(settings) if missing else []


async def pending(settings: StorageSettings) -> list[str]:
    """List the migrations that the database lacks; changes nothing.

    Raises:
        DatabaseUnreachableError: Nothing answers.
        SchemaTooNewError: A newer, incompatible version has been here.
    """

    async def look() -> list[str]:
        await _refuse_newer_epoch(settings)
        return await _missing(settings)

    return await _apart(settings, look)


async def migrate(settings: StorageSettings) -> list[str]:
    """Apply what is missing; of several processes that start at once, one does it.

    Returns:
        The migrations that this call applied.

    Raises:
        DatabaseUnreachableError: Nothing answers.
        SchemaTooNewError: A newer, incompatible version has been here.
    """

    async def apply() -> list[str]:
        async with _lock(settings):
            await _refuse_newer_epoch(settings)
            if not await _missing(settings):
                return []
            applied = await _upgrade(settings)
            await _note_epoch()
        log.info("schema migrated", applied=",".join(applied))
        return applied

    return await _apart(settings, apply)


async def _upgrade(settings: StorageSettings) -> list[str]:
    # aerich brings a command line along: imported only by a process that has work for it.
    from aerich import Command  # noqa: PLC0415

    command = Command(
        tortoise_config=tortoise_config(settings, "aerich.models"),
        app=APP,
        location=str(location(settings)),
    )
    await command.init()
    applied: list[str] = await command.upgrade(run_in_transaction=True)
    return applied


async def _apart(settings: StorageSettings, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run work in an empty context, with a Tortoise of its own: aerich calls `Tortoise.init`."""

    async def inside() -> T:
        with host_globals_kept():
            await Tortoise.init(config=tortoise_config(settings, "aerich.models"))
        try:
            with host_globals_kept():
                return await work()
        finally:
            await Tortoise.close_connections()

    try:
        return await asyncio.get_running_loop().create_task(
            inside(), context=contextvars.Context()
        )
    except UNAVAILABLE as error:
        raise unreachable(settings, error) from error


async def _missing(settings: StorageSettings) -> list[str]:
    if not await _has_table(settings, "aerich"):
        return known_versions(settings)
    rows = await _client(settings).execute_query_dict(
        f"SELECT version FROM aerich WHERE app = '{APP}'"  # noqa: S608 -- a constant
    )
    applied = {row["version"] for row in rows}
    return [version for version in known_versions(settings) if version not in applied]


async def _refuse_newer_epoch(settings: StorageSettings) -> None:
    if not await _has_table(settings, "plugin_state"):
        return
    row = await PluginState.get_or_none(bot_id=ALL_BOTS, key=EPOCH_KEY)
    if row is not None and row.value > SCHEMA_EPOCH:
        raise SchemaTooNewError(found=row.value, known=SCHEMA_EPOCH)


async def _note_epoch() -> None:
    await PluginState.update_or_create(
        bot_id=ALL_BOTS,
        key=EPOCH_KEY,
        defaults={"value": SCHEMA_EPOCH, "changed_at": datetime.now(UTC)},
    )


async def _has_table(settings: StorageSettings, name: str) -> bool:
    client = _client(settings)
    question = (
        "SELECT 1 AS found FROM sqlite_master WHERE type = 'table' AND name = '{}'"
        if client.capabilities.dialect == "sqlite"
        else "SELECT 1 AS found WHERE to_regclass('{}') IS NOT NULL"
    )
    return bool(await client.execute_query_dict(question.format(name)))


def _client(settings: StorageSettings) -> BaseDBAsyncClient:
    return Tortoise.get_connection(connection_name(dialect_of(settings)))


def _lock(settings: StorageSettings) -> AbstractAsyncContextManager[object]:
    if dialect_of(settings) == "postgres":
        return _advisory_lock(settings)
    file = settings.url.get_secret_value().partition("://")[2].partition("?")[0]
    return nullcontext() if file == ":memory:" else AsyncFileLock(f"{file}.migrate.lock")


@asynccontextmanager
async def _advisory_lock(settings: StorageSettings) -> AsyncIterator[None]:
    # The lock belongs to a connection, so one is held while aerich works on the others.
    async with _client(settings).acquire_connection() as connection:
        await connection.execute(f"SELECT pg_advisory_lock({_ADVISORY_LOCK})")
        try:
            yield
        finally:
            await connection.execute(f"SELECT pg_advisory_unlock({_ADVISORY_LOCK})")
