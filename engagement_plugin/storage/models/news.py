"""Which days have to be counted again."""

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from engagement_plugin.storage.models.person import Person


class EngagementNews(Model):
    """A person's UTC day of which something was written; gone once it has been counted again.

    A day that waits already needs no second row; writers never wait for one another.
    """

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "engagement.Person", related_name="news", on_delete=fields.CASCADE
    )
    bot_id = fields.BigIntField()
    day = fields.DateField()

    class Meta:
        table = "engagement_news"
        indexes = (Index(fields=("person_id", "day"), name="ix_news_person_day"),)
