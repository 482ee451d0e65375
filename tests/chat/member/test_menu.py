"""The menu in private chats: the host's commands kept, ours added, in each language."""

from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeDefault

from engagement_plugin.chat.member.commands import ALL
from engagement_plugin.chat.member.menu import show_member_menu
from tests.chat.member.conftest import Home

OURS = [each.name for each in ALL]


async def names(home: Home, language: str | None = None) -> list[str]:
    scope = BotCommandScopeAllPrivateChats()
    shown = await home.bot.get_my_commands(scope=scope, language_code=language)
    return [each.command for each in shown]


async def host(home: Home, *commands: str, private: bool = False) -> None:
    scope = BotCommandScopeAllPrivateChats() if private else BotCommandScopeDefault()
    menu = [BotCommand(command=each, description="the host's") for each in commands]
    await home.bot.set_my_commands(menu, scope=scope)


async def test_the_hosts_commands_stand_before_ours(home: Home) -> None:
    """In each language we speak, also where the host set no list for it."""
    await host(home, "start", "help")

    await show_member_menu(home.bot, home.desk)

    assert await names(home) == ["start", "help", *OURS]
    assert await names(home, "ru") == ["start", "help", *OURS]


async def test_a_second_start_changes_nothing(home: Home) -> None:
    """What we put there is told from what the host put there."""
    await host(home, "start")
    await show_member_menu(home.bot, home.desk)

    await show_member_menu(home.bot, home.desk)

    assert await names(home) == ["start", *OURS]


async def test_a_command_the_host_drops_is_dropped(home: Home) -> None:
    """Our copy of its list is no list of its own."""
    await host(home, "start", "old")
    await show_member_menu(home.bot, home.desk)
    await host(home, "start", "new")

    await show_member_menu(home.bot, home.desk)

    assert await names(home) == ["start", "new", *OURS]


async def test_a_list_of_the_hosts_for_private_chats_is_kept(home: Home) -> None:
    """It is narrower than its common one."""
    await host(home, "start")
    await host(home, "secret", private=True)

    await show_member_menu(home.bot, home.desk)

    assert await names(home) == ["secret", *OURS]
