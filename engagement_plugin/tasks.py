"""What the plain command lines of taskiq import.

    taskiq worker engagement_plugin.tasks:broker
    taskiq scheduler engagement_plugin.tasks:scheduler

`broker_send` and `broker_train` serve the other two queues. ENGAGEMENT_CONFIG names the file with
the settings, ENGAGEMENT_APP as `module:name` a host's own `Engagement`, or a callable that builds
it. Each of these is a function, called by taskiq: importing this module reads and opens nothing.
"""

import functools
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from engagement_plugin import logs
from engagement_plugin.checkup import own_bot
from engagement_plugin.errors import EngagementError
from engagement_plugin.jobs.job import Queue
from engagement_plugin.plugin import Engagement
from engagement_plugin.worker.broker import EngagementBroker, make_brokers
from engagement_plugin.worker.opening import named, opened
from engagement_plugin.worker.process import heed_signals
from engagement_plugin.worker.scheduling import Ticker
from engagement_plugin.worker.tasks import Shift

APP_VARIABLE: Final = "ENGAGEMENT_APP"
CONFIG_VARIABLE: Final = "ENGAGEMENT_CONFIG"


def broker() -> EngagementBroker:
    """Build the broker of the queue "work", where ticks arrive too."""
    return _serving("work")


def broker_send() -> EngagementBroker:
    """Build the broker of the queue "send"."""
    return _serving("send")


def broker_train() -> EngagementBroker:
    """Build the broker of the queue "train"."""
    return _serving("train")


def scheduler() -> Ticker:
    """Build the scheduler; two of them are no harm."""
    with _sentences():
        logs.redact_handlers()
        return Ticker.of(_configured().settings)


def _serving(queue: Queue) -> EngagementBroker:
    with _sentences():
        logs.redact_handlers()
        engagement = _configured()
        brokers = make_brokers(engagement.settings)
    shift = Shift(functools.partial(opened, engagement, own_bot))
    for each in brokers.values():
        shift.register(each, queues=brokers)
    served = brokers[queue]
    shift.follow(served)
    heed_signals(served, shift)
    return served


def _configured() -> Engagement:
    app = os.environ.get(APP_VARIABLE)
    if app:
        return named(app, Engagement)
    return Engagement.from_config(os.environ.get(CONFIG_VARIABLE) or None)


@contextmanager
def _sentences() -> Iterator[None]:
    """Let taskiq's command line end with our sentence instead of a trace."""
    try:
        yield
    except EngagementError as error:
        raise SystemExit(f"✗ {error}") from None
