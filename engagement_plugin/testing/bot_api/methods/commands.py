"""Command menus, kept per scope and language exactly as they were set."""

import re
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from engagement_plugin.testing.bot_api.refusals import bad_request
from engagement_plugin.testing.bot_api.shapes import Json
from engagement_plugin.testing.bot_api.world import Ask

from .asked import Method

COMMANDS_LIMIT: Final = 100
DESCRIPTION_LIMIT: Final = 256
_NAME: Final = re.compile(r"[a-z0-9_]{1,32}")


def set_my_commands(ask: Ask) -> bool:
    """Replace one menu; an empty one is a deleted one."""
    commands = ask.parameters.get("commands") or []
    if not isinstance(commands, list):
        raise bad_request("can't parse commands list")
    if len(commands) > COMMANDS_LIMIT:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    menu = [_checked(command) for command in commands]
    if menu:
        ask.bot.commands[_place(ask)] = menu
    else:
        ask.bot.commands.pop(_place(ask), None)
    return True


def get_my_commands(ask: Ask) -> list[Json]:
    """Read one menu back; Telegram looks in no wider scope for it."""
    return ask.bot.commands.get(_place(ask), [])


def delete_my_commands(ask: Ask) -> bool:
    """Remove one menu."""
    ask.bot.commands.pop(_place(ask), None)
    return True


def _place(ask: Ask) -> tuple[str, str]:
    scope = ask.parameters.get("scope") or {"type": "default"}
    return (
        msgspec.json.encode(scope, order="sorted").decode(),
        str(ask.parameters.get("language_code") or ""),
    )


def _checked(command: Any) -> Json:
    name = str(command.get("command", "")).removeprefix("/")
    description = str(command.get("description", ""))
    if not _NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= DESCRIPTION_LIMIT:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


METHODS: Final[Mapping[str, Method]] = {
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
}
