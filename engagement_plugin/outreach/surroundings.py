"""Reads what decisions rest on: the person, what is paused, what is usual, how chance divides."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from tortoise import Tortoise
from tortoise.backends.base.client import BaseDBAsyncClient

from engagement_plugin.clock import Clock
from engagement_plugin.domain import OutreachType, Patterns
from engagement_plugin.domain.candidate import Candidate
from engagement_plugin.experiment.assignment import GLOBAL, Assignment, Period
from engagement_plugin.outreach.companions import companions_of
from engagement_plugin.outreach.considered import Usual
from engagement_plugin.outreach.decide import Circumstances
from engagement_plugin.outreach.guards import Switches
from engagement_plugin.outreach.policy import Policy
from engagement_plugin.storage import candidates, cohorts, experiment_periods, patterns, switches
from engagement_plugin.storage.database import Database, Dialect, connection_name

# What is usual changes slowly.
LASTS: Final = timedelta(hours=1)
SAMPLE: Final = 2_000
_WEEK_HOURS: Final = 168


class Surroundings:
    """What is known around a decision; what is usual is remembered for an hour."""

    def __init__(self, database: Database, policy: Policy, *, clock: Clock) -> None:
        self.policy = policy
        self._database = database
        self._clock = clock
        self._usual: dict[int, tuple[datetime, Usual]] = {}

    async def candidate(
        self, client: BaseDBAsyncClient, person_id: int, *, now: datetime
    ) -> Candidate | None:
        """Give a person as they are now, locked until the caller's transaction ends."""
        return await candidates.lock_one(
            client, person_id, now=now, dialect=self._database.dialect
        )

    async def switches(self, client: BaseDBAsyncClient, bot_id: int) -> Switches:
        """Give what is paused at this moment; call it where models may be used."""
        found = await switches.read(bot_id)
        return Switches(is_paused=found.everything, paused_kinds=found.kinds)

    async def usual(self, bot_id: int) -> Usual:
        """Give what is usual among a bot's people."""
        now = self._clock()
        known = self._usual.get(bot_id)
        if known is not None and timedelta() <= now - known[0] < LASTS:
            return known[1]
        found = await self._database.run(_usual(bot_id, self._database.dialect))
        self._usual[bot_id] = now, found
        return found

    async def assignment(self, bot_id: int) -> Assignment:
        """Give the layers in force, begun now where the settings have changed."""
        return await self._database.run(
            _assignment(bot_id, self.policy, self._clock(), self._database.dialect)
        )

    async def around(self, bot_id: int) -> Circumstances:
        """Give everything at once."""
        client = self._database.client
        return Circumstances(
            policy=self.policy,
            usual=await self.usual(bot_id),
            switches=await self._database.run(self.switches(client, bot_id)),
            assignment=await self.assignment(bot_id),
        )


async def _usual(bot_id: int, dialect: Dialect) -> Usual:
    client = Tortoise.get_connection(connection_name(dialect))
    step = max(await cohorts.size(bot_id) // SAMPLE, 1)
    ids = await cohorts.sample(client, bot_id, step=step, dialect=dialect)
    known = await patterns.of_people(ids)
    learned = await cohorts.find(bot_id)
    zones = {} if learned is None else learned.figures.get("zones", {})
    tastes = (known[person].preferred_features for person in sorted(known))
    return Usual(
        zones=zones, rhythm=_mean_rhythm(known.values()), companions=companions_of(tastes)
    )


def _mean_rhythm(people: Iterable[Patterns]) -> tuple[float, ...]:
    """Give the mean of the rhythms there are, each person alike; empty of nobody."""
    rhythms = [each.rhythm for each in people if len(each.rhythm) == _WEEK_HOURS]
    return tuple(sum(column) / len(rhythms) for column in zip(*rhythms, strict=True))


async def _assignment(bot_id: int, policy: Policy, now: datetime, dialect: Dialect) -> Assignment:
    celebration = OutreachType.MILESTONE_CELEBRATION
    exempt = set() if policy.hold_out_celebrations else {celebration.value}
    shares = {GLOBAL: policy.holdout} | {
        kind.value: policy.kind_holdout for kind in OutreachType if kind.value not in exempt
    }
    found = await experiment_periods.in_force(
        bot_id, shares, now=now, dialect=dialect, new_salt=lambda: secrets.token_hex(8)
    )
    periods = {
        layer: Period(id=each.id, layer=layer, salt=each.salt, share=each.share)
        for layer, each in found.items()
    }
    return Assignment(periods=periods, exempt=frozenset(exempt))
