"""Who of the admins did what."""

from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from engagement_plugin.storage.fields import UtcDatetimeField


class AdminAction(Model):
    """One thing an admin asked for; kept when the person it was about is erased.

    `target` is a pseudonym (`Person.id`), never a Telegram id.
    """

    id = fields.BigIntField(primary_key=True)
    bot_id = fields.BigIntField()
    admin_id = fields.BigIntField()
    action = fields.CharField(max_length=64)
    target = fields.BigIntField(null=True)
    arguments: fields.Field[dict[str, Any] | None] = fields.JSONField(null=True)
    result = fields.CharField(max_length=255, null=True)
    acted_at = UtcDatetimeField()

    class Meta:
        table = "admin_actions"
        indexes = (Index(fields=("bot_id", "acted_at"), name="ix_admin_action_time"),)
