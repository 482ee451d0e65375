"""One database in a Tortoise context of its own, so that a host's Tortoise notices nothing."""

import asyncio
import contextvars
import os
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, Final, Literal, TypeVar

import asyncpg
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.backends.base.config_generator import expand_db_url
from tortoise.context import TortoiseContext
from tortoise.exceptions import (
    ConfigurationError,
    DBConnectionError,
    IntegrityError,
    OperationalError,
)
from tortoise.router import router

from engagement_plugin.errors import ConfigError, DatabaseUnreachableError
from engagement_plugin.settings import StorageSettings

T = TypeVar("T")
Dialect = Literal["sqlite", "postgres"]

APP: Final = "engagement"
MODELS: Final = "engagement_plugin.storage.models"
COMMAND_TIMEOUT_S: Final = 60
LAST_WORK_SECONDS: Final = 5

# What a database that is away, restarting or overloaded raises through Tortoise and asyncpg:
# asyncpg's own connection errors come untranslated.
UNAVAILABLE: Final = (
    OSError,
    TimeoutError,
    DBConnectionError,
    OperationalError,
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.TransactionRollbackError,
    asyncpg.ReadOnlySQLTransactionError,
    asyncpg.InvalidAuthorizationSpecificationError,
    asyncpg.InvalidCatalogNameError,
)

# What no second try would mend: the row itself is wrong.
_REFUSALS: Final = (
    IntegrityError,
    asyncpg.DataError,
    asyncpg.IntegrityConstraintViolationError,
    OverflowError,
    TypeError,
    ValueError,
)


def is_refusal(error: BaseException) -> bool:
    """Say whether the database refused what was written, rather than being unable to write."""
    # Tortoise wraps data errors and broken connections into one and the same class.
    inner = error.args[0] if isinstance(error, OperationalError) and error.args else None
    return isinstance(error, _REFUSALS) or isinstance(inner, _REFUSALS)


class Database:
    """Connections to one database.

    Everything that touches models runs through `run`: each piece of work gets its own copy of
    the prepared context, so that connections are shared and transactions are not.
    """

    def __init__(self, settings: StorageSettings) -> None:
        self.settings = settings
        self.dialect: Dialect = dialect_of(settings)
        self._connection = connection_name(self.dialect)
        self._context = TortoiseContext()
        self._variables = contextvars.Context()
        self._running: set[asyncio.Task[Any]] = set()

    async def start(self) -> None:
        """Prepare the connections; the first query opens them."""

        async def enter() -> None:
            await self._context.__aenter__()
            with host_globals_kept():
                await self._context.init(config=tortoise_config(self.settings))

        await asyncio.get_running_loop().create_task(enter(), context=self._variables)

    async def stop(self) -> None:
        """Let work that is under way end, for some seconds, and close every connection."""
        if self._running:
            await asyncio.wait(self._running, timeout=LAST_WORK_SECONDS)

        async def leave() -> None:
            await self._context.__aexit__(None, None, None)

        await asyncio.get_running_loop().create_task(leave(), context=self._variables)

    async def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Do work that uses models or transactions, in the plugin's own context.

        Who waits for it can be cancelled; the work itself goes on to its end, because Tortoise
        keeps SQLite's lock for ever when it is cancelled while it begins a transaction.
        """
        task = asyncio.get_running_loop().create_task(work, context=self._variables.copy())
        self._running.add(task)
        task.add_done_callback(self._ended)
        return await asyncio.shield(task)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled():
            # Somebody who waits gets the error; if nobody does any more, nobody asks for it.
            task.exception()

    async def ping(self) -> None:
        """Ask the database for a sign of life.

        Raises:
            DatabaseUnreachableError: Nothing answers.
        """

        async def ask() -> None:
            await self.client.execute_query("SELECT 1")

        try:
            await self.run(ask())
        except UNAVAILABLE as error:
            raise unreachable(self.settings, error) from None

    @property
    def client(self) -> BaseDBAsyncClient:
        """The raw client, for the bulk path."""
        return self._context.db(self._connection)


def dialect_of(settings: StorageSettings) -> Dialect:
    """Say which of the two dialects a URL speaks.

    Raises:
        ConfigError: It is neither SQLite nor PostgreSQL.
    """
    scheme, parted, _ = settings.url.get_secret_value().partition("://")
    if scheme == "sqlite":
        return "sqlite"
    if scheme in {"postgres", "postgresql", "asyncpg"}:
        return "postgres"
    raise ConfigError(
        key="storage.url",
        # Without its colon and slashes, what stands there may be a password.
        reason=f"{scheme!r} is no database this plugin knows" if parted else "this is no URL",
        mend="Write sqlite://FILE or postgres://USER:PASSWORD@HOST/NAME.",
    )


def connection_name(dialect: Dialect) -> str:
    """Name the connection after its dialect: Tortoise caches statements by a connection's name."""
    return f"engagement_{dialect}"


def tortoise_config(settings: StorageSettings, *extra_models: str) -> dict[str, Any]:
    """Build Tortoise's configuration; migrations add aerich's own model."""
    try:
        connection = expand_db_url(settings.url.get_secret_value())
    except (ConfigurationError, ValueError) as error:
        raise ConfigError(
            key="storage.url", reason=str(error), mend="Write sqlite://FILE or postgres://…"
        ) from None
    credentials = connection["credentials"]
    if dialect_of(settings) == "sqlite":
        # NORMAL under WAL survives a killed process; only a power cut may lose the last commits.
        credentials.setdefault("synchronous", "NORMAL")
        credentials.setdefault("busy_timeout", 10_000)
    else:
        credentials.setdefault("maxsize", settings.pool_size)
        credentials.setdefault("application_name", "engagement_plugin")
        credentials.setdefault("command_timeout", COMMAND_TIMEOUT_S)
    name = connection_name(dialect_of(settings))
    return {
        "connections": {name: connection},
        "apps": {APP: {"models": [MODELS, *extra_models], "default_connection": name}},
        "use_tz": True,
        "timezone": "UTC",
    }


def address(settings: StorageSettings) -> str:
    """Give the URL as it may be shown: without user, password and options."""
    scheme, _, rest = settings.url.get_secret_value().partition("://")
    return f"{scheme}://{rest.rpartition('@')[2].partition('?')[0]}"


def unreachable(settings: StorageSettings, error: BaseException) -> DatabaseUnreachableError:
    """Say what did not answer."""
    return DatabaseUnreachableError(
        address=address(settings), reason=str(error) or type(error).__name__
    )


@contextmanager
def host_globals_kept() -> Iterator[None]:
    """Put back what `TortoiseContext.init` changes for the whole process: routers and zone."""
    routers = router._routers  # noqa: SLF001 -- upstream offers no other way
    variables = {name: os.environ.get(name) for name in ("USE_TZ", "TIMEZONE")}
    try:
        yield
    finally:
        router._routers = routers  # noqa: SLF001
        for name, value in variables.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
