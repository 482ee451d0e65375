"""The shipped lists and a host's own, made ready when a message first needs them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from threading import Lock
from typing import Final

from msgspec import Struct

from .emoji import emoji_table
from .errors import LexiconError
from .folding import SHOUT
from .languages import Ballots, Guess, guess, prior_of, script_of
from .lexicon import SHIPPED, Lexicon, Term, shipped
from .signs import BREAK, SPELLED, VALENCES
from .terms import PAUSE, Node, Terms, openings
from .text import Pieces, words_of

_MOST_REMEMBERED: Final = 20_000
_MOST_VIEWS: Final = 64
_FEW_WORDS: Final = 3
_LOADING: Final = Lock()
_MOST_TIED: Final = 3
_LANE_BITS: Final = 16
_LANE: Final = (1 << _LANE_BITS) - 1


class Reading(Struct, frozen=True, gc=False):
    """A message, ready to be judged.

    Attributes:
        language: None where it is not supported, or nothing tells.
        is_foreign: Its words are in no supported language.
        nodes: What each of its words is in its languages.
    """

    words: list[str]
    language: str | None
    is_foreign: bool
    nodes: Mapping[str, Node | None]
    guess: Guess
    prior: str | None

    def heard(self) -> tuple[str, ...]:
        """Give every language that may not be passed over when distress is looked for."""
        hinted = (self.prior,) if self.prior else ()
        return tuple(dict.fromkeys((*self.guess.spoken, *self.guess.faint(), *hinted)))


class Nodes(dict[str, Node | None]):
    """What words are in the languages of a message, looked up once each.

    A function word of a likelier language is not read as a word of the next: the German "die"
    is no death.
    """

    def __init__(self, signs: Mapping[str, Node], lists: Sequence[tuple[Lexicon, Terms]]) -> None:
        super().__init__(signs)
        self._signs = signs
        self._lists = tuple(lists)

    def __missing__(self, word: str) -> Node | None:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
            self.update(self._signs)
        self[word] = node = self._find(word)
        return node

    def _find(self, word: str) -> Node | None:
        found: list[Node] = []
        plain = word.removeprefix(SHOUT)
        for lexicon, terms in self._lists:
            node = terms.find(word)
            if node is not None:
                found.append(node)
            if plain in lexicon.function or (node is not None and node.valence is not None):
                break
        return _joined(found)


def _joined(nodes: list[Node]) -> Node | None:
    if len(nodes) < 2:
        return nodes[0] if nodes else None
    return Node(
        next((node.valence for node in nodes if node.valence is not None), None),
        tuple(dict.fromkeys(role for node in nodes for role in node.roles)),
        openings(term for node in nodes if node.phrases for term in node.phrases.terms),
        openings(term for node in nodes if node.alarms for term in node.alarms.terms),
    )


class Hits(dict[str, int]):
    """In which languages a word tells a feeling: a count each, as lanes of one integer."""

    def __init__(self, views: Sequence[Nodes]) -> None:
        super().__init__()
        self._views = views

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        self[word] = hits = sum(
            1 << place * _LANE_BITS for place, view in enumerate(self._views) if _tells(view[word])
        )
        return hits


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
        self._pieces = Pieces(emoji_table())
        self._ballots = Ballots(tuple(known.values()))
        self._terms: dict[str, Terms] = {}
        self._views: dict[tuple[str, ...], Nodes] = {}
        self._hits: dict[tuple[str, ...], Hits] = {}
        self._signs = _sign_nodes()

    def read(self, text: str, language: str | None) -> Reading:
        """Read a message; any text, in time that grows with its first 1,000 characters."""
        words = words_of(text, self._pieces)
        prior = prior_of(language) if language else None
        if prior not in self._lexicons:
            prior = None
        found = guess(self._ballots, words, prior)
        spoken, is_foreign = found.spoken, found.is_foreign
        if not is_foreign and not found.is_sure:
            spoken = self._by_hits(words, found.possible, prior)
            is_foreign = not spoken and self._is_strange(words, prior)
        said = None if is_foreign else spoken[0] if spoken else prior
        return Reading(
            words, said, is_foreign, self._views.get(spoken) or self.nodes(spoken), found, prior
        )

    def nodes(self, languages: tuple[str, ...]) -> Nodes:
        """Give what words are in these languages, the first of them first."""
        view = self._views.get(languages)
        if view is None:
            lists = [(self._lexicons[code], self._ready(code)) for code in languages]
            view = Nodes(self._signs, lists)
            if len(self._views) >= _MOST_VIEWS:
                self._views.clear()
            self._views[languages] = view
        return view

    def _ready(self, language: str) -> Terms:
        lexicon, extra = self._lexicons[language], self._extra.get(language, ())
        with _LOADING:
            if extra or lexicon is not shipped(language):
                if language not in self._terms:
                    self._terms[language] = Terms(lexicon, extra)
                return self._terms[language]
            return _shipped_terms(language)

    def _by_hits(
        self, words: list[str], possible: tuple[str, ...], prior: str | None
    ) -> tuple[str, ...]:
        """Tell the language of a message without function words by whose list knows it.

        The person's own list is asked first: it spares loading all the others.
        """
        if prior in possible and any(map(_tells, map(self.nodes((prior,)).__getitem__, words))):
            return (prior,)
        hits = self._hits_of(possible)
        found = sum(map(hits.__getitem__, words))
        if not found:
            return (prior,) if prior in possible else ()
        counts = [(found >> place * _LANE_BITS) & _LANE for place in range(len(possible))]
        most = max(counts)
        return tuple(c for c, n in zip(possible, counts, strict=True) if n == most)[:_MOST_TIED]

    def _hits_of(self, languages: tuple[str, ...]) -> Hits:
        if languages not in self._hits:
            self._hits[languages] = Hits([self.nodes((code,)) for code in languages])
        return self._hits[languages]

    def _is_strange(self, words: list[str], prior: str | None) -> bool:
        """Say so only of some length: two unknown words may be a name in any language."""
        return prior is None and sum(map(bool, map(script_of, words))) > _FEW_WORDS


@cache
def _shipped_terms(language: str) -> Terms:
    lexicon = shipped(language)
    assert lexicon is not None
    return Terms(lexicon)


def _tells(node: Node | None) -> bool:
    return node is not None and not node.is_sign and node.valence is not None


def _sign_nodes() -> dict[str, Node]:
    felt = {**emoji_table().text, **VALENCES, **SPELLED}
    nodes = {sign: Node(valence, is_sign=True) for sign, valence in felt.items()}
    return {**nodes, BREAK: PAUSE}


@cache
def shared_reader() -> Reader:
    """Give the reader of the shipped lists alone."""
    return Reader()
