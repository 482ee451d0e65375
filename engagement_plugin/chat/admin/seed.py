"""`/seed_milestones`: bring what the deployment offers into the database."""

from typing import Final

from aiogram.filters import CommandObject
from aiogram.types import Message
from aiogram.utils.formatting import Bold, Code, Text, as_list

from engagement_plugin.chat.admin.arguments import usage
from engagement_plugin.chat.admin.audit import Entry
from engagement_plugin.chat.admin.commands import SEED
from engagement_plugin.chat.admin.desk import AdminDesk
from engagement_plugin.chat.lines import indented
from engagement_plugin.i18n import Translator
from engagement_plugin.milestones.values import Seeded

OVERWRITE: Final = "overwrite"
SHOWN_CODES: Final = 30


async def on_seed(
    message: Message,
    command: CommandObject | None,
    desk: AdminDesk,
    entry: Entry,
    t: Translator,
) -> None:
    """Seed, and say what that changed; without `overwrite` nothing that is there changes."""
    entry.action = SEED.name
    word = ((command.args if command else None) or "").strip().lower()
    if word not in {"", OVERWRITE}:
        entry.result = "refused"
        expected = t.gettext("I know only one word here: {word}.").format(word=OVERWRITE)
        await message.answer(**usage(SEED, t, prefix=desk.prefix, expected=expected).as_kwargs())
        return
    entry.arguments = word or None
    seeded = await desk.milestones.seed(overwrite=bool(word))
    await message.answer(**seeded_text(seeded, t, prefix=desk.prefix).as_kwargs())


def seeded_text(seeded: Seeded, t: Translator, *, prefix: str) -> Text:
    """Write what was added, changed, kept and retired."""
    parts = (
        (t.gettext("new"), seeded.added),
        (t.gettext("changed"), seeded.changed),
        (t.gettext("retired"), seeded.retired),
        (t.gettext("as they were"), seeded.kept),
    )
    lines = [Text(Bold("🏅 ", t.gettext("Milestones")))]
    for name, codes in parts:
        lines.append(indented(name, t.number(len(codes))))
        if codes and codes is not seeded.kept:
            lines.append(Text("    ", _listed(codes)))
    if seeded.differing:
        differ = t.gettext("These differ from what is offered now: {codes}")
        lines.append(Text(differ.format(codes=_listed(seeded.differing))))
        lines.append(
            Text(t.gettext("To change them:"), " ", Code(f"/{prefix}{SEED.name} {OVERWRITE}"))
        )
    return as_list(*lines)


def _listed(codes: tuple[str, ...]) -> str:
    return ", ".join(codes[:SHOWN_CODES]) + (" …" if len(codes) > SHOWN_CODES else "")
