"""The log of admins' actions."""

from engagement_plugin.domain.audit import Deed
from engagement_plugin.storage.models import AdminAction


async def write(deed: Deed) -> None:
    """Add a deed."""
    await AdminAction.create(
        bot_id=deed.bot_id,
        admin_id=deed.admin_id,
        action=deed.action,
        target=deed.target,
        arguments=None if deed.arguments is None else {"text": deed.arguments},
        result=deed.result,
        acted_at=deed.acted_at,
    )


async def newest(bot_id: int, *, limit: int) -> list[Deed]:
    """List the latest deeds, newest first."""
    rows = await AdminAction.filter(bot_id=bot_id).order_by("-acted_at", "-id").limit(limit)
    return [
        Deed(
            bot_id=row.bot_id,
            admin_id=row.admin_id,
            action=row.action,
            target=row.target,
            arguments=None if row.arguments is None else str(row.arguments.get("text", "")),
            result=row.result or "",
            acted_at=row.acted_at,
        )
        for row in rows
    ]
