"""One run of a periodic job."""

from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from engagement_plugin.storage.fields import UtcDatetimeField


class JobState(StrEnum):
    """How far a run has come."""

    REQUESTED = "requested"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"


class JobRun(Model):
    """A job's run of one period, or one that an admin asked for; it decides who may do the work.

    `fence` grows whenever somebody takes the run, and whoever holds an older one may not write.
    `lease_until` is until when a running one belongs to its worker, and when a failed one may be
    tried again. `result`, `error` and `arguments` hold nothing of what people wrote.
    """

    id = fields.BigIntField(primary_key=True)
    job = fields.CharField(max_length=64)
    period = fields.CharField(max_length=64)
    state = fields.CharEnumField(JobState, max_length=32)
    fence = fields.BigIntField(default=0, db_default=0)
    lease_until = UtcDatetimeField(null=True)
    worker = fields.CharField(max_length=100, null=True)
    attempts = fields.IntField(default=0, db_default=0)
    requested_at = UtcDatetimeField(null=True)
    started_at = UtcDatetimeField(null=True)
    finished_at = UtcDatetimeField(null=True)
    progress: fields.Field[dict[str, int] | None] = fields.JSONField(null=True)
    result: fields.Field[dict[str, Any] | None] = fields.JSONField(null=True)
    error = fields.CharField(max_length=255, null=True)
    requested_by = fields.BigIntField(null=True)
    arguments: fields.Field[dict[str, Any] | None] = fields.JSONField(null=True)
    cancel_requested = fields.BooleanField(default=False, db_default=False)

    class Meta:
        table = "job_runs"
        unique_together = (("job", "period"),)
        indexes = (
            Index(fields=("job", "started_at"), name="ix_job_run_started"),
            Index(fields=("state", "lease_until"), name="ix_job_run_lease"),
        )
