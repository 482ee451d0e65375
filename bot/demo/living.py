"""The simulated town: it lives its weeks, then the admin asks."""

import time
from collections import Counter
from datetime import UTC, datetime
from typing import Final

from bot.demo.admin import ask_all, show
from bot.demo.deeds import Deed
from bot.demo.progress import Progress
from bot.demo.scene import moments, updates
from bot.demo.stage import Stage, open_stage
from bot.demo.town import BEGIN, end, town
from engagement_plugin.testing.updates import Someone

ADMIN: Final = Someone(7, first_name="Ada", language="en")


async def live(people: int, days: int, seed: int) -> None:
    """Let a town live, and print the admin's chat.

    Raises:
        TownTooLargeError: It would be more than a demo should show.
    """
    deeds = town(people, days, seed)
    begin = datetime.combine(BEGIN, datetime.min.time(), tzinfo=UTC)
    async with open_stage(begin, admin=ADMIN) as stage:
        started = time.perf_counter()
        await _play(stage, deeds, days)
        seconds = time.perf_counter() - started
        stage.clock.now = end(days)
        played = stage.played
        await ask_all(stage, _questions(deeds))
    seen = len({deed.who.id for deed in deeds})
    show(
        stage,
        f"A made-up town: {seen} people, {days} days, {played:,} updates\n"
        f"over HTTP, through the bot, into SQLite in {seconds:.0f} s.",
    )


async def _play(stage: Stage, deeds: list[Deed], days: int) -> None:
    progress = Progress(len(deeds))
    day = 0
    done = 0
    for moment in moments(deeds):
        today = (moment[0].at.date() - BEGIN).days + 1
        if today > day:
            await stage.settle()
            day = today
        await stage.play(updates(stage, moment), until=max(moment[-1].at, stage.clock()))
        done += len(moment)
        progress.tell(done, f"day {max(day, 1)} of {days}")
    progress.finish()


def _questions(deeds: list[Deed]) -> tuple[str, ...]:
    busiest = Counter(deed.who.id for deed in deeds).most_common(1)
    return (
        "/engagement_help",
        "/engagement_stats",
        "/engagement_stats 7",
        "/insights",
        *(f"/insights {person}" for person, _ in busiest),
        "/engagement_audit",
    )
