"""Somebody who is to stay unknown."""

from tortoise import fields
from tortoise.models import Model

from engagement_plugin.storage.fields import UtcDatetimeField


class Suppression(Model):
    """A keyed hash of a person of whom nothing may be recorded; it outlives their erasure.

    With `lifted_at` they are known again, but what happened before that stays unrecorded,
    however late it arrives.
    """

    id = fields.BigIntField(primary_key=True)
    bot_id = fields.BigIntField()
    digest = fields.CharField(max_length=64)
    suppressed_at = UtcDatetimeField()
    lifted_at = UtcDatetimeField(null=True)

    class Meta:
        table = "suppressions"
        unique_together = (("bot_id", "digest"),)
