"""The bot without a token: a town or a replayed log around it, on a local Bot API."""

import asyncio
import sys
from pathlib import Path

from bot.demo.living import live
from bot.demo.replay.lines import LogError
from bot.demo.replay.replaying import replay as replay_log
from bot.demo.stage import StageError
from bot.demo.town import TownTooLargeError


def demo(
    *, replay: Path | None, people: int, days: int, seed: int, pictures: Path | None = None
) -> int:
    """Show it, and give the exit code.

    Args:
        replay: A log to play instead of the town.
        pictures: The folder that the town's pictures are kept in; nowhere without it.
    """
    try:
        asyncio.run(
            live(people, days, seed, pictures=pictures) if replay is None else replay_log(replay)
        )
    except (LogError, TownTooLargeError, StageError) as error:
        sys.stderr.write(f"✗ {error}\n")
        return 1
    return 0
