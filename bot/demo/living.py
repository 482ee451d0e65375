"""The simulated town: it lives its weeks, then the admin asks."""

import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bot.demo.admin import ask_all, keep_pictures, show
from bot.demo.deeds import Deed
from bot.demo.progress import Progress
from bot.demo.scene import moments, updates
from bot.demo.stage import Stage, open_stage
from bot.demo.town import BEGIN, end, town
from bot.demo.wishes import express
from engagement_plugin.testing.updates import Someone

ADMIN: Final = Someone(7, first_name="Ada", language="en")


async def live(people: int, days: int, seed: int, *, pictures: Path | None = None) -> None:
    """Let a town live, and print the admin's chat.

    Args:
        pictures: Where the admin's pictures are kept; nowhere without it.

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
        member = await express(stage, _busiest(deeds))
        await ask_all(stage, _questions(deeds))
        if pictures is not None:
            keep_pictures(stage, pictures)
    seen = len({deed.who.id for deed in deeds})
    show(
        stage,
        f"A made-up town: {seen} people, {days} days, {played:,} updates\n"
        f"over HTTP, through the bot, into SQLite in {seconds:.0f} s.",
        member=member,
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


def _busiest(deeds: list[Deed]) -> list[Someone]:
    people = {deed.who.id: deed.who for deed in deeds}
    return [people[who] for who, _ in Counter(deed.who.id for deed in deeds).most_common()]


def _questions(deeds: list[Deed]) -> tuple[str, ...]:
    return (
        "/engagement_help",
        "/engagement_stats",
        "/engagement_stats 7",
        "/insights",
        *(f"/insights {person.id}" for person in _busiest(deeds)[:1]),
        "/engagement_audit",
    )
