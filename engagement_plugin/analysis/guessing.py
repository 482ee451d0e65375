"""Which languages a message is in, by the votes of its words and what is known of the person."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from .languages import WORD_VOTES, Ballots
from .words import Word

PRIOR_VOTES: Final = 10
_CLEAR: Final = WORD_VOTES // 2
_AT_HOME: Final = 3  # votes a word: so many function words that no other language need be asked
_MIXED_SHARE: Final = 0.45
_FAINT_SHARE: Final = 0.15
_MOST_MIXED: Final = 3


class Guess(Struct, frozen=True, gc=False):
    """What a message may be written in.

    Attributes:
        spoken: Supported languages, the likeliest first; empty where none could be told.
        possible: All that are written in the message's scripts.
        votes: What each of `possible` got.
        is_foreign: The message is in a language that is not supported.
        is_sure: Words said so, not only the script or the person's settings.
    """

    spoken: tuple[str, ...]
    possible: tuple[str, ...]
    votes: Sequence[int]
    is_foreign: bool
    is_sure: bool

    def faint(self) -> Iterator[str]:
        """Give all that have some right to be heard when nothing may be missed."""
        least = max(self.votes, default=0) * _FAINT_SHARE
        return (code for code, n in zip(self.possible, self.votes, strict=True) if n >= least)


def guess(ballots: Ballots, words: Sequence[Word], prior: str | None) -> Guess:
    """Tell the languages of a message.

    Args:
        prior: A supported language, from the person's settings; worth less than one clear word.
    """
    count = sum([word.votes for word in words]).to_bytes(ballots.size, "little")
    lanes = ballots.lanes(count)
    latin, cyrillic, arabic, devanagari, other = lanes[:5]
    seen = 1 if latin else 0
    if cyrillic:
        seen += 2
    if arabic:
        seen += 4
    if devanagari:
        seen += 8
    possible, votes_of, foreign_of = ballots.written[seen]
    votes = votes_of(lanes)
    ranks = sorted(votes)
    best = heard = ranks[-1] if ranks else 0
    if prior is not None and prior in possible:
        place = possible.index(prior)
        votes = (*votes[:place], votes[place] + PRIOR_VOTES, *votes[place + 1 :])
        ranks = sorted(votes)
        best = ranks[-1]
    is_foreign = other > latin + cyrillic + arabic + devanagari if other else False
    if not is_foreign and best < _AT_HOME * len(words):
        foreign = max(foreign_of(count))
        is_foreign = foreign > best and foreign >= WORD_VOTES
    if is_foreign:
        return Guess((), possible, votes, True, True)  # noqa: FBT003 - keywords take longer
    if not best:
        spoken: tuple[str, ...] = ()
    elif len(ranks) == 1 or ranks[-2] < best * _MIXED_SHARE:
        spoken = (possible[votes.index(best)],)
    else:
        spoken = _mixed(possible, votes, best)
    if latin and seen > 1:
        spoken = ballots.with_stray(spoken)
    return Guess(spoken, possible, votes, False, heard >= _CLEAR)  # noqa: FBT003 - keywords take longer


def _mixed(possible: Sequence[str], votes: Sequence[int], best: int) -> tuple[str, ...]:
    """Give the languages that share the evidence, the likeliest first."""
    least = best * _MIXED_SHARE
    heard = [place for place, n in enumerate(votes) if n >= least]
    heard.sort(key=votes.__getitem__, reverse=True)
    return tuple([possible[place] for place in heard[:_MOST_MIXED]])
