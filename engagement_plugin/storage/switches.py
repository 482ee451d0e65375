"""What admins have paused, for one bot or (as bot 0) for all."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from engagement_plugin.domain import OutreachType
from engagement_plugin.storage.models import PluginState

ALL_BOTS: Final = 0
_PREFIX: Final = "outreach_paused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused:
    """What is paused now.

    Attributes:
        since: When everything was paused; None while it is not.
    """

    everything: bool
    kinds: frozenset[str]
    since: datetime | None = None


async def read(bot_id: int) -> Paused:
    """Give what is paused for a bot; cheap enough to ask before every message."""
    rows = await PluginState.filter(
        bot_id__in=[ALL_BOTS, bot_id], key__startswith=_PREFIX
    ).values_list("key", "changed_at")
    times = [changed_at for key, changed_at in rows if key == _PREFIX]
    return Paused(
        everything=bool(times),
        kinds=frozenset(key.partition(":")[2] for key, _ in rows if key != _PREFIX),
        since=min(times, default=None),
    )


async def pause(bot_id: int, kind: OutreachType | None = None, *, now: datetime, by: int) -> bool:
    """Pause everything, or one kind; False where it was paused already.

    Args:
        by: The admin's Telegram id.
    """
    row = PluginState(bot_id=bot_id, key=_key(kind), value={"by": by}, changed_at=now)
    if await PluginState.filter(bot_id=bot_id, key=row.key).exists():
        return False
    await PluginState.bulk_create([row], ignore_conflicts=True)
    return True


async def resume(bot_id: int, kind: OutreachType | None = None) -> bool:
    """Go on; False where nothing was paused."""
    return bool(await PluginState.filter(bot_id=bot_id, key=_key(kind)).delete())


def _key(kind: OutreachType | None) -> str:
    return _PREFIX if kind is None else f"{_PREFIX}:{kind.value}"
