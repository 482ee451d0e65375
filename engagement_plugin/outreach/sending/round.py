"""A round: what silent senders left is settled, and what is due is sent until nothing is."""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from engagement_plugin.logs import get_logger
from engagement_plugin.outreach.sending.means import Means
from engagement_plugin.outreach.sending.one import Sending
from engagement_plugin.storage import outreach_claims as claims
from engagement_plugin.storage.outreach_claims import Claim
from engagement_plugin.telegram.outcomes import Outcome

# Messages under way at once; claims are few, so that none outlives its lease while it waits.
AT_ONCE: Final = 8
# Shorter than a stopping process has left.
LAST_S: Final = 4.0

log = get_logger(__name__)


@dataclass(slots=True)
class Round:
    """One round of one process; several processes may have theirs at the same time.

    Attributes:
        counts: How often each outcome came.
    """

    means: Means
    counts: Counter[str] = field(default_factory=Counter)
    _under_way: dict[asyncio.Task[Outcome | None], tuple[Sending, Claim]] = field(
        default_factory=dict
    )

    async def go(self, *, limit: int | None = None) -> Mapping[str, int]:
        """Send what is due, at most so many; whoever cancels waits for what is on its way."""
        await self._recover()
        left = limit
        try:
            while left is None or left > 0:
                room = AT_ONCE - len(self._under_way)
                taken = await self._claim(room if left is None else min(room, left))
                for each in taken:
                    self._start(each)
                if left is not None:
                    left -= len(taken)
                if not self._under_way:
                    break
                await self._some_end()
            await self._all_end()
        except asyncio.CancelledError:
            await self._stop()
            raise
        return dict(self.counts)

    async def _recover(self) -> None:
        means = self.means
        found = await means.database.run(
            claims.recover(
                means.database.client,
                now=means.clock(),
                retries_unknown=means.retries_unknown,
                dialect=means.database.dialect,
            )
        )
        self.counts["recovered"] = found.planned
        self.counts["expired"] = found.expired
        self.counts["unknown"] += found.unknown

    async def _claim(self, most: int) -> Sequence[Claim]:
        means = self.means
        now = means.clock()
        bots = [each for each in means.bots if not await self._is_paused(each)]
        if not bots or most <= 0:
            return ()
        claiming = asyncio.ensure_future(
            means.database.run(
                claims.claim(
                    means.database.client,
                    bots,
                    most=most,
                    worker=means.worker(),
                    now=now,
                    lease_until=now + means.lease,
                    dialect=means.database.dialect,
                )
            )
        )
        try:
            return await asyncio.shield(claiming)
        except asyncio.CancelledError:
            await means.database.run(claims.release(await claiming))
            raise

    async def _is_paused(self, bot_id: int) -> bool:
        means = self.means
        asking = means.knowledge.switches(means.database.client, bot_id)
        return (await means.database.run(asking)).is_paused

    def _start(self, claim: Claim) -> None:
        sending = Sending(self.means, claim, self.means.bots[claim.bot_id])
        task = asyncio.create_task(sending.go(), name=f"engagement-send-{claim.id}")
        self._under_way[task] = sending, claim

    async def _some_end(self) -> None:
        done, _ = await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            self._count(task)

    async def _all_end(self) -> None:
        while self._under_way:
            await self._some_end()

    def _count(self, task: asyncio.Task[Outcome | None]) -> None:
        _, claim = self._under_way.pop(task)
        if task.cancelled():
            return
        if (error := task.exception()) is not None:
            # Its lease ends, and whoever comes then settles it.
            self.counts["failed"] += 1
            log.error("a message was not sent", outreach=claim.id, reason=type(error).__name__)
            return
        outcome = task.result()
        self.counts["withheld" if outcome is None else type(outcome).__name__.lower()] += 1

    async def _stop(self) -> None:
        """Let what may be out come to its end, and give back the rest."""
        idle = [
            (task, claim)
            for task, (sending, claim) in self._under_way.items()
            if not sending.is_begun
        ]
        for task, _ in idle:
            task.cancel()
        tasks: set[asyncio.Task[Any]] = set(self._under_way)
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=LAST_S)
            for task in late:
                task.cancel()
            if late:
                await asyncio.wait(late)
        await self.means.database.run(claims.release([claim for _, claim in idle]))
