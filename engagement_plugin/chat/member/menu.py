"""The members' command menu: the host's commands kept, ours added, in every language we speak."""

from collections.abc import Sequence
from typing import Final

from aiogram import Bot
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeDefault

from engagement_plugin.chat.member import commands
from engagement_plugin.chat.member.desk import MemberDesk
from engagement_plugin.i18n import languages, translator
from engagement_plugin.storage import state
from engagement_plugin.telegram.menu import COMMANDS_LIMIT

# Stands where an admin's id does in what is remembered of menus.
EVERYBODY: Final = 0


async def show_member_menu(bot: Bot, desk: MemberDesk) -> None:
    """Put the merged lists into all private chats, before the admins' menus are made of them.

    Telegram shows the list of the narrowest scope and no other, first in the person's language.
    """
    remembered = await desk.database.run(state.shown_commands(bot.id, EVERYBODY))
    default = desk.settings.chat.language
    shown: list[str] = []
    for language in (None, *languages()):
        t = translator(language, default=default)
        own = commands.menu(t, prefix=desk.prefix)
        before = [each for each in remembered if each.startswith(_mark(language))]
        private = BotCommandScopeAllPrivateChats()
        narrow = await bot.get_my_commands(scope=private, language_code=language)
        host = await _host_commands(bot, language, narrow, own=own, remembered=before)
        merged = [*host, *own][:COMMANDS_LIMIT]
        if merged != narrow:
            await bot.set_my_commands(merged, scope=private, language_code=language)
        shown.extend(_marked(merged, language))
    await desk.database.run(state.remember_commands(bot.id, EVERYBODY, shown, now=desk.now()))


async def _host_commands(
    bot: Bot,
    language: str | None,
    narrow: list[BotCommand],
    *,
    own: Sequence[BotCommand],
    remembered: Sequence[str],
) -> list[BotCommand]:
    ours = {each.command for each in own}
    default = BotCommandScopeDefault()
    if narrow and _marked(narrow, language) != list(remembered):
        return [each for each in narrow if each.command not in ours]
    # What stands there is ours: the host's own list may have changed in the wider scope.
    for spoken in dict.fromkeys((language, None)):
        if wide := await bot.get_my_commands(scope=default, language_code=spoken):
            return [each for each in wide if each.command not in ours]
    return []


def _marked(menu: Sequence[BotCommand], language: str | None) -> list[str]:
    return [_mark(language) + each.command for each in menu]


def _mark(language: str | None) -> str:
    return f"{language or ''}/"
