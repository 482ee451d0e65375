"""What people agreed to: events that are only added, and what holds now on the person."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from tortoise.transactions import in_transaction

from engagement_plugin.domain import ConsentPurpose, Consents, PersonKey
from engagement_plugin.storage import job_runs
from engagement_plugin.storage.database import Dialect, connection_name
from engagement_plugin.storage.models import ConsentEvent, Person, UserEngagement

_COLUMNS: Final = {purpose: f"consent_{purpose.value}" for purpose in ConsentPurpose}


async def find(person: PersonKey) -> Consents | None:
    """Give what somebody said; None of a stranger."""
    row = await Person.get_or_none(bot_id=person.bot_id, telegram_id=person.telegram_id)
    return None if row is None else of_row(row)


def of_row(row: Person) -> Consents:
    """Read what somebody said from their row."""
    return Consents(
        outreach=row.consent_outreach,
        analytics=row.consent_analytics,
        training=row.consent_training,
        text_storage=row.consent_text_storage,
        llm=row.consent_llm,
        noticed_at=row.noticed_at,
    )


async def change(
    person: PersonKey,
    purpose: ConsentPurpose,
    *,
    given: bool,
    place: str,
    wording: str,
    now: datetime,
    dialect: Dialect,
) -> bool:
    """Add an event and let it hold, in one transaction; False where it held already, or of strangers.

    Who does not want their words kept has none kept from then on. The person's version advances, so that whatever was decided before is asked again.
    """
    column = _COLUMNS[purpose]
    async with in_transaction(connection_name(dialect)):
        await job_runs.lock("consents", dialect)
        row = (
            await Person.filter(bot_id=person.bot_id, telegram_id=person.telegram_id)
            .select_for_update()
            .first()
        )
        if row is None or getattr(row, column) is given:
            return False
        await ConsentEvent.create(
            person_id=row.id,
            bot_id=person.bot_id,
            purpose=purpose,
            given=given,
            wording=wording,
            place=place,
            changed_at=now,
        )
        await Person.filter(id=row.id).update(**{column: given}, version=row.version + 1)
        if purpose is ConsentPurpose.TEXT_STORAGE and not given:
            await UserEngagement.filter(person_id=row.id, text__isnull=False).update(text=None)
    return True


async def count(bot_id: int, purpose: ConsentPurpose, *, by_default: bool) -> int:
    """Count the people with whom something is agreed, by their word or the deployment's."""
    column = _COLUMNS[purpose]
    found = await Person.filter(bot_id=bot_id, **{column: True}).count()
    if by_default:
        found += await Person.filter(bot_id=bot_id, **{f"{column}__isnull": True}).count()
    return found


async def wanting_words(ids: Collection[int | None], *, by_default: bool) -> list[int]:
    """Say whose words may be stored, of people by `Person.id`."""
    said = {
        row.pop("id"): row["consent_text_storage"]
        for row in await Person.filter(id__in=[each for each in ids if each is not None]).values(
            "id", "consent_text_storage"
        )
    }
    return [each for each, word in said.items() if (by_default if word is None else word)]


async def claim_notice(person: PersonKey, *, now: datetime) -> bool:
    """Say that somebody is being told now; False where they were told, or somebody is at it."""
    found = Person.filter(
        bot_id=person.bot_id, telegram_id=person.telegram_id, noticed_at__isnull=True
    )
    return bool(await found.update(noticed_at=now))


async def give_notice_back(person: PersonKey) -> None:
    """Say that somebody was not told after all."""
    found = Person.filter(bot_id=person.bot_id, telegram_id=person.telegram_id)
    await found.update(noticed_at=None)
