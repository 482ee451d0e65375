"""What the admin asks in the end, and how the answers are shown."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bot.demo.screen import NEXT_STEP, chat, title
from bot.demo.stage import Stage
from engagement_plugin.testing.updates import Someone

LAST: Final = 6


async def ask_all(stage: Stage, questions: Sequence[str]) -> None:
    """Ask one after the other, once all that happened is in the database and understood."""
    await stage.understand()
    for question in questions:
        await stage.ask(question)


def show(stage: Stage, summary: str, *, member: Someone | None = None) -> None:
    """Print what happened, the end of a member's chat, the admin's chat and the next step."""
    print(summary)
    print()
    if member is not None:
        print(title(f"how {member.first_name}'s chat ends"))
        print()
        print(chat(stage.api.chat(member.id)[-LAST:], you=member.id))
        print()
    print(title("the admin's chat"))
    print()
    print(chat(stage.api.chat(stage.admin.id), you=stage.admin.id))
    print()
    print(title("that was it"))
    print(NEXT_STEP)


def keep_pictures(stage: Stage, folder: Path) -> None:
    """Save the pictures the admin got, one of each kind, named as the command that asked."""
    folder.mkdir(parents=True, exist_ok=True)
    asked, kept = "", set[str]()
    for message in stage.api.chat(stage.admin.id):
        if message["from"]["id"] == stage.admin.id:
            asked = message["text"].split()[0].lstrip("/").removeprefix("engagement_")
        elif "photo" in message and asked not in kept:
            kept.add(asked)
            (folder / f"{asked}.png").write_bytes(_content(stage, message["message_id"]))


def _content(stage: Stage, message_id: int) -> bytes:
    sent = next(each for each in stage.api.ledger if each.message_id == message_id)
    content: bytes = sent.payload["photo"].content
    return content
