"""Questions about when people were there and what they did; answers are plain values."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from tortoise.functions import Avg, Count, Sum
from tortoise.queryset import QuerySet

from engagement_plugin.domain import InteractionType, SentimentType
from engagement_plugin.domain.activity import Tally
from engagement_plugin.storage.models import Person, UserEngagement

TOP_COMMANDS: Final = 5


async def active_slots(bot_id: int, *, since: int, until: int) -> list[tuple[int, int]]:
    """List who was there in which half hour, each pair once.

    Args:
        since: First half hour since 1970, `until`: the one after the last.
    """
    rows = (
        await _between(bot_id, since, until)
        .filter(person_id__not_isnull=True)
        .annotate(n=Count("id"))
        .group_by("person_id", "slot")
        .values_list("person_id", "slot")
    )
    return [(person, slot) for person, slot in rows]


async def scores(
    bot_id: int, *, since: int, until: int
) -> list[tuple[int, float, int, float, int]]:
    """Give, of each half hour, sum and number of moods, and sum and number of qualities."""
    chosen = _between(bot_id, since, until).filter(person_id__not_isnull=True)
    moods = (
        await _judged(chosen)
        .annotate(n=Count("id"), s=Sum("sentiment_score"))
        .group_by("slot")
        .values_list("slot", "s", "n")
    )
    worths = (
        await chosen.filter(quality__not_isnull=True)
        .annotate(n=Count("id"), s=Sum("quality"))
        .group_by("slot")
        .values_list("slot", "s", "n")
    )
    mood = {slot: (float(total), n) for slot, total, n in moods}
    worth = {slot: (float(total), n) for slot, total, n in worths}
    return [
        (slot, *mood.get(slot, (0.0, 0)), *worth.get(slot, (0.0, 0)))
        for slot in sorted(mood.keys() | worth.keys())
    ]


async def slots_of(person: int, *, since: int, until: int) -> list[int]:
    """List the half hours in which one person was there, each once."""
    rows = (
        await _acts()
        .filter(person_id=person, slot__gte=since, slot__lt=until)
        .distinct()
        .values_list("slot")
    )
    return [slot for (slot,) in rows]


async def newcomers(bot_id: int, *, since: datetime, until: datetime) -> dict[int, datetime]:
    """Give people first seen in a span, and when."""
    rows = await Person.filter(
        bot_id=bot_id, first_seen_at__gte=since, first_seen_at__lt=until
    ).values_list("id", "first_seen_at")
    return {person: moment for person, moment in rows}  # noqa: C416 -- rows are untyped


async def count_people(bot_id: int) -> int:
    """Count everybody ever seen."""
    return await Person.filter(bot_id=bot_id).count()


async def tally(bot_id: int, *, since: int, until: int, person: int | None = None) -> Tally:
    """Count and average the interactions of a span, of everybody or of one person."""
    chosen = _between(bot_id, since, until).filter(person_id__not_isnull=True)
    if person is not None:
        chosen = chosen.filter(person_id=person)
    judged = _judged(chosen)
    means = await chosen.annotate(q=Avg("quality"), ms=Avg("handler_ms")).values("q", "ms")
    moods = await judged.annotate(m=Avg("sentiment_score")).values("m")
    return Tally(
        interactions=await chosen.count(),
        types=await _counts(chosen, "type"),
        commands=await _counts(chosen.filter(command__not_isnull=True), "command", TOP_COMMANDS),
        labels=await _counts(judged, "sentiment_label"),
        sentiment=_first(moods, "m"),
        quality=_first(means, "q"),
        unhandled=await chosen.filter(handled=False).count(),
        failed=await chosen.filter(failed=True).count(),
        handler_ms=_first(means, "ms"),
    )


def _between(bot_id: int, since: int, until: int) -> QuerySet[UserEngagement]:
    return _acts().filter(bot_id=bot_id, slot__gte=since, slot__lt=until)


def _judged(chosen: QuerySet[UserEngagement]) -> QuerySet[UserEngagement]:
    return chosen.exclude(sentiment_label=SentimentType.UNKNOWN).filter(sentiment_confidence__gt=0)


def _acts() -> QuerySet[UserEngagement]:
    # What the bot says hangs on the person it is said to, and is nothing they did.
    return UserEngagement.exclude(type=InteractionType.BOT_MESSAGE)


async def _counts(
    chosen: QuerySet[UserEngagement], column: str, limit: int = 100
) -> dict[str, int]:
    rows = (
        await chosen.annotate(n=Count("id"))
        .group_by(column)
        .order_by("-n", column)
        .limit(limit)
        .values_list(column, "n")
    )
    return {str(name): n for name, n in rows}


def _first(rows: Sequence[dict[str, Any]], name: str) -> float | None:
    value = rows[0][name] if rows else None
    return None if value is None else float(value)
