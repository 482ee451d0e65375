"""`/engagement_audit`: which admin did what."""

from collections.abc import Mapping
from typing import Final
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.filters import CommandObject
from aiogram.types import Message
from aiogram.utils.formatting import Bold, Code, Text, as_list

from engagement_plugin.chat.admin.arguments import number_or_usage
from engagement_plugin.chat.admin.audit import Entry
from engagement_plugin.chat.admin.commands import AUDIT
from engagement_plugin.chat.admin.desk import AdminDesk
from engagement_plugin.domain.audit import Deed
from engagement_plugin.i18n import Translator

DEFAULT_COUNT: Final = 10
MOST_COUNT: Final = 50


async def on_audit(
    message: Message,
    command: CommandObject | None,
    bot: Bot,
    desk: AdminDesk,
    entry: Entry,
    t: Translator,
) -> None:
    """Answer with the latest actions."""
    count = await number_or_usage(
        message,
        command,
        AUDIT,
        default=DEFAULT_COUNT,
        most=MOST_COUNT,
        expected=t.gettext("I need a number from 1 to {most}.").format(most=MOST_COUNT),
        prefix=desk.prefix,
        entry=entry,
        t=t,
    )
    if count is None:
        return
    zone = ZoneInfo(desk.settings.statistics.zone)
    deeds = await desk.deeds(bot.id, limit=count)
    people = await desk.telegram_ids({each.target for each in deeds if each.target is not None})
    await message.answer(**audit_text(deeds, t, zone=zone, people=people).as_kwargs())


def audit_text(
    deeds: list[Deed], t: Translator, *, zone: ZoneInfo, people: Mapping[int, int]
) -> Text:
    """Write the log, newest first.

    Args:
        people: Telegram ids by the pseudonyms that the log keeps; the erased are missing.
    """
    if not deeds:
        return Text(t.gettext("No admin has done anything yet."))
    title = Bold(t.ngettext("The last {n} action", "The last {n} actions", len(deeds)))
    return as_list(title, *(_line(each, t, zone, people) for each in deeds))


def _line(deed: Deed, t: Translator, zone: ZoneInfo, people: Mapping[int, int]) -> Text:
    what = f"{deed.action} {deed.arguments or ''}".rstrip()
    if deed.target is not None and deed.target in people:
        what += t.gettext(", about {id}").format(id=people[deed.target])
    elif deed.target is not None:
        what += t.gettext(", about somebody erased since")
    moment = t.moment(deed.acted_at.astimezone(zone))
    return Text(moment, " ", Code(str(deed.admin_id)), "\n  ", what, ": ", deed.result)
