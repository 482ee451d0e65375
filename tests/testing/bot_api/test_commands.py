"""Command menus stay apart by scope and language."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeUnion,
)

START = BotCommand(command="start", description="Begin")
STATS = BotCommand(command="engagement_stats", description="Figures")


async def menu(
    bot: Bot, *, scope: BotCommandScopeUnion | None = None, language_code: str | None = None
) -> list[str]:
    """Read a menu's names."""
    commands = await bot.get_my_commands(scope=scope, language_code=language_code)
    return [command.command for command in commands]


async def test_menus_are_kept_per_scope_and_language(bot: Bot) -> None:
    """A menu nobody set is empty; Telegram looks in no wider scope."""
    admin = BotCommandScopeChat(chat_id=7)
    await bot.set_my_commands([START])
    await bot.set_my_commands([START, STATS], scope=admin)
    await bot.set_my_commands([STATS], language_code="de")

    assert await menu(bot) == [START.command]
    assert await menu(bot, scope=admin) == [START.command, STATS.command]
    assert await menu(bot, language_code="de") == [STATS.command]
    assert await menu(bot, scope=BotCommandScopeAllPrivateChats()) == []
    await bot.delete_my_commands(scope=admin)
    assert await menu(bot, scope=admin) == []
    assert await menu(bot) == [START.command]


@pytest.mark.parametrize(
    ("commands", "reason"),
    [
        pytest.param([START] * 101, "BOT_COMMANDS_TOO_MUCH", id="many"),
        pytest.param(
            [BotCommand(command="Über", description="x")], "BOT_COMMAND_INVALID", id="name"
        ),
        pytest.param(
            [BotCommand(command="x", description="x" * 257)],
            "BOT_COMMAND_DESCRIPTION_INVALID",
            id="description",
        ),
    ],
)
async def test_menus_telegram_refuses(bot: Bot, commands: list[BotCommand], reason: str) -> None:
    """Nothing of a refused menu is kept."""
    with pytest.raises(TelegramBadRequest, match=reason):
        await bot.set_my_commands(commands)

    assert await menu(bot) == []
