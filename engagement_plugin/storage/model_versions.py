"""Trained models: the one that serves, those before it, and what each training came to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from tortoise.transactions import in_transaction

from engagement_plugin.domain import ModelPurpose
from engagement_plugin.storage import job_runs
from engagement_plugin.storage.database import Dialect, connection_name
from engagement_plugin.storage.job_runs import Guard
from engagement_plugin.storage.models import ModelVersion

KEPT: Final = 5
_LOCK: Final = "models"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVersion:
    """What a training gives to keep, with the meaning of `ModelVersion`."""

    purpose: ModelPurpose
    name: str
    body: bytes
    sha256: str
    features: str
    library: str
    horizon: int | None
    rows: int
    report: Mapping[str, Any]
    passed: bool
    trained_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept(NewVersion):
    """One that is kept."""

    id: int
    serves: bool


async def serving(bot_id: int, purpose: ModelPurpose) -> list[Kept]:
    """Give the one that serves and, after it, those that could take its place, the newest first.

    Empty where nothing was let through yet, or an admin went back to what needs no model.
    """
    current = await ModelVersion.get_or_none(bot_id=bot_id, purpose=purpose, serves=True)
    if current is None:
        return []
    rows = await ModelVersion.filter(
        bot_id=bot_id, purpose=purpose, passed=True, id__lte=current.id
    ).order_by("-id")
    return [_kept(row) for row in rows]


async def serving_id(bot_id: int, purpose: ModelPurpose) -> int | None:
    """Name the one that serves, without reading it."""
    rows = await ModelVersion.filter(bot_id=bot_id, purpose=purpose, serves=True).values("id")
    return next((int(row["id"]) for row in rows), None)


async def latest(bot_id: int, purpose: ModelPurpose) -> list[Kept]:
    """List what is kept, the newest first."""
    rows = await ModelVersion.filter(bot_id=bot_id, purpose=purpose).order_by("-id")
    return [_kept(row) for row in rows]


async def keep(bot_id: int, new: NewVersion, *, guard: Guard, dialect: Dialect) -> int:
    """Keep one; where it passed, it serves from now on. Gives its id.

    Of each purpose the last five stay, and the one that serves.
    """
    async with in_transaction(connection_name(dialect)):
        await job_runs.lock(_LOCK, dialect)
        if new.passed:
            await _of(bot_id, new.purpose).update(serves=False)
        row = await ModelVersion.create(
            bot_id=bot_id,
            serves=new.passed,
            **{name: getattr(new, name) for name in NewVersion.__slots__},
        )
        ids = await _of(bot_id, new.purpose).order_by("-id").values_list("id", flat=True)
        await _of(bot_id, new.purpose).filter(id__in=ids[KEPT:], serves=False).delete()
        await guard()
    return int(row.id)


async def roll_back(bot_id: int, purpose: ModelPurpose, *, dialect: Dialect) -> Kept | None:
    """Let the one before the serving one serve; None where nothing needs a model any more.

    The one that is left may not be rolled back to: it did badly.
    """
    async with in_transaction(connection_name(dialect)):
        await job_runs.lock(_LOCK, dialect)
        current = await _of(bot_id, purpose).filter(serves=True).first()
        if current is None:
            return None
        await _of(bot_id, purpose).filter(id=current.id).update(serves=False, passed=False)
        before = (
            await _of(bot_id, purpose)
            .filter(passed=True, id__lt=current.id)
            .order_by("-id")
            .first()
        )
        if before is None:
            return None
        await _of(bot_id, purpose).filter(id=before.id).update(serves=True)
        before.serves = True
    return _kept(before)


def _of(bot_id: int, purpose: ModelPurpose) -> Any:
    return ModelVersion.filter(bot_id=bot_id, purpose=purpose)


def _kept(row: ModelVersion) -> Kept:
    return Kept(
        id=row.id,
        serves=row.serves,
        **{name: getattr(row, name) for name in NewVersion.__slots__},
    )
