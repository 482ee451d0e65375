"""Interactions as rows of `user_engagements`, in one fixed order of columns."""

from datetime import UTC, datetime
from typing import Any, Final

import msgspec

from engagement_plugin.domain import Interaction, Outcome

SLOT_SECONDS: Final = 1800

# Column and the PostgreSQL type of its array.
COLUMNS: Final = {
    "bot_id": "bigint",
    "source_key": "text",
    "person_id": "bigint",
    "chat_id": "bigint",
    "chat_kind": "text",
    "type": "text",
    "content_type": "text",
    "command": "text",
    "feature": "text",
    "length": "int",
    "has_media": "bool",
    "is_reply": "bool",
    "sentiment_score": "float8",
    "sentiment_label": "text",
    "sentiment_confidence": "float8",
    "sentiment_source": "text",
    "quality": "float8",
    "reply_latency_ms": "bigint",
    "handler_ms": "int",
    "handled": "bool",
    "failed": "bool",
    "language": "text",
    "text": "text",
    "meta": "jsonb",
    "slot": "int",
    "occurred_at": "timestamptz",
    "recorded_at": "timestamptz",
}


def slot_of(moment: datetime) -> int:
    """Number the half hour of a time since 1970, in UTC."""
    return int(moment.timestamp() // SLOT_SECONDS)


def row(
    interaction: Interaction,
    outcome: Outcome | None,
    *,
    person_id: int | None,
    reply_latency_ms: int | None,
    recorded_at: datetime,
) -> tuple[Any, ...]:
    """Give the values in the order of `COLUMNS`."""
    mood = interaction.sentiment
    return (
        interaction.bot_id,
        interaction.source_key,
        person_id,
        interaction.chat_id,
        interaction.chat_kind.value,
        interaction.type.value,
        interaction.content_type,
        interaction.command,
        interaction.feature,
        interaction.length,
        interaction.has_media,
        interaction.is_reply,
        None if mood is None else mood.score,
        None if mood is None else mood.label.value,
        None if mood is None else mood.confidence,
        None if mood is None else mood.source.value,
        interaction.quality,
        reply_latency_ms,
        None if outcome is None else outcome.handler_ms,
        None if outcome is None else outcome.handled,
        None if outcome is None else outcome.failed,
        None if mood is None else mood.language,
        None if interaction.text is None else storable(interaction.text),
        None if interaction.meta is None else msgspec.json.encode(interaction.meta).decode(),
        slot_of(interaction.occurred_at),
        interaction.occurred_at.astimezone(UTC),
        recorded_at,
    )


def storable(text: str) -> str:
    """Take out what a database refuses: NUL, and halves of surrogate pairs."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
