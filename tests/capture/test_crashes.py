"""A process that is killed at any moment loses nothing it had begun, and doubles nothing."""

import asyncio
import os
import random
import shutil
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engagement_plugin.settings import StorageSettings
from engagement_plugin.storage import migrations
from engagement_plugin.storage.database import Database
from engagement_plugin.storage.models import UserEngagement
from engagement_plugin.testing.bot_api import LocalBotAPI
from engagement_plugin.testing.updates import Someone, Updates

ROOT = Path(__file__).resolve().parents[2]
KILLS = 7
PATIENCE_SECONDS = 60


class Victim:
    """A bot in a process of its own, started anew after each kill."""

    def __init__(
        self, folder: Path, storage: StorageSettings, api: LocalBotAPI, mode: str
    ) -> None:
        self.folder = folder
        self.mode, _, acknowledge = mode.partition("-")
        self.arguments = {
            "--database": storage.url.get_secret_value(),
            "--api": api.url,
            "--mode": self.mode,
            "--acknowledge": acknowledge or "journal",
            "--port": str(free_port()),
            "--started": str(folder / "started"),
            "--journal": str(folder / "journal"),
        }
        self._api = api
        self._nursery: asyncio.subprocess.Process | None = None
        self._pid = 0

    async def start(self) -> None:
        """Start, and wait until it takes updates."""
        if self._nursery is None:
            self._nursery = await asyncio.create_subprocess_exec(
                sys.executable,
                str(ROOT / "tests" / "capture" / "crashing_host.py"),
                *(part for pair in self.arguments.items() for part in pair),
                env={"PYTHONPATH": str(ROOT)},
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
            )
        assert self._nursery.stdin is not None
        self._api.calls.clear()
        self._nursery.stdin.write(b"start\n")
        self._pid = await self._answer()
        await self._api.called("getUpdates" if self.mode == "polling" else "setWebhook")

    async def end(self, how: signal.Signals) -> int:
        """End it, and give its exit code."""
        os.kill(self._pid, how)
        return await self._answer()

    async def retire(self) -> None:
        """Close the nursery, after the last life."""
        assert self._nursery is not None
        assert self._nursery.stdin is not None
        self._nursery.stdin.close()
        await self._nursery.wait()

    async def _answer(self) -> int:
        assert self._nursery is not None
        assert self._nursery.stdout is not None
        return int(await self._nursery.stdout.readline())

    @property
    def started(self) -> set[str]:
        """Give the keys of the updates whose handlers had started."""
        ids = (self.folder / "started").read_text().split()
        return {f"u:{each}" for each in ids}


class Crowd:
    """People who write without pause, and what became of it."""

    def __init__(self, api: LocalBotAPI, *, by_webhook: bool) -> None:
        self.accepted: set[str] = set()
        self._api = api
        self._by_webhook = by_webhook
        self._updates = Updates(bot_id=42)
        self._deliveries: set[asyncio.Task[None]] = set()

    async def write(self) -> None:
        """Write some hundreds of messages a second, until cancelled."""
        for n in range(1_000_000):
            update = self._updates.message(Someone(n % 50 + 1), "hello")
            if self._by_webhook:
                task = asyncio.create_task(self._deliver(update))
                self._deliveries.add(task)
                task.add_done_callback(self._deliveries.discard)
            else:
                self._api.push(update)
            await asyncio.sleep(0.004)

    async def settled(self) -> None:
        """Wait until Telegram has nothing left to deliver."""
        if self._by_webhook:
            await asyncio.gather(*self._deliveries)
        else:
            await self._api.drained()

    async def _deliver(self, update: dict[str, Any]) -> None:
        done = await self._api.deliver(update)
        if done.is_accepted:
            self.accepted.add(f"u:{done.update_id}")


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


async def recorded(storage: StorageSettings) -> list[str]:
    """Read the keys of all updates in the database."""
    database = Database(storage)
    await database.start()

    async def read() -> list[str]:
        rows = await UserEngagement.filter(source_key__startswith="u:").values_list("source_key")
        return [key for (key,) in rows]

    found = await database.run(read())
    await database.stop()
    return found


async def ordeal(
    victim: Victim, crowd: Crowd, *, after_kill: Callable[[], object] = lambda: None
) -> None:
    """Kill it again and again while everybody writes; then let it end in peace."""
    chance = random.Random(victim.mode)
    for _ in range(KILLS):
        await victim.start()
        writing = asyncio.create_task(crowd.write())
        await asyncio.sleep(chance.uniform(0.02, 0.7))
        await victim.end(signal.SIGKILL)
        writing.cancel()
        after_kill()
    await victim.start()
    async with asyncio.timeout(PATIENCE_SECONDS):
        await crowd.settled()
    assert await victim.end(signal.SIGTERM) == 0
    await victim.retire()


def missing(victim: Victim, rows: list[str]) -> set[str]:
    return victim.started - set(rows)


@pytest.mark.parametrize("mode", ["polling", "webhook-journal"])
async def test_whatever_was_begun_is_recorded_once(
    mode: str, storage: StorageSettings, tmp_path: Path
) -> None:
    """Every update whose handler had started is in the database, however the process ended."""
    await migrations.prepare(storage)
    async with LocalBotAPI(webhook_delays=(0.1,) * 300) as api:
        victim = Victim(tmp_path, storage, api, mode)
        await ordeal(victim, Crowd(api, by_webhook=mode != "polling"))

    rows = await recorded(storage)
    assert set() == missing(victim, rows)
    assert len(rows) == len(set(rows)) > 50
    assert [] == list((tmp_path / "journal").glob("*/*/*.journal"))


async def test_what_was_answered_is_committed_although_the_disk_is_lost_too(
    storage: StorageSettings, tmp_path: Path
) -> None:
    """With `acknowledge = "database"` Telegram delivers again what neither had."""
    await migrations.prepare(storage)
    async with LocalBotAPI(webhook_delays=(0.1,) * 300) as api:
        victim = Victim(tmp_path, storage, api, "webhook-database")
        crowd = Crowd(api, by_webhook=True)
        await ordeal(victim, crowd, after_kill=lambda: shutil.rmtree(tmp_path / "journal"))

    rows = await recorded(storage)
    assert crowd.accepted <= set(rows)
    assert set() == missing(victim, rows)
    assert len(rows) == len(set(rows)) > 50
