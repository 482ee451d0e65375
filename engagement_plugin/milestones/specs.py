"""A milestone as it is written down, by us or by a host; wrong ones are refused with a reason."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite
from typing import Final, Literal

from engagement_plugin.domain import MilestoneCategory
from engagement_plugin.errors import ConfigError
from engagement_plugin.milestones.metrics import Measure, UnknownMetricError

Origin = Literal["shipped", "host"]

_LONGEST: Final = {"title": 255, "text": 255, "celebration": 1024}
_LONGEST_CODE: Final = 64
_LONGEST_ICON: Final = 16
_HARDEST: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A milestone's texts in one language.

    Attributes:
        title: A few words, for lists.
        text: What it takes, one sentence.
        celebration: What is said to somebody who reached it.
    """

    title: str
    text: str
    celebration: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneSpec:
    """One achievement.

    Attributes:
        code: Stays the same for ever: people's progress hangs on it.
        metric: What is counted, by its name in `metrics.py`.
        target: How much of it.
        difficulty: From 1, a newcomer's, to 10.
        words: Of a host's own, its texts by language; the first one stands in for all others.
        is_repeatable: Reached again with each further `target`.

    Raises:
        ConfigError: Something of it cannot be; it says what and what to write instead.
    """

    code: str
    category: MilestoneCategory
    metric: str
    target: float
    icon: str
    words: Mapping[str, Words]
    difficulty: int = 3
    points: int = 10
    is_repeatable: bool = False
    origin: Origin = field(default="host")

    def __post_init__(self) -> None:
        """Refuse what could never be reached or shown."""
        if not self.code.isidentifier() or len(self.code) > _LONGEST_CODE:
            self._refuse("code", f"{self.code!r} is no name", "Write letters, digits and _.")
        if not isfinite(self.target) or self.target <= 0:
            self._refuse("target", f"{self.target} is never reached", "Write a number above 0.")
        if not 1 <= self.difficulty <= _HARDEST:
            self._refuse("difficulty", f"{self.difficulty} is no step", "Write 1 to 10.")
        if self.points < 0:
            self._refuse("points", f"{self.points} would take points away", "Write 0 or more.")
        if not _is_emoji(self.icon):
            self._refuse("icon", f"{self.icon!r} is no emoji", "Write one, such as 🎓.")
        try:
            Measure.parse(self.metric)
        except UnknownMetricError as error:
            self._refuse("metric", f"nothing counts {self.metric!r}", f"{str(error).capitalize()}")
        self._check_words()

    @property
    def measure(self) -> Measure:
        """Give what is counted."""
        return Measure.parse(self.metric)

    @property
    def first_words(self) -> Words:
        """Give the texts that stand in for languages without their own."""
        return next(iter(self.words.values()))

    def _check_words(self) -> None:
        if not self.words:
            self._refuse("texts", "there are none", 'Write texts.en = {title = "…", …}.')
        for language, words in self.words.items():
            for part, longest in _LONGEST.items():
                length = len(getattr(words, part).strip())
                if not 0 < length <= longest:
                    self._refuse(
                        f"texts.{language}.{part}",
                        f"it has {length} characters",
                        f"Write 1 to {longest}.",
                    )

    def _refuse(self, part: str, reason: str, mend: str) -> None:
        raise ConfigError(key=f"milestones.own.{self.code}.{part}", reason=reason, mend=mend)


def require_distinct(specs: Sequence[MilestoneSpec]) -> None:
    """Refuse two milestones of one code.

    Raises:
        ConfigError: There are two.
    """
    seen: set[str] = set()
    for spec in specs:
        if spec.code in seen:
            raise ConfigError(
                key=f"milestones.own.{spec.code}.code",
                reason="another milestone is called so",
                mend="Give it a name of its own.",
            )
        seen.add(spec.code)


def _is_emoji(text: str) -> bool:
    # Emoji are symbols, joined or coloured by marks and formats; letters and digits are none.
    kinds = [unicodedata.category(each) for each in text]
    return (
        0 < len(text) <= _LONGEST_ICON and kinds[0] == "So" and not set(kinds) & {"Ll", "Lu", "Nd"}
    )
