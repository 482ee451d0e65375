"""Deeds become updates: pressed is what the bot really showed, reacted to what it really said."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import groupby
from typing import Final

from bot.demo.deeds import Deed, Doing
from bot.demo.stage import Stage
from engagement_plugin.testing.bot_api import Json

# A button carries no time of its own, so this is how inexact a press may become.
SPAN: Final = timedelta(minutes=30)


def moments(deeds: Sequence[Deed]) -> Iterator[list[Deed]]:
    """Cut a life into short spans, and each into turns in which nobody does two things.

    Somebody's next deed may rest on the bot's answer to the one before.
    """
    for _, span in groupby(deeds, key=lambda deed: deed.at.timestamp() // SPAN.total_seconds()):
        turns: list[list[Deed]] = []
        done: Counter[int] = Counter()
        for deed in span:
            if done[deed.who.id] == len(turns):
                turns.append([])
            turns[done[deed.who.id]].append(deed)
            done[deed.who.id] += 1
        yield from turns


def updates(stage: Stage, moment: Sequence[Deed]) -> list[Json]:
    """Write what Telegram would send; a button that is not there is not pressed."""
    written = (_update(stage, deed) for deed in moment)
    return [update for update in written if update is not None]


def _update(stage: Stage, deed: Deed) -> Json | None:  # noqa: PLR0911 -- a table of nine kinds
    build, who, at = stage.updates, deed.who, deed.at
    match deed.doing:
        case Doing.SAY:
            return build.message(who, deed.words, group=deed.group, at=at)
        case Doing.STICKER:
            return build.sticker(who, emoji=deed.words, at=at)
        case Doing.PHOTO:
            return build.photo(who, at=at)
        case Doing.VOICE:
            return build.voice(who, at=at)
        case Doing.BLOCK:
            return build.blocked(who, at=at)
        case Doing.COME_BACK:
            return build.unblocked(who, at=at)
        case Doing.INVITE:
            return None if deed.group is None else build.added(who, deed.group, at=at)
        case Doing.REACT:
            newest = _newest_of_bot(stage, who.id)
            return newest and build.reaction(who, newest["message_id"], emoji=(deed.words,), at=at)
        case Doing.PRESS:
            return _press(stage, deed)


def _press(stage: Stage, deed: Deed) -> Json | None:
    message = _newest_of_bot(stage, deed.who.id)
    rows = (message or {}).get("reply_markup", {}).get("inline_keyboard", ())
    for button in (each for row in rows for each in row):
        if deed.words in button["text"]:
            return stage.updates.callback(deed.who, button["callback_data"], under=message)
    return None


def _newest_of_bot(stage: Stage, chat_id: int) -> Json | None:
    said = (each for each in reversed(stage.api.chat(chat_id)) if each["from"]["is_bot"])
    return next(said, None)
