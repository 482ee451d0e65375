"""The methods this server knows; every other name is answered 404, as Telegram does."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from . import account, answering, commands, editing, polling, sending
from .asked import Method


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A method in Telegram's spelling, and what carries it out."""

    name: str
    run: Method


KNOWN: Final[Mapping[str, Known]] = {
    name.lower(): Known(name=name, run=run)
    for group in (account, answering, commands, editing, polling, sending)
    for name, run in group.METHODS.items()
}
