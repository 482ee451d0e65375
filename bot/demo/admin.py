"""What the admin asks in the end, and how the answers are shown."""

from collections.abc import Sequence

from bot.demo.screen import NEXT_STEP, chat, title
from bot.demo.stage import Stage


async def ask_all(stage: Stage, questions: Sequence[str]) -> None:
    """Ask one after the other, once all that happened is in the database."""
    await stage.settle()
    for question in questions:
        await stage.ask(question)


def show(stage: Stage, summary: str) -> None:
    """Print what happened, the admin's chat and the next step."""
    print(summary)
    print()
    print(title("the admin's chat"))
    print()
    print(chat(stage.api.chat(stage.admin.id), admin=stage.admin.id))
    print()
    print(title("that was it"))
    print(NEXT_STEP)
