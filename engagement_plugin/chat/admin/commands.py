"""The admin's commands: their names, what they do, how they are used."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from aiogram.types import BotCommand

from engagement_plugin.i18n import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class AdminCommand:
    """One command.

    Attributes:
        name: Without slash and without the deployment's prefix.
        usage: Arguments as they are shown.
        example: A use that works as it stands.
        describe: One line in the admin's language.
    """

    name: str
    describe: Callable[[Translator], str]
    usage: str = ""
    example: str = ""


HELP: Final = AdminCommand(
    name="engagement_help", describe=lambda t: t.gettext("All commands, one line each")
)
STATS: Final = AdminCommand(
    name="engagement_stats",
    usage="[days] [private|group] [language:xx]",
    example="7 private language:en",
    describe=lambda t: t.gettext("How the bot is doing: people, days, mood"),
)
INSIGHTS: Final = AdminCommand(
    name="insights",
    usage="[id]",
    example="123456789",
    describe=lambda t: t.gettext("One person, or who needs attention"),
)
ANALYZE: Final = AdminCommand(
    name="analyze_patterns",
    usage="[id] [batch_size=50]",
    example="batch_size=50",
    describe=lambda t: t.gettext("Look at habits and risks again, now"),
)
EXPORT: Final = AdminCommand(
    name="engagement_export",
    usage="[days]",
    example="90",
    describe=lambda t: t.gettext("The figures as files for a spreadsheet"),
)
AUDIT: Final = AdminCommand(
    name="engagement_audit",
    usage="[count]",
    example="20",
    describe=lambda t: t.gettext("Which admin did what"),
)
TASKS: Final = AdminCommand(
    name="engagement_tasks",
    describe=lambda t: t.gettext("What works in the background, and how"),
)
SEED: Final = AdminCommand(
    name="seed_milestones",
    usage="[overwrite]",
    example="overwrite",
    describe=lambda t: t.gettext("Bring the milestones up to date"),
)
CLAIM: Final = AdminCommand(
    name="engagement_claim",
    usage="CODE",
    example="CODE",
    describe=lambda t: t.gettext("Become the first admin"),
)

SHOWN: Final = (STATS, INSIGHTS, ANALYZE, TASKS, SEED, EXPORT, AUDIT, HELP)
ALL: Final = (*SHOWN, CLAIM)


def menu(translator: Translator, *, prefix: str) -> list[BotCommand]:
    """Give the commands as Telegram's menu shows them."""
    return [
        BotCommand(command=prefix + each.name, description=each.describe(translator))
        for each in SHOWN
    ]
