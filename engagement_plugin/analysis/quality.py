"""What one interaction was worth as an exchange, with every part of the figure in sight."""

from dataclasses import dataclass
from math import log1p
from typing import Final

from engagement_plugin.domain import Sentiment

_FULL_LENGTH: Final = 200
_MEDIA_LENGTH: Final = 40
_FULL_DEPTH: Final = 10
_UNHURRIED_SECONDS: Final = 300.0
_WEIGHTS: Final = {"depth": 0.4, "length": 0.3, "latency": 0.2, "sentiment": 0.1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """The parts of an interaction's quality, each from 0 to 1; None where it is not known."""

    length: float
    depth: float | None
    latency: float | None
    sentiment: float | None

    @property
    def total(self) -> float:
        """The weighted mean of the parts that are known."""
        parts: dict[str, float | None] = {name: getattr(self, name) for name in _WEIGHTS}
        known = {name: part for name, part in parts.items() if part is not None}
        weight = sum(_WEIGHTS[name] for name in known)
        return sum(_WEIGHTS[name] * part for name, part in known.items()) / weight


def quality(
    *,
    length: int,
    has_media: bool,
    is_reply: bool,
    sentiment: Sentiment | None,
    latency_seconds: float | None = None,
    depth: int | None = None,
) -> Quality:
    """Judge an interaction.

    | part | formula | weight |
    |---|---|---|
    | depth | log(1 + depth) / log(1 + 10), at most 1 | 0.4 |
    | length | log(1 + characters) / log(1 + 200), at most 1; media count as 40 characters | 0.3 |
    | latency | 300 / (300 + seconds) | 0.2 |
    | sentiment | 0.5 + 0.5 · score · confidence | 0.1 |

    The total is the weighted mean of the known parts. The weights are a choice, not a fit; their
    order follows Schmitt and Ultes: the exchange itself and its timing tell most, emotion little.
    `python -m benchmarks quality` measures what it is worth; docs/languages.md states it.

    Args:
        length: Characters of text or caption.
        is_reply: It answers a message; counts as two turns where depth is unknown.
        latency_seconds: From the bot's last message to this one; None when it answers nothing.
        depth: Turns of the exchange so far, this one included; None when unknown.

    >>> quality(length=200, has_media=False, is_reply=False, sentiment=None).total
    1.0
    """
    turns = 2 if depth is None and is_reply else depth
    return Quality(
        length=_saturating(max(length, 0) + _MEDIA_LENGTH * has_media, _FULL_LENGTH),
        depth=None if turns is None else _saturating(max(turns, 0), _FULL_DEPTH),
        latency=None if latency_seconds is None else _promptness(latency_seconds),
        sentiment=None
        if sentiment is None
        else 0.5 + 0.5 * sentiment.score * sentiment.confidence,
    )


def _saturating(count: int, full: int) -> float:
    return min(log1p(count) / log1p(full), 1.0)


def _promptness(seconds: float) -> float:
    return _UNHURRIED_SECONDS / (_UNHURRIED_SECONDS + max(seconds, 0.0))
