"""A chat on a terminal: narrow, as on a phone."""

import textwrap
from collections.abc import Iterable
from typing import Final

from engagement_plugin.testing.bot_api import Json, transcript

COLUMNS: Final = 60
NEXT_STEP: Final = "With a bot token: ENGAGEMENT__TELEGRAM__TOKEN=… make run"


def chat(messages: Iterable[Json], *, you: int) -> str:
    """Print both sides, wrapped, an empty line between messages."""
    return "\n\n".join(_wrapped(transcript([_signed(each, you)])) for each in messages)


def title(text: str) -> str:
    """Draw a line with a title in it."""
    return f"── {text} ".ljust(COLUMNS, "─")


def _signed(message: Json, you: int) -> Json:
    # Short names leave the narrow screen to what is said.
    writer = "You" if message["from"]["id"] == you else "Bot"
    return message | {"from": message["from"] | {"first_name": writer}}


def _wrapped(text: str) -> str:
    return "\n".join(
        part for line in text.splitlines() for part in (_folded(line) if line.strip() else [""])
    )


def _folded(line: str) -> list[str]:
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    return textwrap.wrap(
        line, COLUMNS, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
