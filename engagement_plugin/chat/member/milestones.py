"""`/milestones`: what somebody has reached, what is next, and when at this pace."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.types import CallbackQuery, Message
from aiogram.utils.formatting import Bold, Code, Italic, Text, as_list

from engagement_plugin.chat.admin.buttons import rows
from engagement_plugin.chat.admin.tasks_text import bar
from engagement_plugin.chat.member.buttons import PageButton
from engagement_plugin.chat.member.desk import MemberDesk
from engagement_plugin.chat.member.forecast import forecast
from engagement_plugin.chat.member.screens import Screen, show
from engagement_plugin.domain import PersonKey
from engagement_plugin.i18n import Translator
from engagement_plugin.milestones import telling
from engagement_plugin.milestones.metrics import Metric
from engagement_plugin.milestones.values import Ahead, PersonMilestones, Reached
from engagement_plugin.storage.preferences import Preferences

PAGE: Final = 8
NEXT: Final = 3


async def on_milestones(
    event: Message | CallbackQuery,
    bot: Bot,
    desk: MemberDesk,
    person: PersonKey,
    chosen: Preferences | None,
    t: Translator,
    callback_data: PageButton | None = None,
) -> None:
    """Show a page of somebody's own milestones."""
    found = await desk.milestones.of_person(*person)
    zone = ZoneInfo((chosen.zone if chosen else None) or desk.settings.statistics.zone)
    page = callback_data.page if callback_data else 0
    screen = milestones_screen(found, t, now=desk.now(), zone=zone, page=page)
    await show(screen, event, bot)


def milestones_screen(
    found: PersonMilestones | None, t: Translator, *, now: datetime, zone: ZoneInfo, page: int
) -> Screen:
    """Write the page; one behind the last shows the last.

    Args:
        found: None of somebody the bot keeps nothing about.
    """
    if found is None or not (found.reached or found.ahead):
        return Screen(text=Text(t.gettext("🌱 Nothing here yet. Talk to me, and it will grow.")))
    pages = max(1, -(-len(found.reached) // PAGE))
    page = min(page, pages - 1)
    shown = found.reached[page * PAGE : (page + 1) * PAGE]
    blocks = [_title(found, t)]
    if not page and found.ahead:
        blocks.append(as_list(Bold(t.gettext("Next")), *_next(found.ahead[:NEXT], t, now)))
    if shown:
        lines = (_reached(each, t, zone) for each in shown)
        blocks.append(as_list(Bold(t.gettext("Reached")), *lines))
    buttons = _turning(page, pages)
    return Screen(text=as_list(*blocks, sep="\n\n"), buttons=rows([buttons]) if buttons else None)


def _title(found: PersonMilestones, t: Translator) -> Text:
    reached = t.ngettext("{n} reached", "{n} reached", len(found.reached))
    points = t.ngettext("{n} point", "{n} points", found.points)
    return as_list(Bold("🏅 ", t.gettext("Your milestones")), Text(reached, ", ", points))


def _reached(each: Reached, t: Translator, zone: ZoneInfo) -> Text:
    times = f" ×{t.number(each.times)}" if each.times > 1 else ""
    day = t.day(each.at.astimezone(zone).date())
    return Text(each.milestone.icon, " ", telling.title(each.milestone, t), times, ", ", day)


def _next(ahead: tuple[Ahead, ...], t: Translator, now: datetime) -> Iterator[Text]:
    for each in ahead:
        yield Text(each.milestone.icon, " ", telling.title(each.milestone, t))
        yield Text("   ", Italic(telling.text(each.milestone, t)))
        progress = t.gettext("{current} of {target}").format(
            current=_figure(each.current, each, t), target=_figure(each.target, each, t)
        )
        yield Text("   ", Code(bar(each.percent / 100)), " ", progress)
        if each.estimate is not None:
            yield Text("   ⏳ ", forecast(each.estimate, t, now=now))


def _figure(value: float, ahead: Ahead, t: Translator) -> str:
    # A quality of 0.75 tells nobody anything.
    if ahead.milestone.metric == Metric.QUALITY:
        return t.percent(value)
    return t.number(value, digits=0 if value == int(value) else 2)


def _turning(page: int, pages: int) -> list[tuple[str, PageButton]]:
    buttons = []
    if page:
        buttons.append((f"‹ {page}", PageButton(page=page - 1)))
    if page + 1 < pages:
        buttons.append((f"{page + 2} ›", PageButton(page=page + 1)))
    return buttons
