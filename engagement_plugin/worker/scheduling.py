"""A scheduler that does nothing but tick: which job is due, the database says."""

import asyncio
import signal
from collections.abc import Mapping
from typing import Any, Final, NoReturn, Self

from taskiq import ScheduledTask, TaskiqScheduler
from taskiq.abc.schedule_source import ScheduleSource
from taskiq.cli.scheduler.args import SchedulerArgs
from taskiq.cli.scheduler.run import run_scheduler
from taskiq.exceptions import SendTaskError
from taskiq.schedule_sources import LabelScheduleSource

from engagement_plugin.logs import get_logger
from engagement_plugin.settings import Settings
from engagement_plugin.worker.broker import make_broker
from engagement_plugin.worker.tasks import EACH_MINUTE, Shift

SEND_TIMEOUT_S: Final = 30.0

log = get_logger(__name__)


class Ticker(TaskiqScheduler):
    """Sends ticks, and goes on when one cannot be sent: the next one asks for everything due."""

    @classmethod
    def of(cls, settings: Settings, *, schedule: Mapping[str, Any] = EACH_MINUTE) -> Self:
        """Build one that needs nothing but Redis.

        Raises:
            ConfigError: No Redis is configured.
        """
        broker = make_broker(settings, "work")
        Shift(_never).register(broker, schedule=schedule)
        return cls(broker, [LabelScheduleSource(broker)])

    async def on_ready(self, source: ScheduleSource, task: ScheduledTask) -> None:
        """Send a tick."""
        try:
            await super().on_ready(source, task)
        except SendTaskError as error:
            log.warning("a tick was not sent", reason=repr(error.__cause__))


def _never() -> NoReturn:
    raise AssertionError("a scheduler runs no task")


async def tick_on(ticker: Ticker) -> None:
    """Tick until SIGTERM or SIGINT."""
    ticking = asyncio.create_task(
        run_scheduler(
            SchedulerArgs(ticker, [], configure_logging=False, send_timeout=SEND_TIMEOUT_S)
        )
    )
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ticking.cancel)
    # Cancelled while it starts, it ends as cancelled; later it ends by itself.
    await asyncio.wait([ticking])
    if not ticking.cancelled():
        ticking.result()
