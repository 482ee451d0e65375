"""The way to Redis: where it is, whether it answers, and how long to wait when it does not."""

import asyncio
import hashlib
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from redis.asyncio import Redis
from redis.exceptions import RedisError

from engagement_plugin.errors import ConfigError
from engagement_plugin.logs import redact
from engagement_plugin.settings import Settings
from engagement_plugin.storage.database import address, dialect_of

# What a Redis that is away, restarting, loading or emptied raises.
TROUBLE: Final = (RedisError, OSError)
CONNECT_TIMEOUT_S: Final = 5.0
# Longer than a read may block (`stream.BLOCK_MS`): redis-py would take a quiet queue for a dead one.
SOCKET_TIMEOUT_S: Final = 10.0
FIRST_PAUSE_S: Final = 0.2
LONGEST_PAUSE_S: Final = 10.0


def redis_url(settings: Settings) -> str:
    """Give the URL of the Redis that wakes workers up.

    Raises:
        ConfigError: None is configured, or what stands there is no URL of Redis's.
    """
    url = settings.jobs.redis.get_secret_value()
    if not url:
        raise ConfigError(
            key="jobs.redis",
            reason="no Redis is configured, and workers of their own are woken through it",
            mend="Write redis://HOST:6379/0 there, or into ENGAGEMENT__JOBS__REDIS. Without one, "
            "jobs run inside the bot's process (jobs.embedded = true).",
        )
    if not url.startswith(("redis://", "rediss://", "unix://")):
        raise ConfigError(
            key="jobs.redis",
            # What stands there may be a password.
            reason="this is no URL of Redis's",
            mend="Write redis://HOST:6379/0, rediss://… with TLS, or unix:///path/to/socket.",
        )
    return url


def shown(url: str) -> str:
    """Give the URL as it may be shown: without password and options."""
    return redact(url).partition("?")[0]


def prefix_of(settings: Settings) -> str:
    """Name what belongs to one database, so that two bots may share a Redis.

    Every process of a bot has to reach its database by the same host and name.
    """
    where = address(settings.storage)
    if dialect_of(settings.storage) == "sqlite":
        where = str(Path(where.removeprefix("sqlite://")).resolve())
    return f"engagement:{hashlib.sha256(where.encode()).hexdigest()[:12]}"


async def ping(settings: Settings) -> str:
    """Ask Redis for its version.

    Raises:
        ConfigError: None is configured, or it does not answer.
    """
    async with asked(settings) as redis:
        return str((await redis.info("server"))["redis_version"])


@asynccontextmanager
async def asked(settings: Settings) -> AsyncIterator["Redis"]:
    """Give a connection for a few questions, whose failures are told in a sentence.

    Raises:
        ConfigError: No Redis is configured, or it does not answer.
    """
    url = redis_url(settings)
    try:
        async with Redis.from_url(
            url, socket_connect_timeout=CONNECT_TIMEOUT_S, socket_timeout=CONNECT_TIMEOUT_S
        ) as redis:
            yield redis
    except (*TROUBLE, ValueError) as error:
        raise unanswered(url, error) from None


def unanswered(url: str, error: Exception) -> ConfigError:
    """Say what did not answer, and what to do."""
    return ConfigError(
        key="jobs.redis",
        reason=f"{shown(url)} does not answer ({redact(str(error)) or type(error).__name__})",
        mend="Start it, or mend the URL; `python -m engagement_plugin check` tries it again.",
    )


class BackOff:
    """Longer and longer pauses, each by chance a little different: many workers wait for one."""

    def __init__(
        self, *, first_s: float = FIRST_PAUSE_S, longest_s: float = LONGEST_PAUSE_S
    ) -> None:
        self._first_s = first_s
        self._longest_s = longest_s
        self.tries = 0

    async def pause(self) -> None:
        """Wait, and longer the next time."""
        seconds = min(self._first_s * 2**self.tries, self._longest_s)
        self.tries = min(self.tries + 1, 20)
        await asyncio.sleep(seconds * random.uniform(0.5, 1.0))  # noqa: S311 -- spreads, hides nothing

    def reset(self) -> None:
        """Begin anew: it answers."""
        self.tries = 0


async def persevere(action: Callable[[], Awaitable[object]], *, tries: int) -> None:
    """Do something with Redis, again and again while it is away; doing it twice must be no harm.

    Raises:
        RedisError: It was away for all of the tries.
    """
    pauses = BackOff()
    while True:
        try:
            await action()
        except TROUBLE:
            if pauses.tries + 1 >= tries:
                raise
            await pauses.pause()
        else:
            return
