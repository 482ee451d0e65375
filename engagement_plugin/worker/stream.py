"""One queue: a stream of Redis's and a group of consumers, without anything of taskiq's."""

import os
import socket
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from redis.asyncio import Redis
from redis.exceptions import ResponseError

from engagement_plugin.jobs.job import Depth
from engagement_plugin.logs import get_logger

GROUP: Final = "engagement"
FIELD: Final = b"data"
BLOCK_MS: Final = 2000
# Wake-ups only: when this many wait, the next tick says again what the oldest said.
MOST_ENTRIES: Final = 10_000
MOST_DELIVERIES: Final = 5
AT_ONCE: Final = 100
# Some times as long as between two beats of a broker's.
ALIVE_WITHIN: Final = timedelta(seconds=90)
DEAD_AFTER: Final = timedelta(hours=1)

log = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Entry:
    """One wake-up, with the id by which it is settled."""

    id: bytes
    data: bytes


def consumer_name() -> str:
    """Name this process the same way for as long as it lives."""
    return f"{socket.gethostname()}:{os.getpid()}"


class Stream:
    """A queue as one consumer of the group sees it.

    What is settled is deleted, so that the stream's length is what is open. What a dead consumer
    had taken is taken over; what nobody can get done is dropped after some deliveries.
    """

    def __init__(self, redis: Redis, name: str, *, consumer: str) -> None:
        self.name = name
        self.consumer = consumer
        self.dropped = 0
        self._redis = redis
        self._beats = f"{name}:workers"

    async def open(self) -> None:
        """Make stream and group, unless they are there. Entries older than the group count too."""
        try:
            await self._redis.xgroup_create(self.name, GROUP, id="0", mkstream=True)
        except ResponseError as error:
            if "BUSYGROUP" not in str(error):
                raise

    async def add(self, data: bytes) -> None:
        """Append a wake-up."""
        await self._redis.xadd(self.name, {FIELD: data}, maxlen=MOST_ENTRIES, approximate=True)

    async def next(self) -> list[Entry]:
        """Wait two seconds for a wake-up: one at most, since others may have their hands free."""
        found: Any = await self._redis.xreadgroup(
            GROUP, self.consumer, {self.name: ">"}, count=1, block=BLOCK_MS
        )
        return [entry for _, entries in found or () for entry in await self._readable(entries)]

    async def take_over(self, *, idle: timedelta) -> list[Entry]:
        """Claim what was taken longer ago than `idle` and never settled, whoever took it."""
        idle_ms = int(idle.total_seconds() * 1000)
        pending: list[Any] = await self._redis.xpending_range(
            self.name, GROUP, min="-", max="+", count=AT_ONCE, idle=idle_ms
        )
        spent = [each for each in pending if each["times_delivered"] >= MOST_DELIVERIES]
        for each in spent:
            await self._drop(each["message_id"], "nobody got it done")
        claimable = [each["message_id"] for each in pending if each not in spent]
        if not claimable:
            return []
        claimed: list[Any] = await self._redis.xclaim(
            self.name, GROUP, self.consumer, min_idle_time=idle_ms, message_ids=claimable
        )
        # An entry that was trimmed meanwhile comes as nothing; its deliveries count up to the end.
        return await self._readable([each for each in claimed if each[0] is not None])

    async def settle(self, entry_id: bytes) -> None:
        """Acknowledge and delete."""
        async with self._redis.pipeline(transaction=True) as both:
            both.xack(self.name, GROUP, entry_id)
            both.xdel(self.name, entry_id)
            await both.execute()

    async def beat(self) -> None:
        """Say that this consumer is alive: before Redis 7.2 one that only waits does not show."""
        await self._redis.zadd(self._beats, {self.consumer: await self._now()})

    async def forget_dead(self, *, after: timedelta = DEAD_AFTER) -> None:
        """Remove consumers that have not beaten for long and hold nothing."""
        limit = await self._now() - after.total_seconds()
        alive = await self._redis.zrangebyscore(self._beats, f"({limit}", "+inf")
        for each in await self._consumers():
            if each["pending"] == 0 and each["name"] not in alive:
                await self._redis.xgroup_delconsumer(self.name, GROUP, each["name"])
        await self._redis.zremrangebyscore(self._beats, "-inf", limit)

    async def leave(self) -> None:
        """Be no consumer any more, unless something is still in this one's hands."""
        await self._redis.zrem(self._beats, self.consumer)
        for each in await self._consumers():
            if each["name"] == self.consumer.encode() and each["pending"] == 0:
                await self._redis.xgroup_delconsumer(self.name, GROUP, self.consumer)

    async def depth(self) -> Depth:
        """Count; a queue that was never used is empty."""
        if not await self._redis.exists(self.name):
            return Depth(waiting=0, taken=0, workers=0)
        taken = sum(each["pending"] for each in await self._consumers())
        since = await self._now() - ALIVE_WITHIN.total_seconds()
        return Depth(
            waiting=max(await self._redis.xlen(self.name) - taken, 0),
            taken=taken,
            workers=await self._redis.zcount(self._beats, since, "+inf"),
        )

    async def _now(self) -> float:
        # Redis's own clock: those of the workers may differ.
        seconds, microseconds = await self._redis.time()
        return float(seconds) + microseconds / 1_000_000

    async def _consumers(self) -> list[dict[str, Any]]:
        return list(await self._redis.xinfo_consumers(self.name, GROUP))

    async def _readable(self, entries: list[tuple[bytes, dict[bytes, bytes]]]) -> list[Entry]:
        readable = []
        for entry_id, fields in entries:
            if FIELD in fields:
                readable.append(Entry(entry_id, fields[FIELD]))
            else:
                await self._drop(entry_id, "it holds no message")
        return readable

    async def _drop(self, entry_id: bytes, reason: str) -> None:
        self.dropped += 1
        log.error("a queue entry was dropped", queue=self.name, entry=entry_id, reason=reason)
        await self.settle(entry_id)
