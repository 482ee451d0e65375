"""Interactions as rows of `user_engagements`."""

from datetime import UTC, datetime
from typing import Any, Final

import msgspec
from msgspec import Raw, Struct

from engagement_plugin.domain import (
    ChatKind,
    Interaction,
    InteractionType,
    Outcome,
    SentimentSource,
    SentimentType,
)

SLOT_SECONDS: Final = 1800


class Row(Struct, frozen=True, gc=False):
    """One row, its columns by their names.

    Attributes:
        meta: JSON, already written.
    """

    bot_id: int
    source_key: str
    person_id: int | None
    chat_id: int | None
    chat_kind: ChatKind
    type: InteractionType
    content_type: str
    command: str | None
    feature: str | None
    length: int
    has_media: bool
    is_reply: bool
    sentiment_score: float | None
    sentiment_label: SentimentType | None
    sentiment_confidence: float | None
    sentiment_source: SentimentSource | None
    quality: float | None
    distress: bool | None
    reply_latency_ms: int | None
    handler_ms: int | None
    handled: bool | None
    failed: bool | None
    language: str | None
    text: str | None
    meta: Raw | None
    slot: int
    occurred_at: datetime
    recorded_at: datetime


# Column and PostgreSQL type.
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
    "distress": "bool",
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
    quality: float | None,
    reply_latency_ms: int | None,
    recorded_at: datetime,
) -> Row:
    """Give the row of an interaction."""
    mood = interaction.sentiment
    score = label = confidence = source = language = None
    if mood is not None:
        score, label, confidence = mood.score, mood.label, mood.confidence
        source, language = mood.source, mood.language
    handler_ms = handled = failed = None
    if outcome is not None:
        handler_ms, handled, failed = outcome.handler_ms, outcome.handled, outcome.failed
    return Row(
        interaction.bot_id,
        interaction.source_key,
        person_id,
        interaction.chat_id,
        interaction.chat_kind,
        interaction.type,
        interaction.content_type,
        interaction.command,
        interaction.feature,
        interaction.length,
        interaction.has_media,
        interaction.is_reply,
        score,
        label,
        confidence,
        source,
        quality,
        interaction.distress or None,
        reply_latency_ms,
        handler_ms,
        handled,
        failed,
        language,
        None if interaction.text is None else storable(interaction.text),
        None if interaction.meta is None else Raw(_json(interaction.meta)),
        slot_of(interaction.occurred_at),
        interaction.occurred_at.astimezone(UTC),
        recorded_at,
    )


_json: Final = msgspec.json.Encoder().encode


def storable(text: str) -> str:
    """Take out what a database refuses: NUL, and halves of surrogate pairs."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def values(row: Row) -> list[Any]:
    """Give a row's values in the order of `COLUMNS`, as SQLite takes them."""
    found = list(msgspec.structs.astuple(row))
    if row.meta is not None:
        found[_META] = bytes(row.meta).decode()
    return found


_META: Final = list(COLUMNS).index("meta")
