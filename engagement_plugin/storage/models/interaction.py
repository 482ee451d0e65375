"""One interaction."""

from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from engagement_plugin.domain import ChatKind, InteractionType, SentimentSource, SentimentType
from engagement_plugin.storage.fields import UtcDatetimeField
from engagement_plugin.storage.models.person import Person


class UserEngagement(Model):
    """A recorded interaction; written by the bulk path alone.

    `slot` is the half hour since 1970 (UTC) in which it occurred: days of any zone are cut
    from slots, on both databases alike. `text` stays empty unless `capture.store_text`. `distress`
    is true for 30 days where there were signs of it, and empty everywhere else.
    """

    id = fields.BigIntField(primary_key=True)
    bot_id = fields.BigIntField()
    source_key = fields.CharField(max_length=100)
    person: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "engagement.Person", related_name="interactions", on_delete=fields.CASCADE, null=True
    )
    chat_id = fields.BigIntField(null=True)
    chat_kind = fields.CharEnumField(ChatKind, max_length=32)
    type = fields.CharEnumField(InteractionType, max_length=32)
    content_type = fields.CharField(max_length=64)
    command = fields.CharField(max_length=64, null=True)
    feature = fields.CharField(max_length=64, null=True)
    length = fields.IntField()
    has_media = fields.BooleanField()
    is_reply = fields.BooleanField()
    sentiment_score = fields.FloatField(null=True)
    sentiment_label = fields.CharEnumField(SentimentType, max_length=32, null=True)
    sentiment_confidence = fields.FloatField(null=True)
    sentiment_source = fields.CharEnumField(SentimentSource, max_length=32, null=True)
    quality = fields.FloatField(null=True)
    distress = fields.BooleanField(null=True)
    reply_latency_ms = fields.BigIntField(null=True)
    handler_ms = fields.IntField(null=True)
    handled = fields.BooleanField(null=True)
    failed = fields.BooleanField(null=True)
    language = fields.CharField(max_length=35, null=True)
    text = fields.TextField(null=True)
    meta: fields.Field[dict[str, Any] | None] = fields.JSONField(null=True)
    slot = fields.IntField()
    occurred_at = UtcDatetimeField()
    recorded_at = UtcDatetimeField()

    class Meta:
        table = "user_engagements"
        unique_together = (("bot_id", "source_key"),)
        indexes = (
            Index(fields=("person_id", "occurred_at"), name="ix_engagement_person_time"),
            Index(fields=("bot_id", "slot", "person_id"), name="ix_engagement_bot_slot"),
        )
