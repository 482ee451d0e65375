"""Figures from the database: reads what the pure parts need, and lets them compute."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from engagement_plugin.clock import Clock
from engagement_plugin.domain import Consents, Patterns, PersonKey, RiskBand
from engagement_plugin.domain.activity import Period
from engagement_plugin.domain.audience import EVERYBODY, AudienceFilter
from engagement_plugin.domain.card import PersonCard
from engagement_plugin.domain.patterns import TRUSTED_ZONE
from engagement_plugin.insight.audience_figures import AudienceFigures
from engagement_plugin.insight.days import day_of, first_slot, last_days
from engagement_plugin.insight.exports import Page, day_pages, people_pages
from engagement_plugin.insight.person import (
    Attention,
    Missed,
    PersonFigures,
    favourite_hours,
    missed,
)
from engagement_plugin.insight.portrait import PORTRAIT_DAYS, Portrait, portrait
from engagement_plugin.storage import activity, consents, patterns, people
from engagement_plugin.storage import portrait as portraits
from engagement_plugin.storage.database import Database

PERSON_DAYS: Final = 30
PAGE: Final = 6
MOST_PAGES: Final = 10_000


class Insight:
    """Answers questions about a bot's audience and its people."""

    def __init__(self, database: Database, *, clock: Clock, zone: ZoneInfo) -> None:
        self._database = database
        self._clock = clock
        self._zone = zone

    async def audience(
        self, bot_id: int, *, days: int, whom: AudienceFilter = EVERYBODY
    ) -> AudienceFigures:
        """Compute the figures of the last days, today included."""
        # NumPy comes with the first question: a process that only polls never loads it.
        from engagement_plugin.insight.audience_facts import answer  # noqa: PLC0415

        period = last_days(days, now=self._clock(), zone=self._zone)
        return await answer(self._database, bot_id, period=period, zone=self._zone, whom=whom)

    def people_pages(self, bot_id: int) -> AsyncIterator[Page]:
        """Give what is known of everybody who was looked at, for `exports.PEOPLE_COLUMNS`."""
        return people_pages(self._database, bot_id)

    def day_pages(self, bot_id: int, *, period: Period) -> AsyncIterator[Page]:
        """Give people's UTC days of a period, for `exports.DAY_COLUMNS`."""
        return day_pages(self._database, bot_id, period=period)

    async def person(self, bot_id: int, telegram_id: int) -> PersonFigures | None:
        """Compute one person's figures, or None where the bot has never met them."""
        return await self._database.run(self._person(bot_id, telegram_id))

    async def card(self, bot_id: int, telegram_id: int) -> PersonCard | None:
        """Give a person's standing facts, or None where the bot has never met them."""
        return await self._database.run(people.find(bot_id, telegram_id))

    async def attention(self, bot_id: int, *, page: int) -> Attention | None:
        """List who needs attention, or None where nobody has been looked at yet.

        Beyond the last page, and before the first, lies the first.
        """
        return await self._database.run(self._attention(bot_id, page))

    async def missed(self, bot_id: int, *, most: int) -> list[tuple[Missed, int]]:
        """Name the regulars who have gone silent, each with their Telegram id."""
        return await self._database.run(self._missed(bot_id, most))

    async def _person(self, bot_id: int, telegram_id: int) -> PersonFigures | None:
        card = await people.find(bot_id, telegram_id)
        if card is None:
            return None
        known = await patterns.find(card.id)
        zone = self._home(card, known)
        period = last_days(PERSON_DAYS, now=self._clock(), zone=zone)
        since = first_slot(period.first, zone)
        until = first_slot(period.last + timedelta(days=1), zone)
        slots = await activity.slots_of(card.id, since=since, until=until)
        return PersonFigures(
            card=card,
            period=period,
            active_days=len({day_of(slot, zone) for slot in slots}),
            hours=known.preferred_hours if known else favourite_hours(slots, zone),
            zone=zone,
            tally=await activity.tally(bot_id, since=since, until=until, person=card.id),
            patterns=known,
            consents=await consents.find(PersonKey(bot_id, telegram_id)) or Consents(),
            portrait=await self._portrait(card.id, known, zone),
        )

    async def _portrait(self, person_id: int, known: Patterns | None, zone: ZoneInfo) -> Portrait:
        period = last_days(PORTRAIT_DAYS, now=self._clock(), zone=zone)
        found = await portraits.half_hours(
            person_id,
            since=first_slot(period.first, zone),
            until=first_slot(period.last + timedelta(days=1), zone),
            dialect=self._database.dialect,
        )
        return portrait(found, period=period, zone=zone, rhythm=known.rhythm if known else ())

    def _home(self, card: PersonCard, known: Patterns | None) -> ZoneInfo:
        """Give the zone in which the analysis has cut the person's days."""
        if known is None:
            return ZoneInfo(card.zone) if card.zone else self._zone
        is_trusted = (known.zone_confidence or 0.0) >= TRUSTED_ZONE
        return ZoneInfo(known.zone) if known.zone and is_trusted else self._zone

    async def _attention(self, bot_id: int, page: int) -> Attention | None:
        counts = await patterns.bands(bot_id)
        if not any(n for band, n in counts.items() if band is not RiskBand.UNKNOWN):
            return None
        page = min(max(page, 0), MOST_PAGES)
        found = await patterns.attention(bot_id, offset=page * PAGE, most=PAGE + 1)
        if page and not found:
            page, found = 0, await patterns.attention(bot_id, offset=0, most=PAGE + 1)
        return Attention(people=tuple(found[:PAGE]), page=page, has_more=len(found) > PAGE)

    async def _missed(self, bot_id: int, most: int) -> list[tuple[Missed, int]]:
        period = last_days(PERSON_DAYS, now=self._clock(), zone=self._zone)
        found = missed(
            await activity.active_slots(
                bot_id,
                since=first_slot(period.first, self._zone),
                until=first_slot(period.last + timedelta(days=1), self._zone),
            ),
            today=period.last,
            zone=self._zone,
            most=most,
        )
        cards = await people.cards([each.person for each in found])
        return [(each, cards[each.person].telegram_id) for each in found]
