"""A worker process of our own: every queue in one event loop, and an end that is heard at once."""

import asyncio
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, contextmanager
from typing import Any, Final

from taskiq import AsyncBroker, TaskiqEvents
from taskiq.acks import AcknowledgeType
from taskiq.receiver import Receiver

from engagement_plugin.jobs.job import Queue
from engagement_plugin.logs import get_logger
from engagement_plugin.worker.broker import EngagementBroker
from engagement_plugin.worker.tasks import CANCEL_S, EACH_MINUTE, GRACE_S, Shift

# More in "work" than there are jobs, so that a tick never waits behind long ones.
AT_ONCE: Final[Mapping[Queue, int]] = {"work": 32, "send": 4, "train": 1}
# Ctrl-C reaches parent and child, and the parent hands it on.
SAME_SIGNAL_S: Final = 1.0
_SIGNALS: Final = (signal.SIGTERM, signal.SIGINT)

log = get_logger(__name__)


async def work(
    shift: Shift,
    brokers: Mapping[Queue, EngagementBroker],
    queues: Sequence[Queue],
    *,
    grace_s: float = GRACE_S,
    schedule: Mapping[str, Any] = EACH_MINUTE,
) -> None:
    """Serve queues until SIGTERM or SIGINT.

    What runs then has `grace_s` seconds to come to its end; the rest is interrupted and its
    periods are free for others. A second signal interrupts at once.
    """
    stop = asyncio.Event()
    for broker in brokers.values():
        shift.register(broker, queues=brokers, schedule=schedule)
    for queue in queues:
        brokers[queue].is_worker_process = True
    async with AsyncExitStack() as stack:
        stack.enter_context(_heard(_End(stop, shift, grace_s)))
        for broker in brokers.values():
            stack.push_async_callback(broker.shutdown)
        await stack.enter_async_context(shift)
        # The others are only sent to.
        for queue in set(brokers) - set(queues):
            await brokers[queue].startup()
        log.info("a worker begins", queues=",".join(queues))
        async with asyncio.TaskGroup() as group:
            for queue in queues:
                group.create_task(_receiver(brokers[queue], queue, grace_s).listen(stop))
    log.info("a worker ends", queues=",".join(queues))


def heed_signals(broker: AsyncBroker, shift: Shift, *, grace_s: float = GRACE_S) -> None:
    """Let a worker that taskiq's command line started end as promptly as our own.

    On Python 3.11 its signal handler leaves an idle event loop asleep, and without
    `--wait-tasks-timeout` it waits for ever for what runs.
    """

    def listen_up(_: object) -> None:
        loop = asyncio.get_running_loop()
        for number in _SIGNALS:
            theirs = signal.getsignal(number)
            if callable(theirs):
                loop.add_signal_handler(number, _both, theirs, number, shift, grace_s)

    broker.add_event_handler(TaskiqEvents.WORKER_STARTUP, listen_up)


def _both(
    theirs: Callable[[int, None], object], number: int, shift: Shift, grace_s: float
) -> None:
    theirs(number, None)
    asyncio.get_running_loop().call_later(grace_s, shift.cancel)


def _receiver(broker: EngagementBroker, queue: Queue, grace_s: float) -> Receiver:
    return Receiver(
        broker,
        max_async_tasks=AT_ONCE[queue],
        ack_type=AcknowledgeType.WHEN_EXECUTED,
        wait_tasks_timeout=grace_s + CANCEL_S,
    )


class _End:
    """Hears signals: the first one asks to end, a later one to be quick about it."""

    def __init__(self, stop: asyncio.Event, shift: Shift, grace_s: float) -> None:
        self._stop = stop
        self._shift = shift
        self._grace_s = grace_s
        self._asked_at = 0.0

    def __call__(self) -> None:
        loop = asyncio.get_running_loop()
        if not self._stop.is_set():
            self._stop.set()
            self._asked_at = loop.time()
            loop.call_later(self._grace_s, self._shift.cancel)
        elif loop.time() - self._asked_at > SAME_SIGNAL_S:
            self._shift.cancel()


@contextmanager
def _heard(then: Callable[[], None]) -> Iterator[None]:
    loop = asyncio.get_running_loop()
    for number in _SIGNALS:
        loop.add_signal_handler(number, then)
    try:
        yield
    finally:
        for number in _SIGNALS:
            loop.remove_signal_handler(number)
