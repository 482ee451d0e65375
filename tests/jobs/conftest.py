"""Runners over one database, each as if it were a process of its own."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest

from engagement_plugin.clock import Clock
from engagement_plugin.jobs.job import Job, JobRun
from engagement_plugin.jobs.runner import Jobs
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.models import JobRun as Row
from engagement_plugin.testing.clock import FrozenClock

Work = Callable[[JobRun], Awaitable[dict[str, Any]]]
LEASE = timedelta(seconds=60)
HOURLY = timedelta(hours=1)


class Shop:
    """Makes runners and remembers what their jobs did."""

    def __init__(self, database: Database, clock: FrozenClock) -> None:
        self.database = database
        self.clock = clock
        self.done: list[str] = []

    async def note(self, run: JobRun) -> dict[str, Any]:
        """A job that only writes down that it ran."""
        self.done.append(run.period.text)
        return {"rows": 1}

    def jobs(
        self,
        work: Work | None = None,
        *,
        clock: Clock | None = None,
        lease: timedelta = LEASE,
        **fields: Any,
    ) -> Jobs:
        """A runner with one job, `count`, every hour."""
        job = Job(**{"name": "count", "every": HOURLY, "run": work or self.note, **fields})
        return self.runner([job], clock=clock, lease=lease)

    def runner(
        self, jobs: Sequence[Job], *, clock: Clock | None = None, lease: timedelta = LEASE
    ) -> Jobs:
        return Jobs(self.database, jobs, clock=clock or self.clock, worker="test:1", lease=lease)

    async def rows(self) -> list[tuple[str, str, int]]:
        """Every run: its period, its state, its attempts."""

        async def read() -> list[tuple[str, str, int]]:
            rows = await Row.all().order_by("id")
            return [(row.period, row.state.value, row.attempts) for row in rows]

        return await self.database.run(read())

    async def change(self, **values: Any) -> None:
        """Change every row, as another process or a crash would have left it."""

        async def write() -> None:
            await Row.all().update(**values)

        await self.database.run(write())


@pytest.fixture
def shop(database: Database, clock: FrozenClock) -> Shop:
    return Shop(database, clock)
