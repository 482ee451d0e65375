"""A trained model and what is known of it."""

from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from engagement_plugin.domain import ModelPurpose
from engagement_plugin.storage.fields import UtcDatetimeField


class ModelVersion(Model):
    """One training of one bot's model.

    Attributes:
        body: The model, never pickled; empty where what was trained did not pass.
        sha256: Of the body.
        features: Names the columns it was made for.
        library: The scikit-learn it was made with.
        report: What the training came to, as figures and codes.
        serves: It is the one that is asked; of each bot and purpose at most one.
        passed: It was let through once, so that a roll-back may choose it.
    """

    id = fields.BigIntField(primary_key=True)
    bot_id = fields.BigIntField()
    purpose = fields.CharEnumField(ModelPurpose, max_length=32)
    name = fields.CharField(max_length=64)
    body = fields.BinaryField()
    sha256 = fields.CharField(max_length=64)
    features = fields.CharField(max_length=64)
    library = fields.CharField(max_length=32)
    horizon = fields.IntField(null=True)
    rows = fields.IntField()
    report: fields.Field[dict[str, Any]] = fields.JSONField()
    passed = fields.BooleanField()
    serves = fields.BooleanField()
    trained_at = UtcDatetimeField()

    class Meta:
        table = "model_versions"
        indexes = (Index(fields=("bot_id", "purpose", "serves"), name="ix_model_serving"),)
