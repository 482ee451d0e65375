"""Reads from the database what the figures of an audience are computed from, and has them computed."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from engagement_plugin.domain.activity import Period
from engagement_plugin.domain.audience import AudienceFilter
from engagement_plugin.insight.audience import (
    AudienceFacts,
    audience,
    cohorts_from,
    needed_from,
)
from engagement_plugin.insight.audience_figures import AudienceFigures
from engagement_plugin.insight.days import first_slot
from engagement_plugin.insight.retention import newcomers_of
from engagement_plugin.storage import audience as stored
from engagement_plugin.storage import patterns
from engagement_plugin.storage.audience_counts import SLOTS_A_DAY
from engagement_plugin.storage.database import Database

_EPOCH: Final = date(1970, 1, 1)


async def answer(
    database: Database, bot_id: int, *, period: Period, zone: ZoneInfo, whom: AudienceFilter
) -> AudienceFigures:
    """Tell of a period."""
    facts = await database.run(_facts(database, bot_id, period=period, zone=zone, whom=whom))
    # Of many people this takes long enough for the host to notice.
    return await asyncio.to_thread(audience, facts, period=period, zone=zone)


async def _facts(
    database: Database, bot_id: int, *, period: Period, zone: ZoneInfo, whom: AudienceFilter
) -> AudienceFacts:
    following = period.last + timedelta(days=1)
    since, until = first_slot(period.first, zone), first_slot(following, zone)
    asked: dict[str, Any] = {"whom": whom, "dialect": database.dialect}
    client = database.client
    came = await stored.newcomers(
        client, bot_id, since=_midnight(cohorts_from(period), zone),
        until=_midnight(following, zone), **asked,
    )  # fmt: skip
    # The two that read most, at the same time where there is more than one connection.
    (tally, scores), presence = await asyncio.gather(
        stored.doings(client, bot_id, since=since, until=until, **asked),
        stored.presence(
            client, bot_id, first=_utc_day(first_slot(needed_from(period), zone)),
            last=_utc_day(until), **asked,
        ),
    )  # fmt: skip
    return AudienceFacts(
        presence=presence,
        newcomers=newcomers_of(*came, zone=zone),
        people=await stored.count_people(client, bot_id, **asked),
        whom=whom,
        tally=tally,
        scores=scores,
        bands=await patterns.bands(bot_id) if whom.is_everybody else {},
        sources=await stored.sources(
            client, bot_id, since=_midnight(period.first, zone),
            until=_midnight(following, zone), **asked,
        ),
    )  # fmt: skip


def _utc_day(slot: int) -> date:
    return _EPOCH + timedelta(days=slot // SLOTS_A_DAY)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    # In UTC: SQLite compares times as texts.
    return datetime.combine(day, datetime.min.time(), tzinfo=zone).astimezone(UTC)
