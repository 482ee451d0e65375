"""A word of a message with all that can be told of it without a list: made once, then shared."""

from typing import Final

from msgspec import Struct

from .folding import spellings
from .languages import Ballots
from .patterns import SHORTEST_IN_PHRASE
from .signs import BREAK
from .telling import Telling

_MOST_REMEMBERED: Final = 20_000
LONGEST_REMEMBERED: Final = 40
_DULL: Final = "\0"  # the spelling of no word


class Word(Struct, frozen=True, eq=False, gc=False):
    """A word or a sign; the same object wherever it stands, so that looking it up is cheap.

    Attributes:
        text: Its one spelling.
        head: The letters by which an ending of any kind is found in a phrase.
        votes: For which languages it speaks.
        shorter: What it may stand for where a letter is drawn out.
        calm: The same word in small letters; None where it is not in capitals.
    """

    text: str
    head: str
    votes: int
    shorter: tuple[str, ...] = ()
    calm: "Word | None" = None

    @property
    def is_dull(self) -> bool:
        """Whether it stands for all words that vote alike and are in no list."""
        return self.text == _DULL


PAUSE: Final = Word(BREAK, BREAK, 0)


class Words(dict[str, Word]):
    """The words met so far, by their spelling; dull ones are one, and not kept.

    Attributes:
        telling: What is in the lists, once all are loaded; before, no word is called dull.
    """

    def __init__(self, ballots: Ballots) -> None:
        super().__init__()
        self.telling: Telling | None = None
        self._votes_of = ballots.votes
        self._dull: dict[int, Word] = {}

    def spelled(self, shown: str) -> Word | None:
        """Give a word of visible text; None where it has nothing but marks."""
        word = self.get(shown.casefold()) or self._new(*spellings(shown))
        if word is not None and len(shown) > 1 and shown.isupper() and not word.is_dull:
            return Word(word.text, word.head, word.votes, word.shorter, word)
        return word

    def _new(self, text: str, *shorter: str) -> Word | None:
        if not text:
            return None
        votes = self._votes_of(text, shorter)
        if self.telling is not None and not shorter and not self.telling.may(text):
            return self._dull.get(votes) or self._dull.setdefault(votes, Word(_DULL, _DULL, votes))
        return self.get(text) or self._kept(Word(text, text[:SHORTEST_IN_PHRASE], votes, shorter))

    def sign(self, text: str) -> Word:
        """Give an emoji, a smiley or brackets, which are never dull."""
        return self.get(text) or self._kept(Word(text, text, self._votes_of(text, ())))

    def _kept(self, word: Word) -> Word:
        if len(word.text) <= LONGEST_REMEMBERED:
            if len(self) >= _MOST_REMEMBERED:
                self.clear()
            self[word.text] = word
        return word
