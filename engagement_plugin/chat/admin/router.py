"""The admin's router: which answer goes to which question."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, Final

from aiogram import Bot, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Message, TelegramObject

from engagement_plugin.chat.admin import commands
from engagement_plugin.chat.admin.analyze import on_analyze, on_look_again
from engagement_plugin.chat.admin.audit import AuditMiddleware, Entry
from engagement_plugin.chat.admin.audit_log import on_audit
from engagement_plugin.chat.admin.buttons import (
    AgainButton,
    AnalyzeButton,
    AttentionButton,
    CancelButton,
    CommandButton,
    JobButton,
    PeriodButton,
    PersonButton,
    PickButton,
)
from engagement_plugin.chat.admin.claim import on_claim
from engagement_plugin.chat.admin.desk import AdminDesk
from engagement_plugin.chat.admin.export import on_export
from engagement_plugin.chat.admin.gate import FromAdmin, OwnPrivateMessage, WithoutAdmin
from engagement_plugin.chat.admin.help import on_help
from engagement_plugin.chat.admin.insights import on_insights, on_person
from engagement_plugin.chat.admin.insights_list import on_attention
from engagement_plugin.chat.admin.picker import is_picked, on_pick, on_picked
from engagement_plugin.chat.admin.seed import on_seed
from engagement_plugin.chat.admin.stats import on_period, on_stats
from engagement_plugin.chat.admin.tasks import on_cancel, on_job, on_refresh, on_tasks
from engagement_plugin.i18n import Translator

_BY_BUTTON: Final[dict[str, Callable[..., Awaitable[None]]]] = {
    commands.STATS.name: on_stats,
    commands.INSIGHTS.name: on_insights,
    commands.TASKS.name: on_tasks,
    commands.AUDIT.name: on_audit,
}


def admin_router(desk: AdminDesk) -> Router:
    """Build the router; it is asked by `FirstLook`, not included in the host's dispatcher."""
    router = Router(name="engagement-admin")
    answers: dict[commands.AdminCommand, Callable[..., Awaitable[Any]]] = {
        commands.STATS: on_stats,
        commands.INSIGHTS: on_insights,
        commands.ANALYZE: on_analyze,
        commands.TASKS: on_tasks,
        commands.SEED: on_seed,
        commands.EXPORT: on_export,
        commands.AUDIT: on_audit,
        commands.HELP: on_help,
    }
    own, admin = OwnPrivateMessage(), FromAdmin(desk)
    for command, answer in answers.items():
        router.message.register(answer, Command(desk.prefix + command.name), own, admin)
    router.message.register(on_picked, is_picked, own, admin)
    router.message.register(
        on_claim, Command(desk.prefix + commands.CLAIM.name), own, WithoutAdmin(desk)
    )
    presses: dict[type[CallbackData], Callable[..., Awaitable[Any]]] = {
        PeriodButton: on_period,
        PersonButton: on_person,
        AttentionButton: on_attention,
        PickButton: on_pick,
        AnalyzeButton: on_look_again,
        CommandButton: _on_command,
        AgainButton: on_refresh,
        JobButton: on_job,
        CancelButton: on_cancel,
    }
    for button, answer in presses.items():
        router.callback_query.register(answer, button.filter(), own, admin)
    audit = AuditMiddleware(desk)
    router.message.middleware(audit)
    router.callback_query.middleware(audit)
    router.callback_query.middleware(_answer_press)
    return router


def own_commands(*, prefix: str) -> frozenset[str]:
    """Name every command that is ours."""
    return frozenset(prefix + each.name for each in commands.ALL)


async def _on_command(
    button: CallbackQuery,
    callback_data: CommandButton,
    bot: Bot,
    desk: AdminDesk,
    entry: Entry,
    t: Translator,
) -> None:
    answer = _BY_BUTTON.get(callback_data.name)
    if answer is not None and isinstance(button.message, Message):
        await answer(button.message, command=None, bot=bot, desk=desk, entry=entry, t=t)


async def _answer_press(
    handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
    event: TelegramObject,
    data: dict[str, Any],
) -> Any:
    """Take the waiting mark off the button before the answer is computed."""
    # A press that waited too long cannot be answered any more; its question still can.
    if isinstance(event, CallbackQuery):
        with suppress(TelegramBadRequest):
            await event.answer()
    return await handler(event, data)
