"""The smallest pieces of an answer."""

from aiogram.utils.formatting import Text


def line(name: str, value: str) -> Text:
    """Write `name: value`."""
    return Text(name, ": ", value)


def indented(name: str, value: str) -> Text:
    """Write `name: value` as part of a block."""
    return Text("  ", name, ": ", value)
