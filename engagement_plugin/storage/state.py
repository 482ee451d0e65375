"""Remembered switches, and the admins who claimed the bot."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from tortoise.exceptions import IntegrityError

from engagement_plugin.storage.models import PluginState

_ADMIN: Final = "first_admin"


async def first_admin(bot_id: int) -> int | None:
    """Give the Telegram id of whoever claimed the bot."""
    row = await PluginState.get_or_none(bot_id=bot_id, key=_ADMIN)
    return None if row is None else int(row.value)


async def claim(bot_id: int, telegram_id: int, *, now: datetime) -> bool:
    """Make somebody the first admin; False if somebody else was faster."""
    try:
        await PluginState.create(bot_id=bot_id, key=_ADMIN, value=telegram_id, changed_at=now)
    except IntegrityError:
        return await first_admin(bot_id) == telegram_id
    return True


def menu_key(admin_id: int) -> str:
    """Name what is remembered of an admin's menu; 0 stands for everybody's."""
    return f"menu:{admin_id}"


async def shown_commands(bot_id: int, admin_id: int) -> Sequence[str]:
    """Give the command names last put into an admin's menu."""
    row = await PluginState.get_or_none(bot_id=bot_id, key=menu_key(admin_id))
    return () if row is None else tuple(row.value)


async def remember_commands(
    bot_id: int, admin_id: int, names: Sequence[str], *, now: datetime
) -> None:
    """Remember what was put into an admin's menu."""
    await _put(bot_id, menu_key(admin_id), list(names), now)


async def _put(bot_id: int, key: str, value: Any, now: datetime) -> None:
    await PluginState.update_or_create(
        bot_id=bot_id, key=key, defaults={"value": value, "changed_at": now}
    )
