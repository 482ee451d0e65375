"""A host whose one job leaves a line for each time it begins, in whichever process that is."""

import asyncio
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from engagement_plugin import Engagement, Settings
from engagement_plugin.jobs.job import Job, JobRun
from engagement_plugin.jobs.runner import Jobs

BEGAN = "began"
MAY_END = "may_end"


class Counting(Engagement):
    """As the environment of its process says: where, how quickly time goes, how long a lease is."""

    @asynccontextmanager
    async def working(self) -> AsyncIterator[Jobs]:
        """Open as every worker does, and put the one job in the place of all others."""
        folder = Path(os.environ["COUNTING_FOLDER"])
        clock = Hurried(float(os.environ.get("COUNTING_SPEED", "1")))
        every = timedelta(minutes=int(os.environ.get("COUNTING_MINUTES", "1440")))
        lease = timedelta(seconds=float(os.environ.get("COUNTING_LEASE_S", "600")))

        async def count(run: JobRun) -> dict[str, Any]:
            with (folder / BEGAN).open("a") as began:
                began.write(f"{run.period.text} {os.getpid()}\n")
            may_end = False
            while not may_end:
                await asyncio.sleep(0.02)
                may_end = (folder / MAY_END).exists()
            return {"counted": 1}

        async with super().working():
            job = Job(name="count", every=every, run=count)
            name = f"pid {os.getpid()}"
            yield Jobs(self._database, [job], clock=clock, worker=name, lease=lease)


class Hurried:
    """Tells the same quick time in all processes."""

    def __init__(self, speed: float) -> None:
        self._speed = speed
        self._since = float(os.environ.get("COUNTING_SINCE", "0"))

    def __call__(self) -> datetime:
        passed = (time.time() - self._since) * self._speed
        return datetime.fromtimestamp(self._since, UTC) + timedelta(seconds=passed)


def build() -> Counting:
    """Give one, from the environment alone."""
    return Counting(Settings.load())
