"""What has served its time goes, in small batches that keep nobody waiting."""

from datetime import UTC, datetime
from typing import Final

from tortoise.transactions import in_transaction

from engagement_plugin.domain import OutreachStatus
from engagement_plugin.storage import job_runs
from engagement_plugin.storage.database import Dialect, connection_name
from engagement_plugin.storage.job_runs import Guard
from engagement_plugin.storage.models import EngagementDay, NewsReader, Outreach
from engagement_plugin.storage.rows import SLOT_SECONDS

# Few enough that a batch is over before anybody notices it.
BATCH: Final = 2_000
_LOCK: Final = "clean_up of rows"
_ON_THEIR_WAY: Final = frozenset({
    OutreachStatus.AWAITING_APPROVAL,
    OutreachStatus.PLANNED,
    OutreachStatus.CLAIMED,
    OutreachStatus.SENDING,
})  # fmt: skip
_DAY_OF: Final = {
    "sqlite": f"date(e.slot * {SLOT_SECONDS}, 'unixepoch')",
    "postgres": f"(DATE '1970-01-01' + e.slot / {86_400 // SLOT_SECONDS})",
}


async def drop_interactions(
    guard: Guard, bot_id: int, *, before: datetime, dialect: Dialect
) -> int:
    """Delete some interactions of a bot of UTC days before that of a time; gives how many.

    A person's day that still has to be counted waits, also for milestones; what rollups add up to
    stays.
    """
    midnight = before.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    slot = int(midnight.timestamp()) // SLOT_SECONDS
    async with in_transaction(connection_name(dialect)) as client:
        await job_runs.lock(_LOCK, dialect)
        rows = await client.execute_query_dict(
            f"SELECT e.id FROM user_engagements AS e"  # noqa: S608 -- numbers
            # Along the index of a bot's half hours, the oldest first.
            f" WHERE e.bot_id = {int(bot_id)} AND e.slot < {slot}"
            " AND NOT EXISTS (SELECT 1 FROM engagement_news AS n"
            f" WHERE n.person_id = e.person_id AND n.day = {_DAY_OF[dialect]})"
            " AND NOT EXISTS (SELECT 1 FROM engagement_people_news AS m"
            f" WHERE m.person_id = e.person_id AND m.reader = '{NewsReader.MILESTONES.value}')"
            f" ORDER BY e.slot LIMIT {BATCH}"
        )
        if rows:
            ids = ", ".join(str(int(row["id"])) for row in rows)
            await client.execute_query(f"DELETE FROM user_engagements WHERE id IN ({ids})")  # noqa: S608 -- numbers
        await guard()
    return len(rows)


async def drop_days(guard: Guard, *, before: datetime, dialect: Dialect) -> int:
    """Delete some rolled-up days before that of a time; gives how many."""
    async with in_transaction(connection_name(dialect)):
        await job_runs.lock(_LOCK, dialect)
        old = EngagementDay.filter(day__lt=before.astimezone(UTC).date()).order_by("id")
        ids = await old.limit(BATCH).values_list("id", flat=True)
        await EngagementDay.filter(id__in=list(ids)).delete()
        await guard()
    return len(ids)


async def drop_decisions(guard: Guard, *, before: datetime, dialect: Dialect) -> int:
    """Delete some decisions on messages of before a time, none that is still on its way."""
    async with in_transaction(connection_name(dialect)):
        await job_runs.lock(_LOCK, dialect)
        old = Outreach.filter(decided_at__lt=before).exclude(status__in=list(_ON_THEIR_WAY))
        ids = await old.order_by("id").limit(BATCH).values_list("id", flat=True)
        await Outreach.filter(id__in=list(ids)).delete()
        await guard()
    return len(ids)
