"""Forgetting somebody: everything of theirs in one transaction, and a keyed hash that keeps it so."""

from datetime import datetime
from typing import Final

from tortoise.transactions import in_transaction

from engagement_plugin.domain import PersonKey
from engagement_plugin.storage import state, suppressions
from engagement_plugin.storage.database import Dialect, connection_name
from engagement_plugin.storage.models import (
    AdminAction,
    JobRun,
    Outreach,
    Person,
    PluginState,
    Suppression,
)
from engagement_plugin.storage.statements import ERASURE_LOCK

_MODELS: Final = "models_outdated"
# Of an admin whom the bot never met as a person; no pseudonym is as high.
NOBODY: Final = 2**52


async def erase(person: PersonKey, *, now: datetime, dialect: Dialect) -> bool:
    """Erase somebody; False where there was nothing. Whatever arrives of them later is dropped.

    The hash is written before anything is deleted and committed with it: a writer that is under
    way either finds it, or writes rows that fall with the person. Counts of everybody together
    stay, and the audit keeps a pseudonym.
    """
    key = await suppressions.hash_key(now=now)
    async with in_transaction(connection_name(dialect)) as client:
        if dialect == "postgres":
            # Not while a batch is under way that has asked already who is to stay unknown.
            await client.execute_query_dict(f"SELECT pg_advisory_xact_lock({ERASURE_LOCK})")
        await suppressions.suppress(person, key, now=now)
        row = (
            await Person.filter(bot_id=person.bot_id, telegram_id=person.telegram_id)
            .select_for_update()
            .first()
        )
        await _forget_deeds(person, None if row is None else row.id)
        if row is None:
            return False
        if row.consent_training is not False:
            await _mark_models(person.bot_id, now)
        # All tables that name a person hang on this row.
        await Person.filter(id=row.id).delete()
    return True


async def _forget_deeds(person: PersonKey, pseudonym: int | None) -> None:
    """Take somebody's Telegram id out of what they did as an admin."""
    whose = {"bot_id": person.bot_id}
    await AdminAction.filter(admin_id=person.telegram_id, **whose).update(
        admin_id=-(pseudonym or NOBODY)
    )
    await Outreach.filter(requested_by=person.telegram_id, **whose).update(requested_by=None)
    await JobRun.filter(requested_by=person.telegram_id).update(requested_by=None)
    await PluginState.filter(key=state.menu_key(person.telegram_id), **whose).delete()


async def _mark_models(bot_id: int, now: datetime) -> None:
    """Note that models may have learned from somebody who is gone; the next ones will not have."""
    await PluginState.update_or_create(
        bot_id=bot_id,
        key=_MODELS,
        defaults={"value": {"since": now.isoformat()}, "changed_at": now},
    )


async def models_outdated(bot_id: int) -> bool:
    """Say whether somebody was erased since models were last made."""
    return await PluginState.exists(bot_id=bot_id, key=_MODELS)


async def models_renewed(bot_id: int) -> None:
    """Take the mark away: new models know nobody who is gone."""
    await PluginState.filter(bot_id=bot_id, key=_MODELS).delete()


async def is_suppressed(person: PersonKey, *, now: datetime) -> bool:
    """Say whether somebody is to stay unknown."""
    name = suppressions.digest(person, await suppressions.hash_key(now=now))
    return await Suppression.exists(digest=name, lifted_at__isnull=True)


async def lift(person: PersonKey, *, now: datetime) -> bool:
    """Let somebody be known again, from now on; False where they were not unknown."""
    name = suppressions.digest(person, await suppressions.hash_key(now=now))
    return bool(
        await Suppression.filter(digest=name, lifted_at__isnull=True).update(lifted_at=now)
    )
