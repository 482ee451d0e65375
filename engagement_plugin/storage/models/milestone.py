"""What can be reached, and how far each person has come."""

from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from engagement_plugin.domain import MilestoneCategory
from engagement_plugin.storage.fields import UtcDatetimeField
from engagement_plugin.storage.models.person import Person


class Milestone(Model):
    """One achievement of a bot's deployment; seeded at start, kept when it is no longer offered.

    `title_id`, `text_id` and `celebration_id` are message ids of the catalogue, or a host's own
    words. `origin` tells shipped ones ("shipped") from a host's ("host"), whose words in further
    languages are `words`: `{language: {"title": …, "text": …, "celebration": …}}`.
    """

    id = fields.BigIntField(primary_key=True)
    code = fields.CharField(max_length=64, unique=True)
    category = fields.CharEnumField(MilestoneCategory, max_length=32)
    metric = fields.CharField(max_length=64)
    target = fields.FloatField()
    difficulty = fields.SmallIntField()
    points = fields.IntField()
    icon = fields.CharField(max_length=16)
    title_id = fields.CharField(max_length=255)
    text_id = fields.CharField(max_length=255)
    celebration_id = fields.CharField(max_length=1024)
    words: fields.Field[dict[str, Any]] = fields.JSONField()
    repeatable = fields.BooleanField(default=False, db_default=False)
    active = fields.BooleanField(default=True, db_default=True)
    position = fields.IntField(default=0, db_default=0)
    origin = fields.CharField(max_length=32)
    seeded_at = UtcDatetimeField()
    changed_at = UtcDatetimeField()

    class Meta:
        table = "engagement_milestones"


class MilestoneProgress(Model):
    """A person's way to one milestone.

    `current` and `target` are in the metric's unit; `peak` is the most there ever was, which a
    later erasure of rows or a broken streak takes nothing from. `times` counts how often it was
    reached. `is_silent`: reached before the plugin looked for the first time, so nobody
    celebrates. Due to be celebrated is what is achieved, not silent and has no `celebrated_at`.
    """

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "engagement.Person", related_name="milestones", on_delete=fields.CASCADE
    )
    milestone: fields.ForeignKeyRelation[Milestone] = fields.ForeignKeyField(
        "engagement.Milestone", related_name="progress", on_delete=fields.CASCADE
    )
    bot_id = fields.BigIntField()
    current = fields.FloatField()
    target = fields.FloatField()
    peak = fields.FloatField()
    percent = fields.FloatField()
    velocity_per_day = fields.FloatField(null=True)
    estimated_at = UtcDatetimeField(null=True)
    estimated_earliest_at = UtcDatetimeField(null=True)
    estimated_latest_at = UtcDatetimeField(null=True)
    times = fields.IntField(default=0, db_default=0)
    is_silent = fields.BooleanField(default=False, db_default=False)
    achieved_at = UtcDatetimeField(null=True)
    celebrated_at = UtcDatetimeField(null=True)
    started_at = UtcDatetimeField()
    updated_at = UtcDatetimeField()

    class Meta:
        table = "user_milestone_progress"
        unique_together = (("person_id", "milestone_id"),)
        indexes = (
            Index(fields=("bot_id", "milestone_id", "achieved_at"), name="ix_progress_achieved"),
            Index(fields=("bot_id", "achieved_at"), name="ix_progress_due"),
        )


class MeritDay(Model):
    """What of a person's UTC day counts towards milestones that could be farmed.

    Counted from the raw rows while these are there, and kept when they expire. `rolled_up_at` and
    `interactions` are those of the `EngagementDay` it was counted for: where they differ, the day
    has changed since.
    """

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "engagement.Person", related_name="merits", on_delete=fields.CASCADE
    )
    day = fields.DateField()
    messages = fields.IntField()
    thoughtful = fields.IntField()
    deep = fields.IntField()
    bright = fields.IntField()
    replies = fields.IntField()
    reactions = fields.IntField()
    quality_sum = fields.FloatField()
    quality_n = fields.IntField()
    interactions = fields.IntField()
    rolled_up_at = UtcDatetimeField()

    class Meta:
        table = "engagement_merits"
        unique_together = (("person_id", "day"),)
