"""How the queues stand, for people: nothing of taskiq's, so that any process may ask."""

from collections.abc import Mapping
from typing import Final, get_args

from engagement_plugin.jobs.job import Depth, Queue
from engagement_plugin.settings import Settings
from engagement_plugin.worker.connection import asked, prefix_of
from engagement_plugin.worker.stream import Stream

QUEUES: Final[tuple[Queue, ...]] = get_args(Queue)


def stream_name(settings: Settings, queue: Queue) -> str:
    """Name a queue of one database's."""
    return f"{prefix_of(settings)}:{queue}"


async def depths(settings: Settings) -> Mapping[Queue, Depth]:
    """Tell of each queue how much waits, is being done, and by how many.

    Raises:
        ConfigError: No Redis is configured, or it does not answer.
    """
    async with asked(settings) as redis:
        return {
            queue: await Stream(redis, stream_name(settings, queue), consumer="").depth()
            for queue in QUEUES
        }
