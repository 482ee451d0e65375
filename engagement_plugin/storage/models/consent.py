"""What people agreed to and took back."""

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from engagement_plugin.domain import ConsentPurpose
from engagement_plugin.storage.fields import UtcDatetimeField
from engagement_plugin.storage.models.person import Person


class ConsentEvent(Model):
    """One change of consent; only ever appended to. The newest of a purpose is what holds.

    `wording` is the version of the sentence the person saw; `place` where they pressed.
    """

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "engagement.Person", related_name="consent_events", on_delete=fields.CASCADE
    )
    bot_id = fields.BigIntField()
    purpose = fields.CharEnumField(ConsentPurpose, max_length=32)
    given = fields.BooleanField()
    wording = fields.CharField(max_length=32)
    place = fields.CharField(max_length=64)
    changed_at = UtcDatetimeField()

    class Meta:
        table = "consent_events"
        indexes = (Index(fields=("person_id", "purpose", "id"), name="ix_consent_person"),)
