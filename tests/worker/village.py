"""Workers and schedulers in processes of their own, around one database and one Redis."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from engagement_plugin.settings import Settings
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.models import JobRun
from engagement_plugin.worker.queues import depths
from tests.worker.counting import BEGAN, MAY_END

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 40
PAUSE_S = 0.02


async def until(happened: Callable[[], bool]) -> None:
    """Wait for something, not for a while."""
    has_happened = False
    async with asyncio.timeout(PATIENCE_S):
        while not has_happened:
            await asyncio.sleep(PAUSE_S)
            has_happened = happened()


class Nursery:
    """The warm process from which all others are forked."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, ROOT / "tests" / "worker" / "nursery.py"],
            env={"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, order: dict[str, object]) -> int:
        """Have one started, or waited for."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def close(self) -> None:
        """Let it end."""
        self._process.communicate()


@dataclass(frozen=True)
class Villager:
    """One process, at the head of a session of its own."""

    pid: int
    nursery: Nursery

    def signal(self, number: signal.Signals) -> None:
        os.kill(self.pid, number)

    async def ended(self) -> int:
        """Its exit code, when it has ended."""
        async with asyncio.timeout(PATIENCE_S):
            return await asyncio.to_thread(self.nursery.ask, {"wait": self.pid})

    def children(self) -> list[int]:
        """Who it has forked and not yet buried."""
        return [
            int(each)
            for each in Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        ]


class Village:
    """All processes of one test; whoever still lives at its end is killed."""

    def __init__(self, folder: Path, nursery: Nursery, settings: Settings) -> None:
        self.folder = folder
        self.settings = settings
        self.environment = {
            "COUNTING_FOLDER": str(folder),
            "COUNTING_SINCE": str(time.time()),
            "ENGAGEMENT_APP": "tests.worker.counting:build",
            "ENGAGEMENT__CAPTURE__JOURNAL": str(folder / "journal"),
            "ENGAGEMENT__JOBS__REDIS": settings.jobs.redis.get_secret_value(),
            "ENGAGEMENT__STORAGE__URL": settings.storage.url.get_secret_value(),
        }
        self._nursery = nursery
        self._villagers: list[Villager] = []

    def start(self, role: str, *arguments: str) -> Villager:
        pid = self._nursery.ask(
            {
                "role": role,
                "arguments": arguments,
                "environment": self.environment,
                "log": str(self.folder / "log"),
            }
        )
        self._villagers.append(Villager(pid, self._nursery))
        return self._villagers[-1]

    def kill_all(self) -> None:
        for each in self._villagers:
            with suppress(ProcessLookupError):
                os.killpg(each.pid, signal.SIGKILL)

    def began(self) -> list[tuple[str, int]]:
        """Period and process of each time the job began."""
        path = self.folder / BEGAN
        lines = path.read_text().splitlines() if path.exists() else []
        return [(period, int(pid)) for period, pid in (line.split() for line in lines)]

    def let_end(self) -> None:
        (self.folder / MAY_END).touch()

    def log(self) -> str:
        return (self.folder / "log").read_text()

    async def begun(self, times: int) -> None:
        """Wait until the job has begun so often."""
        await until(lambda: len(self.began()) == times)

    async def listeners(self, count: int) -> None:
        """Wait until so many workers listen."""
        workers = -1
        async with asyncio.timeout(PATIENCE_S):
            while workers != count:
                await asyncio.sleep(PAUSE_S)
                workers = (await depths(self.settings))["work"].workers

    async def runs(self) -> list[JobRun]:
        """All runs there are, by period."""
        database = Database(self.settings.storage)
        await database.start()

        async def read() -> list[JobRun]:
            return await JobRun.all().order_by("period")

        try:
            return await database.run(read())
        finally:
            await database.stop()

    async def until_finished(self, count: int) -> list[JobRun]:
        """Wait until so many periods are finished."""
        runs: list[JobRun] = []
        async with asyncio.timeout(PATIENCE_S):
            while sum(each.finished_at is not None for each in runs) < count:
                await asyncio.sleep(PAUSE_S)
                runs = await self.runs()
        return runs
