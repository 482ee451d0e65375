"""Milestones for admins: one person's in `/insights`, everybody's in `/engagement_stats`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from aiogram.utils.formatting import Bold, Text, as_list

from engagement_plugin.chat.lines import indented
from engagement_plugin.chat.member.forecast import forecast
from engagement_plugin.clock import Clock
from engagement_plugin.domain import PersonKey
from engagement_plugin.i18n import Translator
from engagement_plugin.milestones import telling
from engagement_plugin.milestones.service import Milestones
from engagement_plugin.milestones.values import MilestoneStanding, PersonMilestones

LATEST: Final = 3
NEXT: Final = 3


class MilestonesSection:
    """The block of `/insights`, asked for one person at a time."""

    def __init__(self, milestones: Milestones, *, clock: Clock, zone: ZoneInfo) -> None:
        self._milestones = milestones
        self._clock = clock
        self._zone = zone

    async def __call__(self, person: PersonKey, t: Translator) -> Text | None:
        """Write it, or nothing of a stranger."""
        found = await self._milestones.of_person(*person)
        if found is None:
            return None
        return person_milestones(found, t, now=self._clock(), zone=self._zone)


def person_milestones(
    found: PersonMilestones, t: Translator, *, now: datetime, zone: ZoneInfo
) -> Text:
    """Write the latest a person has reached, and what they are nearest to."""
    reached = t.ngettext("{n} reached", "{n} reached", len(found.reached))
    points = t.ngettext("{n} point", "{n} points", found.points)
    lines = [Text(Bold("🏅 ", t.gettext("Milestones")), ": ", reached, ", ", points)]
    for each in found.reached[:LATEST]:
        day = t.day(each.at.astimezone(zone).date())
        lines.append(
            Text("  ", each.milestone.icon, " ", telling.title(each.milestone, t), ", ", day)
        )
    for ahead in found.ahead[:NEXT]:
        when = "" if ahead.estimate is None else f", {forecast(ahead.estimate, t, now=now)}"
        share = t.percent(ahead.percent / 100) + when
        lines.append(indented(f"➡️ {telling.title(ahead.milestone, t)}", share))
    return as_list(*lines)


def audience_milestones(standings: Sequence[MilestoneStanding], t: Translator) -> Text:
    """Write how many reached what, in the catalogue's order, and how long half of them took."""
    lines = [Text(Bold("🏅 ", t.gettext("Milestones")))]
    for each in standings:
        if each.reached:
            name = f"{each.milestone.icon} {telling.title(each.milestone, t)}"
            lines.append(indented(name, _reached(each, t)))
    untouched = sum(not each.reached for each in standings)
    if untouched:
        told = t.ngettext(
            "{n} more that nobody has reached", "{n} more that nobody has reached", untouched
        )
        lines.append(Text("  ", told))
    return as_list(*lines)


def _reached(standing: MilestoneStanding, t: Translator) -> str:
    people = t.ngettext("{n} person", "{n} people", standing.reached)
    if standing.median_days is None:
        return people
    days = t.number(standing.median_days, digits=1)
    return t.gettext("{people}, median {days} d").format(people=people, days=days)
