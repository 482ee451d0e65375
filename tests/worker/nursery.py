"""Forks a process for each line it reads: importing aiogram anew takes longer than they live.

A line is JSON: `{"role": …, "arguments": […], "environment": {…}, "log": …}` starts one and is
answered by its process id, `{"wait": pid}` by its exit code.
"""

import asyncio
import functools
import json
import os
import sys
from typing import Any

from taskiq.__main__ import main as taskiq_main

from engagement_plugin.__main__ import main as engagement_main
from engagement_plugin.checkup import own_bot
from engagement_plugin.settings import Settings
from engagement_plugin.worker.broker import make_brokers
from engagement_plugin.worker.opening import opened
from engagement_plugin.worker.process import work
from engagement_plugin.worker.queues import QUEUES
from engagement_plugin.worker.scheduling import Ticker, tick_on
from engagement_plugin.worker.tasks import TICK, Shift
from tests.worker.counting import build

EACH_SECOND = {"interval": 1, "schedule_id": TICK}


def hurried_worker(grace_s: str = "20") -> None:
    """Work with ticks that come each second."""
    engagement = build()
    shift = Shift(functools.partial(opened, engagement, own_bot), same_tick_s=0.2)
    serving = work(shift, make_brokers(engagement.settings), QUEUES, grace_s=float(grace_s))
    asyncio.run(serving)


def hurried_scheduler() -> None:
    """Tick each second."""
    asyncio.run(tick_on(Ticker.of(Settings.load(), schedule=EACH_SECOND)))


def live(order: dict[str, Any]) -> int | None:
    """Be what was asked for."""
    os.setsid()
    log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for theirs, ours in ((nothing, 0), (log, 1), (log, 2)):
        os.dup2(theirs, ours)
    os.environ.update(order["environment"])
    arguments = order["arguments"]
    match order["role"]:
        case "taskiq":
            sys.argv = ["taskiq", *arguments]
            taskiq_main()
        case "engagement":
            return engagement_main(arguments)
        case "hurried worker":
            hurried_worker(*arguments)
        case "hurried scheduler":
            hurried_scheduler()
    return 0


def main() -> int | None:
    """Serve until the input ends."""
    for line in sys.stdin:
        order = json.loads(line)
        if "wait" in order:
            _, status = os.waitpid(order["wait"], 0)
            answer = os.waitstatus_to_exitcode(status)
        elif child := os.fork():
            answer = child
        else:
            return live(order)
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
