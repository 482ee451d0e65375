"""When the bot keeps quiet: usual spans by one press, any other by two."""

from collections.abc import Sequence
from typing import Final

from aiogram import Bot
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery
from aiogram.utils.formatting import Bold, Text, as_list

from engagement_plugin.chat.admin.buttons import rows
from engagement_plugin.chat.member.buttons import (
    Place,
    PlaceButton,
    QuietButton,
    QuietFromButton,
    UsualQuietButton,
)
from engagement_plugin.chat.member.desk import MemberDesk
from engagement_plugin.chat.member.engagement import (
    back,
    back_to_start,
    clock_words,
    quiet_words,
    span_words,
)
from engagement_plugin.chat.member.screens import Screen, show
from engagement_plugin.domain import PersonKey
from engagement_plugin.i18n import Translator
from engagement_plugin.storage import preferences
from engagement_plugin.storage.preferences import Preferences

HOUR: Final = 60
PRESETS: Final = ((21, 9), (22, 8), (23, 7), (0, 10))
NEVER: Final = QuietButton(begins=0, ends=0)


async def on_quiet(
    press: CallbackQuery,
    callback_data: QuietButton | UsualQuietButton,
    bot: Bot,
    desk: MemberDesk,
    person: PersonKey,
    t: Translator,
) -> str | None:
    """Keep a span, or the bot's usual one."""
    span = (
        (callback_data.begins, callback_data.ends)
        if isinstance(callback_data, QuietButton)
        else None
    )
    is_kept = await desk.database.run(preferences.set_quiet(person, span))
    return await back_to_start(press, bot, desk, person, t, is_kept=is_kept)


async def on_from(
    press: CallbackQuery, callback_data: QuietFromButton, bot: Bot, t: Translator
) -> None:
    """Ask for the end of one's own hours."""
    begins = callback_data.hour
    await show(until_screen(begins, t), press, bot)


def quiet_screen(chosen: Preferences, desk: MemberDesk, t: Translator) -> Screen:
    """Offer the usual spans."""
    text = as_list(
        Bold("🌙 ", t.gettext("Quiet hours")),
        Text(t.gettext("I never write to you first in these hours of your own day.")),
        Text(t.gettext("Now: {hours}").format(hours=quiet_words(chosen, desk, t))),
    )
    presets = [QuietButton(begins=first * HOUR, ends=last * HOUR) for first, last in PRESETS]
    spans = [(span_words((each.begins, each.ends), t), each) for each in presets]
    return Screen(
        text=text,
        buttons=rows([
            *table(spans, 2),
            [(t.gettext("Other hours"), PlaceButton(place=Place.FROM))],
            [(t.gettext("As usual"), UsualQuietButton()), (t.gettext("None"), NEVER)],
            [back(t)],
        ]),
    )  # fmt: skip


def from_screen(t: Translator) -> Screen:
    """Ask from when it is quiet."""
    hours = [(clock_words(hour * HOUR), QuietFromButton(hour=hour)) for hour in range(24)]
    return Screen(
        text=Text("🌙 ", t.gettext("Quiet from when?")),
        buttons=rows([*table(hours, 4), [back(t)]]),
    )


def until_screen(begins: int, t: Translator) -> Screen:
    """Ask until when it is quiet."""
    ends = [(begins + n) % 24 for n in range(1, 24)]
    hours = [
        (clock_words(end * HOUR), QuietButton(begins=begins * HOUR, ends=end * HOUR))
        for end in ends
    ]
    asked = t.gettext("Quiet from {begins} until when?").format(begins=clock_words(begins * HOUR))
    return Screen(text=Text("🌙 ", asked), buttons=rows([*table(hours, 4), [back(t)]]))


def table(
    cells: Sequence[tuple[str, CallbackData]], width: int
) -> list[Sequence[tuple[str, CallbackData]]]:
    """Put cells into rows."""
    return [cells[first : first + width] for first in range(0, len(cells), width)]
