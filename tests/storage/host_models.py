"""What a host keeps in a database of its own."""

from tortoise import fields
from tortoise.models import Model


class HostNote(Model):
    """A model of the host's."""

    id = fields.IntField(primary_key=True)
    text = fields.TextField()
