"""A person's UTC day."""

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from engagement_plugin.storage.fields import UtcDatetimeField
from engagement_plugin.storage.models.person import Person


class EngagementDay(Model):
    """The rollup of one person's interactions of one UTC day.

    `bins` holds 48 counts, one a half hour; `types`, `features` and `contents` map names to
    counts. Sums stand beside their number of terms, so that days add up exactly. Bit n of
    `active_bins` is set where the n-th half hour holds anything, of `private_bins` and
    `group_bins` where it does so in a private chat or in a group.
    """

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "engagement.Person", related_name="days", on_delete=fields.CASCADE
    )
    bot_id = fields.BigIntField()
    day = fields.DateField()
    interactions = fields.IntField()
    sessions = fields.IntField()
    bins: fields.Field[list[int]] = fields.JSONField()
    active_bins = fields.BigIntField(null=True)
    private_bins = fields.BigIntField(null=True)
    group_bins = fields.BigIntField(null=True)
    types: fields.Field[dict[str, int]] = fields.JSONField()
    features: fields.Field[dict[str, int]] = fields.JSONField()
    contents: fields.Field[dict[str, int]] = fields.JSONField()
    sentiment_sum = fields.FloatField()
    sentiment_square_sum = fields.FloatField()
    sentiment_n = fields.IntField()
    positives = fields.IntField()
    negatives = fields.IntField()
    quality_sum = fields.FloatField()
    quality_n = fields.IntField()
    thoughtful = fields.IntField()
    reply_latency_sum_ms = fields.BigIntField()
    reply_latency_n = fields.IntField()
    handler_sum_ms = fields.BigIntField()
    handler_n = fields.IntField()
    rolled_up_at = UtcDatetimeField()

    class Meta:
        table = "engagement_days"
        unique_together = (("person_id", "day"),)
        indexes = (
            # Holds all that is asked of who was there when: the wide rows need not be read.
            Index(fields=("bot_id", "day", "person_id", "active_bins"), name="ix_day_presence"),
        )
