"""What people want of the bot; every change advances the version that decisions check."""

from typing import Any

from msgspec import Struct
from tortoise.expressions import F

from engagement_plugin.domain import OutreachType, PersonKey, ZoneSource
from engagement_plugin.storage.models import Person


class Preferences(Struct, frozen=True, kw_only=True):
    """A person's own choices, empty where they made none.

    Attributes:
        language: What their Telegram speaks.
        zone: What they named themselves, else a guess; `zone_confidence` says how good it is.
        wants_outreach: What they said; None where the deployment's choice holds.
        is_noticed: They were told what is kept and how to refuse.
        quiet: From and until, in minutes of their own day; the same twice is never.
    """

    language: str | None
    chosen_language: str | None
    zone: str | None
    zone_source: ZoneSource | None
    zone_confidence: float | None
    wants_outreach: bool | None
    muted: frozenset[str]
    quiet: tuple[int, int] | None
    is_noticed: bool


async def find(person: PersonKey) -> Preferences | None:
    """Give what somebody chose; None of a stranger."""
    row = await Person.get_or_none(bot_id=person.bot_id, telegram_id=person.telegram_id)
    if row is None:
        return None
    has_quiet = row.quiet_from is not None and row.quiet_until is not None
    return Preferences(
        language=row.language,
        chosen_language=row.chosen_language,
        zone=row.zone,
        zone_source=row.zone_source,
        zone_confidence=row.zone_confidence,
        wants_outreach=row.consent_outreach,
        muted=frozenset(row.muted_kinds or ()),
        quiet=(row.quiet_from, row.quiet_until) if has_quiet else None,
        is_noticed=row.noticed_at is not None,
    )


async def mute(person: PersonKey, kind: OutreachType, *, is_muted: bool) -> bool:
    """Refuse a kind of messages, or want it again; False of a stranger."""
    while True:
        row = await Person.get_or_none(bot_id=person.bot_id, telegram_id=person.telegram_id)
        if row is None:
            return False
        muted = set(row.muted_kinds or ())
        muted = muted | {kind.value} if is_muted else muted - {kind.value}
        # Another press, or a decision, may have been faster: then what it left is read again.
        changed = await Person.filter(id=row.id, version=row.version).update(
            muted_kinds=sorted(muted), version=row.version + 1
        )
        if changed:
            return True


async def set_quiet(person: PersonKey, span: tuple[int, int] | None) -> bool:
    """Set quiet hours in minutes of the day; None for the bot's usual ones."""
    begins, ends = span or (None, None)
    return await _change(person, quiet_from=begins, quiet_until=ends)


async def set_zone(person: PersonKey, zone: str) -> bool:
    """Set the zone a person named themselves: no guess replaces it."""
    return await _change(person, zone=zone, zone_source=ZoneSource.PERSON, zone_confidence=1.0)


async def set_language(person: PersonKey, language: str | None) -> bool:
    """Set the language the bot speaks to somebody; None for that of their Telegram."""
    return await _change(person, chosen_language=language)


async def _change(person: PersonKey, **values: Any) -> bool:
    found = Person.filter(bot_id=person.bot_id, telegram_id=person.telegram_id)
    return bool(await found.update(version=F("version") + 1, **values))
