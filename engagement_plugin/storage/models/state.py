"""The plugin's own switches."""

from typing import Any

from tortoise import fields
from tortoise.models import Model

from engagement_plugin.storage.fields import UtcDatetimeField


class PluginState(Model):
    """One remembered thing of one bot; `bot_id` 0 is for all of them."""

    id = fields.BigIntField(primary_key=True)
    bot_id = fields.BigIntField()
    key = fields.CharField(max_length=100)
    value: fields.Field[Any] = fields.JSONField()
    changed_at = UtcDatetimeField()

    class Meta:
        table = "plugin_state"
        unique_together = (("bot_id", "key"),)
