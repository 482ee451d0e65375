"""The log is played through the bot, then the admin asks."""

import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bot.demo.admin import ask_all, show
from bot.demo.progress import Progress
from bot.demo.replay.identity import ADMIN_ID, person_id, room_id
from bot.demo.replay.log import LONGEST_TEXT, Log, Said, read_log
from bot.demo.stage import Stage, open_stage
from engagement_plugin.testing.bot_api import Json
from engagement_plugin.testing.updates import Group, Someone, Updates

ADMIN: Final = Someone(ADMIN_ID, first_name="Ada", language="en")
AT_ONCE: Final = 1000
# The longest period that /engagement_stats takes.
MOST_DAYS: Final = 730


async def replay(path: Path) -> None:
    """Replay a file, and print the admin's chat.

    Raises:
        LogError: Something in the file is wrong; then nothing was replayed.
    """
    log = read_log(path)
    async with open_stage(log.messages[0].at, admin=ADMIN) as stage:
        started = time.perf_counter()
        await _play(stage, log.messages)
        seconds = time.perf_counter() - started
        await ask_all(stage, _questions(log.messages))
    show(stage, _summary(path, log, seconds))


async def _play(stage: Stage, messages: Sequence[Said]) -> None:
    progress = Progress(len(messages))
    for begin in range(0, len(messages), AT_ONCE):
        part = messages[begin : begin + AT_ONCE]
        updates = [_update(stage.updates, said) for said in part]
        await stage.play(updates, until=part[-1].at)
        await stage.settle()
        progress.tell(begin + len(part), f"{part[-1].at:%Y-%m-%d}")
    progress.finish()


def _update(build: Updates, said: Said) -> Json:
    who = Someone(person_id(said.user), first_name=said.user, language="")
    group = Group(room_id(said.room), title=said.room) if said.room else None
    update = build.message(who, (said.text or "")[:LONGEST_TEXT], group=group, at=said.at)
    if not said.text:
        # A message without words, as Telegram would send one of a kind nobody knows yet.
        del update["message"]["text"]
    return update


def _questions(messages: Sequence[Said]) -> tuple[str, ...]:
    days = (messages[-1].at.date() - messages[0].at.date()).days + 1
    busiest = Counter(said.user for said in messages).most_common(1)[0][0]
    return (
        f"/engagement_stats {min(days, MOST_DAYS)}",
        "/engagement_stats",
        "/insights",
        f"/insights {person_id(busiest)}",
        "/engagement_audit",
    )


def _summary(path: Path, log: Log, seconds: float) -> str:
    people = len({said.user for said in log.messages})
    first, last = log.messages[0].at, log.messages[-1].at
    lines = [
        f"Replayed {path.name} in {seconds:.0f} s:",
        f"{len(log.messages):,} messages of {people:,} people,",
        f"{first:%Y-%m-%d} to {last:%Y-%m-%d}.",
    ]
    if log.by_bots:
        lines.append(f"Rows by bots, left out: {log.by_bots:,}.")
    if log.shortened:
        lines.append(f"Texts cut to {LONGEST_TEXT:,} characters: {log.shortened:,}.")
    lines.append("The admin who asks is one more person, there on the last day.")
    return "\n".join(lines)
