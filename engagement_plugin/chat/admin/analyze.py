"""`/analyze_patterns`: looks at people again now, and shows one of them afterwards."""

import asyncio
from typing import Final

from aiogram import Bot
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message
from msgspec import Struct

from engagement_plugin.chat.admin import following
from engagement_plugin.chat.admin.arguments import usage, whole_number
from engagement_plugin.chat.admin.audit import Entry
from engagement_plugin.chat.admin.buttons import AnalyzeButton
from engagement_plugin.chat.admin.commands import ANALYZE
from engagement_plugin.chat.admin.desk import AdminDesk
from engagement_plugin.chat.admin.gate import TELEGRAM_ID_MOST
from engagement_plugin.chat.admin.insights import never_met, show_person
from engagement_plugin.i18n import Translator
from engagement_plugin.logs import get_logger
from engagement_plugin.storage.models import JobState

JOB: Final = "analyze_patterns"
MOST_BATCH: Final = 1_000
_BATCH: Final = "batch_size="

log = get_logger(__name__)


class Wish(Struct, frozen=True, kw_only=True):
    """Whom to look at; without a person, everybody of whom there is news.

    Attributes:
        person: Their Telegram id.
    """

    person: int | None = None
    batch_size: int | None = None


def read_wish(text: str | None) -> Wish | None:
    """Read the command's arguments, in any order; None where they cannot be meant.

    >>> read_wish("8 batch_size=50")
    Wish(person=8, batch_size=50)
    """
    person = batch_size = None
    for word in (text or "").split():
        if word.startswith(_BATCH):
            number = whole_number(
                word.removeprefix(_BATCH) or "?", default=0, least=1, most=MOST_BATCH
            )
            is_new, batch_size = batch_size is None, number
        else:
            number = whole_number(word, default=0, least=1, most=TELEGRAM_ID_MOST)
            is_new, person = person is None, number
        if number is None or not is_new:
            return None
    return Wish(person=person, batch_size=batch_size)


async def on_analyze(
    message: Message,
    command: CommandObject,
    bot: Bot,
    desk: AdminDesk,
    entry: Entry,
    t: Translator,
) -> None:
    """Ask for a run, show how far it is, and in the end the person it was about."""
    entry.action = ANALYZE.name
    wish = read_wish(command.args)
    if wish is None:
        entry.result = "refused"
        expected = t.gettext(
            "I need a person's numeric Telegram id, or batch_size=N with N from 1 to {most}."
        ).format(most=MOST_BATCH)
        await message.answer(
            **usage(ANALYZE, t, prefix=desk.prefix, expected=expected).as_kwargs()
        )
        return
    if message.from_user is not None:
        await _analyze(
            message, wish, by=message.from_user.id, bot=bot, desk=desk, entry=entry, t=t
        )


async def on_look_again(
    button: CallbackQuery,
    callback_data: AnalyzeButton,
    bot: Bot,
    desk: AdminDesk,
    entry: Entry,
    t: Translator,
) -> None:
    """Look again at the person whose button was pressed."""
    entry.action = ANALYZE.name
    if isinstance(button.message, Message):
        wish = Wish(person=callback_data.telegram_id)
        by = button.from_user.id
        await _analyze(button.message, wish, by=by, bot=bot, desk=desk, entry=entry, t=t)


async def _analyze(
    message: Message,
    wish: Wish,
    *,
    by: int,
    bot: Bot,
    desk: AdminDesk,
    entry: Entry,
    t: Translator,
) -> None:
    await desk.catch_up()
    arguments: dict[str, int] = {}
    if wish.batch_size is not None:
        arguments["batch_size"] = wish.batch_size
        entry.arguments = f"{_BATCH}{wish.batch_size}"
    if wish.person is not None:
        card = await desk.insight.card(bot.id, wish.person)
        if card is None:
            entry.result = "nobody"
            await message.answer(**never_met(wish.person, t).as_kwargs())
            return
        entry.target = card.id
        arguments["person"] = card.id
    run = await desk.jobs.request(JOB, by=by, arguments=arguments or None)
    entry.result = f"run {run}"
    await following.follow(run, message, desk=desk, t=t)
    if wish.person is not None:
        desk.keep(_show_afterwards(run, message, wish.person, bot=bot, desk=desk, t=t))


async def _show_afterwards(
    run_id: int, message: Message, telegram_id: int, *, bot: Bot, desk: AdminDesk, t: Translator
) -> None:
    """Show the person once the run is done; one that failed or was cancelled says so itself."""
    try:
        async with asyncio.timeout(following.LONGEST.total_seconds()):
            if await _is_done(run_id, desk):
                await show_person(message, telegram_id, bot=bot, desk=desk, entry=Entry(), t=t)
    except Exception as error:
        # In the background nobody else hears of it.
        log.error("a person was not shown", run=run_id, exc_info=error)


async def _is_done(run_id: int, desk: AdminDesk) -> bool:
    while True:
        run = await desk.jobs.watch_run(run_id)
        if run is None or run.is_over:
            return run is not None and run.state is JobState.SUCCEEDED
        await asyncio.sleep(following.EDIT_SECONDS)
