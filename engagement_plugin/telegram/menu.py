"""The admins' command menu: the host's commands kept, ours added."""

from collections.abc import Sequence
from typing import Final

from aiogram import Bot
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)

COMMANDS_LIMIT: Final = 100


async def host_commands(
    bot: Bot, admin_id: int, *, own: Sequence[BotCommand], remembered: Sequence[str]
) -> list[BotCommand]:
    """Find the commands that the host shows to this chat.

    Telegram shows the list of the narrowest scope and no other, so the host's wider lists have
    to be copied into the admin's own.

    Args:
        remembered: Names of all commands that were put into the admin's scope last time; if
            the scope holds just these, the host has no list of its own there.
    """
    ours = {each.command for each in own}
    narrow = await bot.get_my_commands(scope=BotCommandScopeChat(chat_id=admin_id))
    if narrow and [each.command for each in narrow] != list(remembered):
        return [each for each in narrow if each.command not in ours]
    for scope in (BotCommandScopeAllPrivateChats(), BotCommandScopeDefault()):
        if wide := await bot.get_my_commands(scope=scope):
            return [each for each in wide if each.command not in ours]
    return []


async def show_commands(
    bot: Bot, admin_id: int, *, host: Sequence[BotCommand], own: Sequence[BotCommand]
) -> list[str]:
    """Put the merged list into the admin's chat; gives the names it now holds."""
    merged = [*host, *own][:COMMANDS_LIMIT]
    await bot.set_my_commands(merged, scope=BotCommandScopeChat(chat_id=admin_id))
    return [each.command for each in merged]
