"""One visit: some minutes in which somebody does one thing after another."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Final

from bot.demo.deeds import Deed, Doing
from bot.demo.folk import Resident
from bot.demo.words import say
from bot.mood import Mood
from bot.texts import texts_in

CHECKIN_SHARE: Final = 0.7
BREATHE_SHARE: Final = 0.04
MOST_WORDS: Final = 3
HELP_SHARE: Final = 0.15
STICKERS: Final = {True: ("😢", "😔", "🤗"), False: ("👍", "❤️", "😂", "🎉")}
REACTIONS: Final = {True: ("🙏", "❤"), False: ("👍", "❤", "🔥")}


class Visit:
    """What one person does on one occasion.

    Attributes:
        at: When their next deed is due; it moves on with each.
    """

    def __init__(self, resident: Resident, at: datetime, rng: Random) -> None:
        self.at = at
        self._resident = resident
        self._rng = rng

    def first(self, mood: Mood, *, source: str = "") -> Iterator[Deed]:
        """Meet the bot.

        Args:
            source: What stood in the link they came by.
        """
        yield self._deed(Doing.SAY, f"/start {source}".rstrip())
        if self._rng.random() < HELP_SHARE:
            yield self._deed(Doing.SAY, "/help")
        if self._rng.random() < CHECKIN_SHARE:
            yield from self._check_in(mood)
        yield from self._chat(mood)

    def usual(self, mood: Mood) -> Iterator[Deed]:
        """Come by as on any day."""
        if self._rng.random() < CHECKIN_SHARE:
            yield from self._check_in(mood)
            if self._rng.random() < self._resident.playful:
                yield self._deed(Doing.REACT, self._rng.choice(REACTIONS[mood.is_heavy]))
            yield from self._chat(mood)
        else:
            yield self._deed(Doing.SAY, say(self._resident.who.language, mood, self._rng))
            yield from self._chat(mood)
        if self._rng.random() < BREATHE_SHARE * (3 if mood.is_heavy else 1):
            yield from self._breathe()

    def goodbye(self) -> Iterator[Deed]:
        """Block the bot."""
        yield self._deed(Doing.BLOCK)

    def reunion(self) -> Iterator[Deed]:
        """Take the block back, as Telegram does by `/start`."""
        yield self._deed(Doing.COME_BACK)
        yield self._deed(Doing.SAY, "/start")

    def _check_in(self, mood: Mood) -> Iterator[Deed]:
        yield self._deed(Doing.SAY, "/checkin")
        yield self._deed(Doing.PRESS, mood.face)

    def _chat(self, mood: Mood) -> Iterator[Deed]:
        for _ in range(MOST_WORDS):
            if self._rng.random() > self._resident.talkative:
                break
            yield self._deed(Doing.SAY, say(self._resident.who.language, mood, self._rng))
        if self._rng.random() < self._resident.playful:
            yield self._deed(Doing.STICKER, self._rng.choice(STICKERS[mood.is_heavy]))
        if self._rng.random() < self._resident.playful / 2:
            yield self._deed(self._rng.choice((Doing.PHOTO, Doing.VOICE)))

    def _breathe(self) -> Iterator[Deed]:
        texts = texts_in(self._resident.who.language)
        yield self._deed(Doing.SAY, "/breathe")
        yield self._deed(Doing.PRESS, texts.ready)
        for _ in range(self._rng.choice((1, 3, 3, 3))):
            yield self._deed(Doing.PRESS, texts.onward)

    def _deed(self, doing: Doing, words: str = "") -> Deed:
        deed = Deed(at=self.at, who=self._resident.who, doing=doing, words=words)
        self.at += timedelta(seconds=self._rng.randint(15, 150))
        return deed
