"""The shipped lists and a host's own, made ready when a message first needs them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from threading import Lock
from typing import Final

from msgspec import Struct

from .emoji import emoji_table
from .errors import LexiconError
from .guessing import Guess, guess
from .languages import Ballots, prior_of
from .lexicon import SHIPPED, Lexicon, Term, shipped
from .signs import SPELLED, VALENCES
from .telling import Telling
from .terms import Node, Terms
from .text import Pieces, words_of
from .views import Alarming, Hits, View
from .words import Word, Words

_MOST_VIEWS: Final = 64
_FEW_WORDS: Final = 3
_LOADING: Final = Lock()


class Reading(Struct, frozen=True, gc=False):
    """A message, ready to be judged.

    Attributes:
        nodes: What each of its words is in its languages.
        language: None where it is not supported, or nothing tells.
        is_foreign: Its words are in no supported language.
    """

    words: list[Word]
    nodes: list[Node | None]
    language: str | None
    is_foreign: bool
    guess: Guess
    prior: str | None

    def heard(self) -> tuple[str, ...]:
        """Give every language that may not be passed over when distress is looked for."""
        hinted = (self.prior,) if self.prior else ()
        return tuple(dict.fromkeys((*self.guess.spoken, *self.guess.faint(), *hinted)))


class Reader:
    """Reads messages; one serves any number of threads.

    Args:
        lexicons: Further lists, or others in the place of shipped ones.
        extra: A host's own terms by language.

    Raises:
        LexiconError: There are terms of a language that has no list.
    """

    def __init__(
        self, lexicons: Iterable[Lexicon] = (), extra: Mapping[str, Sequence[Term]] | None = None
    ) -> None:
        known = {code: found for code in SHIPPED if (found := shipped(code)) is not None}
        known.update({lexicon.language: lexicon for lexicon in lexicons})
        self._lexicons = known
        self._extra = dict(extra or {})
        for language in self._extra.keys() - known.keys():
            reason = f"there is no list of this language; there are {', '.join(known)}"
            raise LexiconError(
                file="a host's own words", section=language, entry=None, reason=reason
            )
        self._ballots = Ballots(tuple(known.values()))
        self._words = Words(self._ballots)
        self._pieces = Pieces(emoji_table(), self._words)
        self._signs = _sign_nodes()
        self._terms: dict[str, Terms] = {}
        self._views: dict[tuple[str, ...], View] = {}
        self._hits: dict[tuple[str, ...], Hits] = {}
        self.alarming = Alarming(lambda: map(self._ready, self._lexicons))

    def read(self, text: str, language: str | None) -> Reading:
        """Read a message; any text, in time that grows with its first 1,000 characters."""
        words = words_of(text, self._pieces)
        prior = prior_of(language) if language else None
        if prior not in self._lexicons:
            prior = None
        found = guess(self._ballots, words, prior)
        spoken, is_foreign = found.spoken, found.is_foreign
        if not is_foreign and not found.is_sure:
            spoken = self._by_lists(words, found, prior)
            is_foreign = not spoken and prior is None and _is_long(words)
        said = None if is_foreign else spoken[0] if spoken else prior
        view = self._views.get(spoken) or self.view(spoken)
        return Reading(words, list(map(view.__getitem__, words)), said, is_foreign, found, prior)

    def warm(self, languages: Iterable[str] | None = None) -> None:
        """Load lists before a message needs them: all, or those of some languages."""
        wanted = self._lexicons if languages is None else map(prior_of, languages)
        for language in wanted:
            if language in self._lexicons:
                self.view((language,))

    def view(self, languages: tuple[str, ...]) -> View:
        """Give what words are in these languages, the first of them first."""
        view = self._views.get(languages)
        if view is None:
            lists = [(self._lexicons[code].function, self._ready(code)) for code in languages]
            view = View(self._signs, lists)
            if len(self._views) >= _MOST_VIEWS:
                self._views.clear()
            self._views[languages] = view
        return view

    def _ready(self, language: str) -> Terms:
        terms = self._terms.get(language)
        if terms is None:
            lexicon, extra = self._lexicons[language], self._extra.get(language, ())
            with _LOADING:
                is_shipped = not extra and lexicon is shipped(language)
                terms = _shipped_terms(language) if is_shipped else Terms(lexicon, extra)
                self._terms[language] = terms
                if len(self._terms) == len(self._lexicons):
                    self._words.telling = self._telling()
        return terms

    def _telling(self) -> Telling:
        """Give what is in the lists, once no message can make another be loaded."""
        lists = [(self._lexicons[code], terms.all()) for code, terms in self._terms.items()]
        return Telling(lists, self._signs)

    def _by_lists(self, words: list[Word], found: Guess, prior: str | None) -> tuple[str, ...]:
        """Tell the language of a message without function words by whose list knows it.

        The person's own list is asked first: it spares loading all the others.
        """
        known = (prior,) if prior is not None and prior in found.possible else ()
        if known and self.view(known).tells_any(words):
            return known
        # Words that several languages share may begin a phrase of one: "не отвечает".
        return (
            self._hits_of(found.possible).most(words)
            or (found.spoken if self.view(found.spoken).holds_phrase(words) else ())
            or known
        )

    def _hits_of(self, languages: tuple[str, ...]) -> Hits:
        hits = self._hits.get(languages)
        if hits is None:
            views = [(code, self.view((code,)), self._ready(code)) for code in languages]
            self._hits[languages] = hits = Hits(views)
        return hits


def _is_long(words: Iterable[Word]) -> bool:
    """Tell it by words of letters: two unknown words may be a name in any language."""
    return sum(word.votes > 0 for word in words) > _FEW_WORDS


@cache
def _shipped_terms(language: str) -> Terms:
    lexicon = shipped(language)
    assert lexicon is not None
    return Terms(lexicon)


def _sign_nodes() -> dict[str, Node]:
    felt = {**emoji_table().text, **VALENCES, **SPELLED}
    return {sign: Node(valence, is_sign=True) for sign, valence in felt.items()}


@cache
def shared_reader() -> Reader:
    """Give the reader of the shipped lists alone."""
    return Reader()
