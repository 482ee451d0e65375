"""One decided message, and who was held out when."""

from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from engagement_plugin.domain import (
    OutreachArm,
    OutreachStatus,
    OutreachType,
    ResponseKind,
    TextSource,
)
from engagement_plugin.storage.fields import UtcDatetimeField
from engagement_plugin.storage.models.person import Person


class Outreach(Model):
    """One message that was decided on: to be sent, held out, or refused with its reason.

    Whoever changes its status names the status and the `fence` it has to have. `text` is what was
    rendered for this person, from templates alone unless text storage was agreed to.

    Attributes:
        key: One per logical message; made of person, kind and period.
        refusal: Code of the guard that said no.
        reasons: Why it was considered, as codes with figures.
        facts: What the words are filled with; never anything a person wrote.
        propensity: Chance with which this hour was chosen among the allowed ones.
        template_propensity: Chance with which this template was chosen.
        is_hour_random: The hour was drawn at random, so that timing can be learned without bias.
        held_out_by: Layer of the experiment that held it back.
        not_before_at: Asked again no earlier than this; moves with quiet hours and waits.
        is_test: An admin's own try; counts nowhere.
        effectiveness: -1 to 1, once the window for answers has closed.
    """

    id = fields.BigIntField(primary_key=True)
    person: fields.ForeignKeyRelation[Person] = fields.ForeignKeyField(
        "engagement.Person", related_name="outreaches", on_delete=fields.CASCADE
    )
    bot_id = fields.BigIntField()
    key = fields.CharField(max_length=160)
    type = fields.CharEnumField(OutreachType, max_length=32)
    status = fields.CharEnumField(OutreachStatus, max_length=32)
    refusal = fields.CharField(max_length=64, null=True)
    arm = fields.CharEnumField(OutreachArm, max_length=32)
    held_out_by = fields.CharField(max_length=64, null=True)
    experiment_period_id = fields.BigIntField(null=True)
    priority = fields.SmallIntField(default=0, db_default=0)
    score = fields.FloatField(null=True)
    reasons: fields.Field[list[Any]] = fields.JSONField()
    facts: fields.Field[dict[str, Any]] = fields.JSONField()
    template = fields.CharField(max_length=64, null=True)
    template_propensity = fields.FloatField(null=True)
    locale = fields.CharField(max_length=35, null=True)
    text_source = fields.CharEnumField(TextSource, max_length=32, null=True)
    text = fields.TextField(null=True)
    propensity = fields.FloatField(null=True)
    is_hour_random = fields.BooleanField(default=False, db_default=False)
    attempt_number = fields.SmallIntField(default=1, db_default=1)
    person_version = fields.BigIntField()
    is_test = fields.BooleanField(default=False, db_default=False)
    requested_by = fields.BigIntField(null=True)
    decided_at = UtcDatetimeField()
    due_at = UtcDatetimeField()
    not_before_at = UtcDatetimeField()
    expires_at = UtcDatetimeField()
    lease_until = UtcDatetimeField(null=True)
    worker = fields.CharField(max_length=100, null=True)
    fence = fields.BigIntField(default=0, db_default=0)
    attempts = fields.IntField(default=0, db_default=0)
    error = fields.CharField(max_length=255, null=True)
    sending_at = UtcDatetimeField(null=True)
    sent_at = UtcDatetimeField(null=True)
    message_id = fields.BigIntField(null=True)
    response = fields.CharEnumField(ResponseKind, max_length=32, null=True)
    responded_at = UtcDatetimeField(null=True)
    returned_at = UtcDatetimeField(null=True)
    muted_at = UtcDatetimeField(null=True)
    blocked_at = UtcDatetimeField(null=True)
    deleted_at = UtcDatetimeField(null=True)
    effectiveness = fields.FloatField(null=True)
    closed_at = UtcDatetimeField(null=True)

    class Meta:
        table = "proactive_outreaches"
        unique_together = (("bot_id", "key"),)
        indexes = (
            Index(fields=("status", "not_before_at", "priority"), name="ix_outreach_due"),
            Index(fields=("person_id", "decided_at"), name="ix_outreach_person"),
            Index(fields=("bot_id", "type", "decided_at"), name="ix_outreach_kind"),
            Index(fields=("bot_id", "message_id"), name="ix_outreach_message"),
        )


class ExperimentPeriod(Model):
    """How chance divided people during one time: a change of salt or share begins a new one.

    `layer` is "global", or a kind's name. `share` of people are held out, 0 to 1.
    """

    id = fields.BigIntField(primary_key=True)
    bot_id = fields.BigIntField()
    layer = fields.CharField(max_length=64)
    salt = fields.CharField(max_length=64)
    share = fields.FloatField()
    started_at = UtcDatetimeField()
    ended_at = UtcDatetimeField(null=True)

    class Meta:
        table = "experiment_periods"
        indexes = (Index(fields=("bot_id", "layer", "started_at"), name="ix_period_layer"),)
