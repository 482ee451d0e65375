"""What everybody together did, counted by half hours; nobody can be told from it."""

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model


class AudienceCount(Model):
    """Interactions of one half hour that are alike in everything that is counted.

    `slot` numbers the half hour since 1970. `chat` is private, group or other; `language` is the
    people's, without its country. What there is none of is an empty text, so is the label of what
    could not be judged. Sums stand beside their number of terms.
    """

    id = fields.BigIntField(primary_key=True)
    bot_id = fields.BigIntField()
    slot = fields.IntField()
    chat = fields.CharField(max_length=16)
    language = fields.CharField(max_length=35)
    type = fields.CharField(max_length=32)
    content = fields.CharField(max_length=64)
    command = fields.CharField(max_length=64)
    feature = fields.CharField(max_length=64)
    label = fields.CharField(max_length=32)
    interactions = fields.BigIntField()
    sentiment_sum = fields.FloatField()
    quality_sum = fields.FloatField()
    quality_n = fields.BigIntField()
    reply_latency_sum_ms = fields.BigIntField()
    reply_latency_n = fields.BigIntField()
    handler_sum_ms = fields.BigIntField()
    handler_n = fields.BigIntField()
    unhandled = fields.BigIntField()
    failed = fields.BigIntField()

    class Meta:
        table = "engagement_audience"
        indexes = (Index(fields=("bot_id", "slot"), name="ix_audience_bot_slot"),)


class AudienceNews(Model):
    """A bot's UTC day of which something was written that `engagement_audience` lacks."""

    id = fields.BigIntField(primary_key=True)
    bot_id = fields.BigIntField()
    day = fields.DateField()

    class Meta:
        table = "engagement_audience_news"
        indexes = (Index(fields=("bot_id", "day"), name="ix_audience_news_day"),)
