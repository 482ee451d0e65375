"""Figures from the database: reads what the pure parts need, and lets them compute."""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from engagement_plugin.clock import Clock
from engagement_plugin.domain.activity import Period
from engagement_plugin.insight.audience import AudienceFigures, audience, needed_from
from engagement_plugin.insight.days import day_of, first_slot, last_days
from engagement_plugin.insight.person import Missed, PersonFigures, favourite_hours, missed
from engagement_plugin.insight.series import Scores
from engagement_plugin.storage import activity, people
from engagement_plugin.storage.database import Database

PERSON_DAYS: Final = 30


class Insight:
    """Answers questions about a bot's audience and its people."""

    def __init__(self, database: Database, *, clock: Clock, zone: ZoneInfo) -> None:
        self._database = database
        self._clock = clock
        self._zone = zone

    async def audience(self, bot_id: int, *, days: int) -> AudienceFigures:
        """Compute the figures of the last days, today included."""
        return await self._database.run(self._audience(bot_id, days))

    async def person(self, bot_id: int, telegram_id: int) -> PersonFigures | None:
        """Compute one person's figures, or None where the bot has never met them."""
        return await self._database.run(self._person(bot_id, telegram_id))

    async def missed(self, bot_id: int, *, most: int) -> list[tuple[Missed, int]]:
        """Name the regulars who have gone silent, each with their Telegram id."""
        return await self._database.run(self._missed(bot_id, most))

    async def _audience(self, bot_id: int, days: int) -> AudienceFigures:
        period = last_days(days, now=self._clock(), zone=self._zone)
        until = first_slot(period.last + timedelta(days=1), self._zone)
        since = first_slot(period.first, self._zone)
        firsts = await activity.newcomers(
            bot_id, since=_begin(period, self._zone), until=_end(period, self._zone)
        )
        return audience(
            await activity.active_slots(
                bot_id, since=first_slot(needed_from(period), self._zone), until=until
            ),
            period=period,
            newcomers={
                person: moment.astimezone(self._zone).date() for person, moment in firsts.items()
            },
            people=await activity.count_people(bot_id),
            tally=await activity.tally(bot_id, since=since, until=until),
            zone=self._zone,
            scores=map(Scores._make, await activity.scores(bot_id, since=since, until=until)),
        )

    async def _person(self, bot_id: int, telegram_id: int) -> PersonFigures | None:
        card = await people.find(bot_id, telegram_id)
        if card is None:
            return None
        zone = ZoneInfo(card.zone) if card.zone else self._zone
        period = last_days(PERSON_DAYS, now=self._clock(), zone=zone)
        since = first_slot(period.first, zone)
        until = first_slot(period.last + timedelta(days=1), zone)
        slots = await activity.slots_of(card.id, since=since, until=until)
        return PersonFigures(
            card=card,
            period=period,
            active_days=len({day_of(slot, zone) for slot in slots}),
            hours=favourite_hours(slots, zone),
            zone=zone,
            tally=await activity.tally(bot_id, since=since, until=until, person=card.id),
        )

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


def _begin(period: Period, zone: ZoneInfo) -> datetime:
    return datetime.combine(period.first, datetime.min.time(), tzinfo=zone)


def _end(period: Period, zone: ZoneInfo) -> datetime:
    return datetime.combine(period.last + timedelta(days=1), datetime.min.time(), tzinfo=zone)
