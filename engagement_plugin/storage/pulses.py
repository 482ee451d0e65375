"""What every process says of itself each minute, and what a job remembers until its next run."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

import msgspec
from msgspec import Struct, field

from engagement_plugin.domain import InteractionType
from engagement_plugin.storage.models import PluginState, UserEngagement
from engagement_plugin.storage.suppressions import ALL_BOTS

_PULSE: Final = "pulse:"


class Pulse(Struct, frozen=True, kw_only=True):
    """How one process is.

    Attributes:
        worker: Which process it is, for people.
        backlog: Records of its own that wait for the database.
        dropped: Records lost at the bounds of journal and memory, since it started.
        failures: Failures of ours by where they were counted, since it started.
        counts: What else was counted and is no failure yet.
        bots: The bots whose updates it takes or through which it sends.
    """

    worker: str
    at: datetime
    backlog: int = 0
    journal_bytes: int = 0
    dropped: int = 0
    failures: Mapping[str, int] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    bots: tuple[int, ...] = ()


async def put_pulse(pulse: Pulse) -> None:
    """Write a process's pulse over its last one."""
    await remember(_PULSE + pulse.worker, msgspec.to_builtins(pulse), now=pulse.at)


async def pulses(*, since: datetime) -> list[Pulse]:
    """List the processes heard of lately, by name."""
    rows = await PluginState.filter(
        bot_id=ALL_BOTS, key__startswith=_PULSE, changed_at__gte=since
    ).order_by("key")
    return [msgspec.convert(row.value, Pulse) for row in rows]


async def forget_pulses(*, before: datetime) -> None:
    """Forget processes that have been silent for long."""
    await PluginState.filter(
        bot_id=ALL_BOTS, key__startswith=_PULSE, changed_at__lt=before
    ).delete()


async def forget_pulse(worker: str) -> None:
    """Forget a process that ends."""
    await PluginState.filter(bot_id=ALL_BOTS, key=_PULSE + worker).delete()


async def remember(key: str, value: Any, *, now: datetime) -> None:
    """Keep a value for all bots, in one statement, whether there was one before or not."""
    row = PluginState(bot_id=ALL_BOTS, key=key, value=value, changed_at=now)
    await PluginState.bulk_create(
        [row], on_conflict=("bot_id", "key"), update_fields=("value", "changed_at")
    )


async def remembered(key: str) -> Any:
    """Give a value that was kept, or None."""
    row = await PluginState.get_or_none(bot_id=ALL_BOTS, key=key)
    return None if row is None else row.value


async def last_slot(bot_id: int) -> int | None:
    """Give the half hour since 1970 of a bot's newest update."""
    row = await (
        UserEngagement.exclude(type=InteractionType.BOT_MESSAGE)
        .filter(bot_id=bot_id)
        .order_by("-slot")
        .first()
        .values("slot")
    )
    return None if row is None else int(row["slot"])
