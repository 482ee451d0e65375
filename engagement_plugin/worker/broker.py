"""taskiq's stream broker with its traps closed: nothing in it may matter, and nothing may loop.

The rows of `job_runs` decide what is done. A lost message is sent again by the next tick, a
doubled one finds its period finished; so messages are only kept, retried and cleared away as far
as that makes work start sooner.
"""

import functools
import time
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from redis.asyncio import Redis
from taskiq import AckableMessage, BrokerMessage
from taskiq.serializers import JSONSerializer
from taskiq_redis import RedisStreamBroker

from engagement_plugin.jobs.job import Queue
from engagement_plugin.logs import get_logger
from engagement_plugin.settings import Settings
from engagement_plugin.worker.connection import (
    CONNECT_TIMEOUT_S,
    SOCKET_TIMEOUT_S,
    TROUBLE,
    BackOff,
    persevere,
    redis_url,
    unanswered,
)
from engagement_plugin.worker.queues import QUEUES, stream_name
from engagement_plugin.worker.stream import (
    BLOCK_MS,
    GROUP,
    MOST_ENTRIES,
    Entry,
    Stream,
    consumer_name,
)

KICK_TRIES: Final = 5
SETTLE_TRIES: Final = 3
IDLE: Final = timedelta(minutes=10)
LOOK_EVERY: Final = timedelta(seconds=30)
CONNECTIONS: Final = 20

log = get_logger(__name__)


@dataclass(slots=True)
class BrokerCounters:
    """What went wrong on the way to Redis and back."""

    outages: int = 0
    unsent: int = 0
    unsettled: int = 0
    taken_over: int = 0


class EngagementBroker(RedisStreamBroker):
    """One queue.

    Args:
        idle: After this, a message that was taken and not settled is taken over. A run that
            lasts longer is not run twice: whoever takes its message over finds its lease.
        look_every: How often what dead workers left behind is looked for.
    """

    def __init__(
        self,
        url: str,
        stream: str,
        *,
        idle: timedelta = IDLE,
        look_every: timedelta = LOOK_EVERY,
    ) -> None:
        super().__init__(
            url,
            queue_name=stream,
            max_connection_pool_size=CONNECTIONS,
            consumer_group_name=GROUP,
            consumer_name=consumer_name(),
            consumer_id="0",
            xread_block=BLOCK_MS,
            xread_count=1,
            maxlen=MOST_ENTRIES,
            idle_timeout=int(idle.total_seconds() * 1000),
            socket_timeout=SOCKET_TIMEOUT_S,
            socket_connect_timeout=CONNECT_TIMEOUT_S,
        )
        self.serializer = JSONSerializer()
        self.counters = BrokerCounters()
        self._url = url
        self._idle = idle
        self._look_every = look_every
        self._look_at = 0.0
        self._stream = Stream(
            Redis(connection_pool=self.connection_pool), stream, consumer=self.consumer_name
        )

    async def startup(self) -> None:
        """Make the queue. A Redis that is away stops nobody: it is looked for again."""
        await super(RedisStreamBroker, self).startup()
        try:
            await self._stream.open()
        except TROUBLE as error:
            log.error("started without Redis", reason=str(unanswered(self._url, error)))

    async def shutdown(self) -> None:
        """Leave the group of those who listen, and close every connection."""
        if self.is_worker_process:
            try:
                await self._stream.leave()
            except TROUBLE as error:
                log.warning("left without telling Redis", reason=type(error).__name__)
        await super().shutdown()

    async def kick(self, message: BrokerMessage) -> None:
        """Send a message, trying for some seconds; twice is no harm."""
        try:
            await persevere(lambda: self._stream.add(message.message), tries=KICK_TRIES)
        except TROUBLE:
            self.counters.unsent += 1
            raise

    async def listen(self) -> AsyncGenerator[AckableMessage, None]:
        """Give message after message, through every outage of Redis; it never ends by itself."""
        pauses = BackOff()
        while True:
            try:
                entries = await self._entries()
            except TROUBLE as error:
                await self._outlast(error, pauses)
                continue
            if pauses.tries:
                log.info("Redis answers again", queue=self.queue_name)
                pauses.reset()
            for entry in entries:
                yield AckableMessage(
                    data=entry.data, ack=functools.partial(self._settle, entry.id)
                )

    async def _entries(self) -> list[Entry]:
        if time.monotonic() >= self._look_at:
            await self._stream.beat()
            abandoned = await self._stream.take_over(idle=self._idle)
            await self._stream.forget_dead()
            self._look_at = time.monotonic() + self._look_every.total_seconds()
            if abandoned:
                self.counters.taken_over += len(abandoned)
                return abandoned
        return await self._stream.next()

    async def _outlast(self, error: Exception, pauses: BackOff) -> None:
        if not pauses.tries:
            self.counters.outages += 1
            log.warning(
                "Redis is away, its queue waits",
                queue=self.queue_name,
                reason=type(error).__name__,
            )
        await pauses.pause()
        self._look_at = 0.0
        try:
            # It may be back, and empty.
            await self._stream.open()
        except TROUBLE:
            return

    async def _settle(self, entry_id: bytes) -> None:
        try:
            await persevere(lambda: self._stream.settle(entry_id), tries=SETTLE_TRIES)
        except TROUBLE as error:
            # It will be taken over, and find its period finished.
            self.counters.unsettled += 1
            log.warning("a message was not settled", reason=type(error).__name__)


def make_broker(settings: Settings, queue: Queue) -> EngagementBroker:
    """Make the broker of one queue.

    Raises:
        ConfigError: No Redis is configured.
    """
    return EngagementBroker(redis_url(settings), stream_name(settings, queue))


def make_brokers(settings: Settings) -> Mapping[Queue, EngagementBroker]:
    """Make one for each queue, so that training never stands before sending.

    Raises:
        ConfigError: No Redis is configured.
    """
    return {queue: make_broker(settings, queue) for queue in QUEUES}
