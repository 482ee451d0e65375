"""Plans messages batch by batch: reads people, lets the pure parts decide, writes the decisions."""

from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime
from random import Random
from typing import Final

from tortoise.transactions import in_transaction

from engagement_plugin.clock import Clock
from engagement_plugin.domain import OutreachStatus, OutreachType
from engagement_plugin.domain.decision import Decision
from engagement_plugin.outreach.decide import Circumstances, decide
from engagement_plugin.outreach.kinds import check_in, feature_discovery
from engagement_plugin.outreach.policy import Policy
from engagement_plugin.outreach.surroundings import Surroundings
from engagement_plugin.storage import candidates, milestones, outreaches, prospects
from engagement_plugin.storage.database import Database, connection_name
from engagement_plugin.storage.job_runs import Guard
from engagement_plugin.storage.prospects import Bounds

BATCH: Final = 1_000

Told = Callable[[int, int], Awaitable[object]]


class Planning:
    """Decides about everybody whom something speaks for.

    Batches come one after another, whoever works at them, so that nobody is decided on twice at
    once. While everything is paused nothing is decided, and nothing is missed: who still is a
    candidate afterwards is found then.
    """

    def __init__(
        self, database: Database, surroundings: Surroundings, *, clock: Clock, rng: Random
    ) -> None:
        self._database = database
        self._surroundings = surroundings
        self._clock = clock
        self._rng = rng

    async def plan(self, bot_id: int, *, guard: Guard, told: Told) -> Counter[str]:
        """Decide about a bot's people; gives how many decisions there are of which status."""
        found = await self._candidates(bot_id)
        counts: Counter[str] = Counter()
        people = sorted(found)
        if not people:
            return counts
        around = await self._surroundings.around(bot_id)
        for first in range(0, len(people), BATCH):
            batch = {person: found[person] for person in people[first : first + BATCH]}
            decided = await self._database.run(self._batch(bot_id, batch, around, guard))
            if decided is None:
                break
            counts.update(each.status.value for each in decided)
            await told(first + len(batch), len(people))
        return counts

    async def _candidates(self, bot_id: int) -> dict[int, set[OutreachType]]:
        switches = await self._database.run(
            self._surroundings.switches(self._database.client, bot_id)
        )
        policy = self._surroundings.policy
        if switches.is_paused:
            return {}
        found: dict[int, set[OutreachType]] = {}
        for kind in OutreachType:
            if kind in policy.off or kind.value in switches.paused_kinds:
                continue
            for person in await self._matching(bot_id, kind):
                found.setdefault(person, set()).add(kind)
        return found

    async def _matching(self, bot_id: int, kind: OutreachType) -> list[int]:
        bounds = bounds_of(kind, self._surroundings.policy, self._clock())
        return await self._database.run(
            prospects.matching(
                self._database.client,
                bot_id,
                kind,
                bounds,
                dialect=self._database.dialect,
            )
        )

    async def _batch(
        self,
        bot_id: int,
        batch: dict[int, set[OutreachType]],
        around: Circumstances,
        guard: Guard,
    ) -> Sequence[Decision] | None:
        """Decide about some people in one transaction; None once everything is paused."""
        dialect = self._database.dialect
        async with in_transaction(connection_name(dialect)) as client:
            await candidates.prepare(dialect)
            switches = await self._surroundings.switches(client, bot_id)
            if switches.is_paused:
                return None
            now, here = self._clock(), replace(around, switches=switches)
            people = await candidates.of_people(
                client,
                list(batch),
                now=now,
                dialect=dialect,
                with_features=_curious(batch),
            )
            decided = [
                decision
                for each in people
                for decision in (decide(each, here, now=now, rng=self._rng, kinds=batch[each.id]),)
                if decision is not None
            ]
            await outreaches.write(client, decided, dialect=dialect)
            await milestones.mark_celebrated(_marks(decided), at=now)
            await guard()
        return decided


def bounds_of(kind: OutreachType, policy: Policy, now: datetime) -> Bounds:
    """Give the bounds of a kind's people."""
    rules = policy.rules[kind]
    fresh = {
        OutreachType.CHECK_IN: check_in.SHORTEST,
        OutreachType.FEATURE_DISCOVERY: feature_discovery.ACTIVE_WITHIN,
    }.get(kind, rules.lives_for)
    return Bounds(
        now=now,
        lately=now - rules.looks_again,
        cooled_at=now - rules.cool_down,
        lapsed_at=now - policy.lapse,
        given_up_at=now - policy.given_up,
        fresh_since=now - fresh,
        tries=tuple(now - policy.lapse - each for each in policy.tries),
    )


def _curious(batch: dict[int, set[OutreachType]]) -> Collection[int]:
    return [person for person, kinds in batch.items() if OutreachType.FEATURE_DISCOVERY in kinds]


def _marks(decided: Sequence[Decision]) -> list[tuple[int, int]]:
    """List what is celebrated now, or would be: a held-out person is not asked again."""
    return [
        mark
        for each in decided
        if each.status is not OutreachStatus.REFUSED
        for mark in each.marks
    ]
