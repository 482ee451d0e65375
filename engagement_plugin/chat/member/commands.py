"""The members' commands: their names, and what they do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from aiogram.types import BotCommand

from engagement_plugin.i18n import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberCommand:
    """One command.

    Attributes:
        name: Without slash and without the deployment's prefix.
        describe: One line in the member's language.
    """

    name: str
    describe: Callable[[Translator], str]


MILESTONES: Final = MemberCommand(
    name="milestones", describe=lambda t: t.gettext("What you have reached, and what is next")
)
ENGAGEMENT: Final = MemberCommand(
    name="engagement", describe=lambda t: t.gettext("My messages: which, when, language")
)
PRIVACY: Final = MemberCommand(
    name="privacy", describe=lambda t: t.gettext("What I keep about you, and why")
)
MY_DATA: Final = MemberCommand(
    name="my_data", describe=lambda t: t.gettext("Everything I keep about you, as a file")
)
FORGET_ME: Final = MemberCommand(
    name="forget_me", describe=lambda t: t.gettext("Erase everything about you")
)

ALL: Final = (MILESTONES, ENGAGEMENT, PRIVACY, MY_DATA, FORGET_ME)


def own_commands(*, prefix: str) -> frozenset[str]:
    """Name every command of members that is ours."""
    return frozenset(prefix + each.name for each in ALL)


def menu(t: Translator, *, prefix: str) -> list[BotCommand]:
    """Give the commands as Telegram's menu shows them."""
    return [BotCommand(command=prefix + each.name, description=each.describe(t)) for each in ALL]
