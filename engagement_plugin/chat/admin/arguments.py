"""Arguments of commands: read kindly, refused with an example."""

from aiogram.filters import CommandObject
from aiogram.types import Message
from aiogram.utils.formatting import Code, Text

from engagement_plugin.chat.admin.audit import Entry
from engagement_plugin.chat.admin.commands import AdminCommand
from engagement_plugin.i18n import Translator


def whole_number(text: str | None, *, default: int, least: int, most: int) -> int | None:
    """Read a number within bounds; None when it is something else.

    >>> whole_number("7", default=30, least=1, most=365), whole_number("x", default=1, least=1, most=9)
    (7, None)
    """
    if not text or not text.strip():
        return default
    word = text.strip()
    if not (word.isascii() and word.isdigit()) or len(word) > 18:
        return None
    return int(word) if least <= int(word) <= most else None


def usage(command: AdminCommand, t: Translator, *, prefix: str, expected: str) -> Text:
    """Say what was expected, with an example that works."""
    return Text(
        expected,
        "\n",
        t.gettext("For example:"),
        " ",
        Code(f"/{prefix}{command.name} {command.example}".rstrip()),
    )


async def number_or_usage(  # noqa: PLR0913 -- one for each that a refusal speaks of
    message: Message,
    given: CommandObject | None,
    command: AdminCommand,
    *,
    default: int,
    most: int,
    expected: str,
    prefix: str,
    entry: Entry,
    t: Translator,
) -> int | None:
    """Read a command's one number and note it; None where usage was answered instead.

    Args:
        expected: A sentence that says what the number may be.
    """
    entry.action = command.name
    number = whole_number(given.args if given else None, default=default, least=1, most=most)
    if number is None:
        entry.result = "refused"
        await message.answer(**usage(command, t, prefix=prefix, expected=expected).as_kwargs())
        return None
    entry.arguments = str(number)
    return number
