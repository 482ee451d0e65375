"""Whose days were counted again, for those who understand them."""

from enum import StrEnum

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from engagement_plugin.storage.models.person import Person


class NewsReader(StrEnum):
    """Who has to look at a person again."""

    PATTERNS = "patterns"
    MILESTONES = "milestones"


class PeopleNews(Model):
    """A person one reader has to look at again; written where their days change, then deleted.

    Like `EngagementNews` only ever appended to: writers never wait for one another.
    """

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "engagement.Person", related_name="people_news", on_delete=fields.CASCADE
    )
    bot_id = fields.BigIntField()
    reader = fields.CharEnumField(NewsReader, max_length=32)

    class Meta:
        table = "engagement_people_news"
        indexes = (Index(fields=("person_id", "reader"), name="ix_people_news_person"),)
