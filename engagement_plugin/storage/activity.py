"""Questions about when people were there and what they did; answers are plain values."""

from collections.abc import Sequence
from typing import Any, Final

from tortoise.functions import Avg, Count
from tortoise.queryset import QuerySet

from engagement_plugin.domain import InteractionType, SentimentType
from engagement_plugin.domain.activity import Tally
from engagement_plugin.storage.models import UserEngagement

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


async def slots_of(person: int, *, since: int, until: int) -> list[int]:
    """List the half hours in which one person was there, each once."""
    rows = (
        await _acts()
        .filter(person_id=person, slot__gte=since, slot__lt=until)
        .distinct()
        .values_list("slot")
    )
    return [slot for (slot,) in rows]


async def tally(bot_id: int, *, since: int, until: int, person: int) -> Tally:
    """Count and average the interactions of one person in a span."""
    chosen = _between(bot_id, since, until).filter(person_id=person)
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
