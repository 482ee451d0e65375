"""When people were divided how: a change of share or salt ends one period and begins another."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from msgspec import Struct
from tortoise.transactions import in_transaction

from engagement_plugin.storage import job_runs
from engagement_plugin.storage.database import Dialect, connection_name
from engagement_plugin.storage.models import ExperimentPeriod

_LOCK: Final = "dividing people"


class StoredPeriod(Struct, frozen=True, kw_only=True):
    """A row of `experiment_periods`."""

    id: int
    layer: str
    salt: str
    share: float
    started_at: datetime
    ended_at: datetime | None


async def in_force(
    bot_id: int,
    shares: Mapping[str, float],
    *,
    now: datetime,
    dialect: Dialect,
    new_salt: Callable[[], str],
) -> dict[str, StoredPeriod]:
    """Give each layer's period, begun now where the share is another than it was.

    The salt stays when only the share changes: who is held out by the smaller share is held out
    by the larger one too. Layers that are not wanted any more end.
    """
    found = await _current(bot_id)
    if {layer: each.share for layer, each in found.items()} == dict(shares):
        return found
    async with in_transaction(connection_name(dialect)):
        # Of two workers that see the change the second one finds it made.
        await job_runs.lock(_LOCK, dialect)
        found = await _current(bot_id)
        for layer in {*found, *shares}:
            before, share = found.get(layer), shares.get(layer)
            if before is not None and before.share == share:
                continue
            if before is not None:
                await _end(before, now)
            if share is not None:
                salt = await _last_salt(bot_id, layer) or new_salt()
                await _begin(bot_id, layer, salt, share, now)
        return await _current(bot_id)


async def divide_anew(
    bot_id: int, layer: str, *, salt: str, now: datetime, dialect: Dialect
) -> bool:
    """Divide people afresh by a salt that was never used; False where nothing is divided."""
    async with in_transaction(connection_name(dialect)):
        await job_runs.lock(_LOCK, dialect)
        before = (await _current(bot_id)).get(layer)
        used = await ExperimentPeriod.filter(bot_id=bot_id, layer=layer, salt=salt).exists()
        if before is None or used:
            return False
        await _end(before, now)
        await _begin(bot_id, layer, salt, before.share, now)
    return True


async def _current(bot_id: int) -> dict[str, StoredPeriod]:
    rows = await ExperimentPeriod.filter(bot_id=bot_id, ended_at__isnull=True).values(
        *StoredPeriod.__struct_fields__
    )
    return {row["layer"]: StoredPeriod(**row) for row in rows}


async def _last_salt(bot_id: int, layer: str) -> str | None:
    row = await ExperimentPeriod.filter(bot_id=bot_id, layer=layer).order_by("-id").first()
    return None if row is None else row.salt


async def _end(period: StoredPeriod, now: datetime) -> None:
    # A clock that was set back ends no period before it began.
    ended_at = max(now, period.started_at)
    await ExperimentPeriod.filter(id=period.id).update(ended_at=ended_at)


async def _begin(bot_id: int, layer: str, salt: str, share: float, now: datetime) -> None:
    await ExperimentPeriod.create(
        bot_id=bot_id, layer=layer, salt=salt, share=share, started_at=now
    )
