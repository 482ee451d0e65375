"""A person of one bot."""

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from engagement_plugin.domain import Reachability, ZoneSource
from engagement_plugin.storage.fields import UtcDatetimeField


class Person(Model):
    """Holds what must be right at the moment of a decision; no name, no text.

    `version` grows with every change that a decision may rest on. `reach_at` and
    `reach_update_id` order changes of reachability, which may arrive out of order.
    `last_sent_at` is when the bot last wrote to them, up to a minute behind. `distress_at` is
    their last sign of acute distress; it is forgotten after 30 days, and no model ever sees it.

    Consents are empty where the person never said anything and the deployment's choice holds;
    `noticed_at` is when they were told. `muted_kinds` names the kinds of messages they do not
    want. `quiet_from` and `quiet_until` are minutes of their own day, empty where the
    deployment's quiet hours hold. `chosen_language` is what they picked themselves.
    """

    id = fields.BigIntField(primary_key=True)
    bot_id = fields.BigIntField()
    telegram_id = fields.BigIntField()
    language = fields.CharField(max_length=35, null=True)
    zone = fields.CharField(max_length=64, null=True)
    zone_source = fields.CharEnumField(ZoneSource, max_length=32, null=True)
    zone_confidence = fields.FloatField(null=True)
    reachability = fields.CharEnumField(
        Reachability,
        max_length=32,
        default=Reachability.UNKNOWN,
        db_default=Reachability.UNKNOWN.value,
    )
    reach_at = UtcDatetimeField(null=True)
    reach_update_id = fields.BigIntField(null=True)
    source = fields.CharField(max_length=64, null=True)
    version = fields.BigIntField(default=0, db_default=0)
    first_seen_at = UtcDatetimeField()
    last_seen_at = UtcDatetimeField()
    last_sent_at = UtcDatetimeField(null=True)
    distress_at = UtcDatetimeField(null=True)
    consent_outreach = fields.BooleanField(null=True)
    consent_analytics = fields.BooleanField(null=True)
    consent_training = fields.BooleanField(null=True)
    consent_text_storage = fields.BooleanField(null=True)
    consent_llm = fields.BooleanField(null=True)
    noticed_at = UtcDatetimeField(null=True)
    muted_kinds: fields.Field[list[str] | None] = fields.JSONField(null=True)
    quiet_from = fields.SmallIntField(null=True)
    quiet_until = fields.SmallIntField(null=True)
    chosen_language = fields.CharField(max_length=35, null=True)

    class Meta:
        table = "engagement_person"
        unique_together = (("bot_id", "telegram_id"),)
        indexes = (
            Index(fields=("bot_id", "first_seen_at"), name="ix_person_first_seen"),
            Index(fields=("bot_id", "last_seen_at"), name="ix_person_last_seen"),
        )
