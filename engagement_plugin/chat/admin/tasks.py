"""`/engagement_tasks`: how periodic work stands, and buttons to run and cancel it."""

from collections.abc import Iterator
from contextlib import suppress

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message
from aiogram.utils.formatting import Text

from engagement_plugin.chat.admin.audit import Entry
from engagement_plugin.chat.admin.buttons import AgainButton, CancelButton, JobButton, rows
from engagement_plugin.chat.admin.commands import TASKS
from engagement_plugin.chat.admin.desk import AdminDesk
from engagement_plugin.chat.admin.following import follow
from engagement_plugin.chat.admin.tasks_text import Standing, tasks_text
from engagement_plugin.i18n import Translator


async def on_tasks(
    message: Message,
    command: CommandObject | None,
    bot: Bot,
    desk: AdminDesk,
    entry: Entry,
    t: Translator,
) -> None:
    """Answer with how all jobs stand."""
    entry.action = TASKS.name
    text, buttons = await _standing(desk, t)
    await message.answer(**text.as_kwargs(), reply_markup=buttons)


async def on_refresh(button: CallbackQuery, desk: AdminDesk, entry: Entry, t: Translator) -> None:
    """Show it anew, in place."""
    entry.action = TASKS.name
    text, buttons = await _standing(desk, t)
    if isinstance(button.message, Message):
        # Nothing may have changed, which Telegram calls an error.
        with suppress(TelegramBadRequest):
            await button.message.edit_text(**text.as_kwargs(), reply_markup=buttons)


async def on_job(
    button: CallbackQuery,
    callback_data: JobButton,
    bot: Bot,
    desk: AdminDesk,
    entry: Entry,
    t: Translator,
) -> None:
    """Ask for a job's run, and show from then on how far it is."""
    entry.action = "run_job"
    entry.arguments = callback_data.job
    if not isinstance(button.message, Message):
        return
    if callback_data.job not in desk.jobs.names:
        # A button of an older version's message.
        entry.result = "refused"
        gone = t.gettext("There is no such job any more.")
        await button.message.answer(**Text(gone).as_kwargs())
        return
    run = await desk.jobs.request(callback_data.job, by=button.from_user.id)
    entry.result = f"run {run}"
    await follow(run, button.message, desk=desk, t=t)


async def on_cancel(
    button: CallbackQuery,
    callback_data: CancelButton,
    desk: AdminDesk,
    entry: Entry,
    t: Translator,
) -> None:
    """Cancel a run; its message shows when it has stopped."""
    entry.action = "cancel_job"
    entry.arguments = f"run {callback_data.run}"
    if not await desk.jobs.cancel(callback_data.run):
        entry.result = "over already"
        if isinstance(button.message, Message):
            over = t.gettext("It is over already.")
            await button.message.answer(**Text(over).as_kwargs())


async def _standing(desk: AdminDesk, t: Translator) -> tuple[Text, InlineKeyboardMarkup]:
    await desk.catch_up()
    standing = Standing(
        jobs=await desk.jobs.status(),
        queues=await desk.queues(),
        pulses=await desk.pulses(),
        now=desk.now(),
        zone=desk.zone,
        versions=desk.versions,
    )
    return tasks_text(standing, t), tasks_buttons(desk.jobs.names, t)


def tasks_buttons(jobs: tuple[str, ...], t: Translator) -> InlineKeyboardMarkup:
    """Offer to look again, and to run each job now; two jobs a row fit a phone."""
    return rows(list(_buttons(jobs, t)))


def _buttons(
    jobs: tuple[str, ...], t: Translator
) -> Iterator[list[tuple[str, AgainButton | JobButton]]]:
    yield [("🔄 " + t.gettext("Look again"), AgainButton())]
    for at in range(0, len(jobs), 2):
        yield [(f"▶ {name}", JobButton(job=name)) for name in jobs[at : at + 2]]
