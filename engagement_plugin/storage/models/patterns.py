"""What is known of a person now."""

from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from engagement_plugin.domain import RiskBand, RiskSource, ZoneSource
from engagement_plugin.storage.fields import UtcDatetimeField
from engagement_plugin.storage.models.person import Person


class BehaviorPatterns(Model):
    """A person's `Patterns`, which says what each column means; upserted.

    JSON holds tuples. `reasons` is a list of `[code, effect, value, usual]`.
    """

    id = fields.BigIntField(primary_key=True)
    person: fields.OneToOneRelation[Person] = fields.OneToOneField(
        "engagement.Person", related_name="patterns", on_delete=fields.CASCADE
    )
    bot_id = fields.BigIntField()
    interactions = fields.BigIntField()
    interactions_7 = fields.BigIntField()
    interactions_14 = fields.BigIntField()
    interactions_30 = fields.BigIntField()
    interactions_90 = fields.BigIntField()
    active_days = fields.IntField()
    active_days_7 = fields.IntField()
    active_days_14 = fields.IntField()
    active_days_30 = fields.IntField()
    active_days_90 = fields.IntField()
    per_day_7 = fields.FloatField()
    per_day_14 = fields.FloatField()
    per_day_30 = fields.FloatField()
    per_day_90 = fields.FloatField()
    active_share_30 = fields.FloatField()
    age_days = fields.IntField()
    silent_days = fields.FloatField(null=True)
    gap_mean_hours = fields.FloatField(null=True)
    gap_median_hours = fields.FloatField(null=True)
    gap_p90_hours = fields.FloatField(null=True)
    burstiness = fields.FloatField(null=True)
    sessions = fields.IntField()
    sessions_30 = fields.IntField()
    session_half_hours = fields.FloatField(null=True)
    session_interactions = fields.FloatField(null=True)
    rhythm: fields.Field[list[float]] = fields.JSONField()
    rhythm_weight = fields.FloatField()
    preferred_hours: fields.Field[list[int]] = fields.JSONField()
    preferred_weekday = fields.SmallIntField(null=True)
    hour_centre = fields.FloatField(null=True)
    hour_concentration = fields.FloatField(null=True)
    preferred_types: fields.Field[list[str]] = fields.JSONField()
    preferred_contents: fields.Field[list[str]] = fields.JSONField()
    preferred_commands: fields.Field[list[str]] = fields.JSONField()
    preferred_features: fields.Field[list[str]] = fields.JSONField()
    contents_used = fields.IntField()
    commands_used = fields.IntField()
    features_used = fields.IntField()
    streak = fields.IntField()
    longest_streak = fields.IntField()
    trend = fields.FloatField(null=True)
    mood_mean = fields.FloatField(null=True)
    mood_trend = fields.FloatField(null=True)
    mood_volatility = fields.FloatField(null=True)
    mood_n = fields.IntField()
    quality_mean = fields.FloatField(null=True)
    reply_latency_seconds = fields.FloatField(null=True)
    value_percentile = fields.FloatField(null=True)
    zone = fields.CharField(max_length=64, null=True)
    zone_source = fields.CharEnumField(ZoneSource, max_length=32, null=True)
    zone_confidence = fields.FloatField(null=True)
    risk_recency = fields.FloatField(null=True)
    risk_frequency = fields.FloatField(null=True)
    risk_decline = fields.FloatField(null=True)
    risk_sentiment = fields.FloatField(null=True)
    risk = fields.FloatField(null=True)
    risk_band = fields.CharEnumField(RiskBand, max_length=32)
    risk_source = fields.CharEnumField(RiskSource, max_length=32)
    reasons: fields.Field[list[Any]] = fields.JSONField()
    predicted_mood = fields.FloatField(null=True)
    best_hours: fields.Field[list[int]] = fields.JSONField()
    analysed_at = UtcDatetimeField()

    class Meta:
        table = "user_behavior_patterns"
        indexes = (
            Index(fields=("bot_id", "risk_band", "value_percentile"), name="ix_patterns_risk"),
            Index(fields=("bot_id", "value_percentile"), name="ix_patterns_value"),
        )
