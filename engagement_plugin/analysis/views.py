"""What words are in the languages of a message, found out once each."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from . import words as spelled
from .terms import HEAD, PAUSE, Node, Terms, joined
from .words import LONGEST_REMEMBERED, Word

_MOST_REMEMBERED: Final = 20_000
_MOST_TIED: Final = 3


class View(dict[Word, Node | None]):
    """What words are in the languages of a message, the likeliest of them first.

    A function word of a likelier language is not read as a word of the next: the German "die"
    is no death. Phrases that begin with it are read in all.

    Args:
        signs: Emoji and smileys, which are the same in all languages.
        lists: Of each language its function words and its terms.
    """

    def __init__(
        self, signs: Mapping[str, Node], lists: Iterable[tuple[frozenset[str], Terms]]
    ) -> None:
        super().__init__()
        self._signs = signs
        self._lists = tuple(lists)

    def __missing__(self, word: Word) -> Node | None:
        if word is spelled.PAUSE:
            node: Node | None = PAUSE
        elif word.calm is None and word.text in self._signs:
            node = self._signs[word.text]
        else:
            node = self._find(word)
        if len(word.text) <= LONGEST_REMEMBERED:
            if len(self) >= _MOST_REMEMBERED:
                self.clear()
            self[word] = node
        return node

    def tells_any(self, words: Iterable[Word]) -> bool:
        """Tell whether any of the words tells a feeling here."""
        return any(node is not None and node.tells for node in map(self.__getitem__, words))

    def holds_phrase(self, words: Sequence[Word]) -> bool:
        """Tell whether an entry of several words stands among the words."""
        return any(
            node is not None and node.phrases is not None and any(node.phrases.matches(words, at))
            for at, node in enumerate(map(self.__getitem__, words))
        )

    def _find(self, word: Word) -> Node | None:
        if len(self._lists) == 1:
            return self._lists[0][1].find(word)
        found: list[Node] = []
        is_settled = False
        for function, terms in self._lists:
            node = terms.find(word)
            if node is not None:
                is_felt = node.valence is not None
                node = node.opening() if is_settled else node
                found += () if node is None else (node,)
                is_settled = is_settled or is_felt
            is_settled = is_settled or word.text in function
        return joined(found)


class Alarming(dict[Word, bool]):
    """Whether a sign of distress, or an idiom that undoes one, begins with a word anywhere.

    Args:
        lists: The terms of all languages.
    """

    def __init__(self, lists: Callable[[], Iterable[Terms]]) -> None:
        super().__init__()
        self._lists = lists

    def __missing__(self, word: Word) -> bool:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        nodes = () if word.is_dull else (terms.find(word) for terms in self._lists())
        self[word] = found = any(node is not None and node.alarms is not None for node in nodes)
        return found


class Hits(dict[Word, tuple[str, ...]]):
    """In which of some languages a word tells a feeling.

    Args:
        views: Of each language its code, what words are in it, and its terms.
    """

    def __init__(self, views: Sequence[tuple[str, View, Terms]]) -> None:
        super().__init__()
        self._views = {code: view for code, view, _ in views}
        self._heads: dict[str, tuple[str, ...]] = {}
        for code, _, terms in views:
            for head in terms.heads:
                self._heads[head] = (*self._heads.get(head, ()), code)
        self._prefixes = tuple(prefix for *_, terms in views for prefix in terms.prefixes)

    def __missing__(self, word: Word) -> tuple[str, ...]:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        found = [(code, self._views[code][word]) for code in self._candidates(word)]
        hits = tuple(code for code, node in found if node is not None and node.tells)
        self[word] = hits
        return hits

    def _candidates(self, word: Word) -> Iterable[str]:
        """Pass over languages of which no word begins so, where the word is not taken apart."""
        text = word.text
        if word.shorter or "'" in text or "-" in text or text.startswith(self._prefixes):
            return self._views
        return self._heads.get(text[:HEAD], ())

    def most(self, words: Iterable[Word]) -> tuple[str, ...]:
        """Give the languages in which most of the words tell a feeling; none where none does."""
        counts = Counter(code for word in words for code in self[word])
        most = max(counts.values(), default=-1)
        return tuple(code for code in self._views if counts[code] == most)[:_MOST_TIED]
