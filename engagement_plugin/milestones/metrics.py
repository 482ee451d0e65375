"""What a milestone may count, by the name a host writes."""

import difflib
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_FEATURE: Final = "feature:"
_COMMAND: Final = "command:"
_LONGEST_NAME: Final = 64


class Metric(StrEnum):
    """One figure of a person; the comment says what it counts.

    "Fair" ones leave out what is cheap: see `storage/merits.py`.
    """

    MESSAGES = "messages"  # fair messages
    THOUGHTFUL = "thoughtful"  # fair messages of quality 0.6 or more
    DEEP = "deep"  # fair messages of quality 0.75 or more
    QUALITY = "quality"  # quality of the last 100 fair messages, added up, over 100
    BRIGHT = "bright"  # fair messages in a good mood
    REACTIONS = "reactions"  # fair reactions
    RESPONSES = "responses"  # fair reactions and replies
    STREAK = "streak"  # own days in a row, one missed day a week forgiven
    ACTIVE_DAYS = "active_days"  # own days with activity
    DAYS_TOGETHER = "days_together"  # own days from the first activity to the last
    COMMANDS = "commands"  # different commands used
    FEATURES = "features"  # different features used
    CONTENTS = "contents"  # kinds of content sent: text, photo, voice
    COMEBACKS = "comebacks"  # times a good week followed a bad one
    FRIENDS = "friends"  # people who came by the person's link, and came back another day
    EVENTS = "events"  # what the host tracked
    FEATURE = "feature"  # uses of one feature: `feature:lesson`
    COMMAND = "command"  # uses of one command: `command:start`


NAMED: Final = frozenset({Metric.FEATURE, Metric.COMMAND})


class UnknownMetricError(ValueError):
    """No figure has this name; the sentence says which one is near."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A metric and, of one that counts something in particular, the name of that."""

    metric: Metric
    name: str | None = None

    @classmethod
    def parse(cls, text: str) -> "Measure":
        """Read what a host writes.

        Raises:
            UnknownMetricError: It names nothing that is counted.

        >>> Measure.parse("feature:lesson").name
        'lesson'
        >>> Measure.parse("mesages")
        Traceback (most recent call last):
        ...
        engagement_plugin.milestones.metrics.UnknownMetricError: did you mean 'messages'?
        """
        for prefix, metric in ((_FEATURE, Metric.FEATURE), (_COMMAND, Metric.COMMAND)):
            if text.startswith(prefix):
                return cls(metric, _name(text.removeprefix(prefix), prefix))
        known = [each.value for each in Metric if each not in NAMED]
        if text in known:
            return cls(Metric(text))
        near = difflib.get_close_matches(text, [*known, "feature:NAME", "command:NAME"], n=1)
        raise UnknownMetricError(
            f"did you mean {near[0]!r}?"
            if near
            else f"there are {', '.join(known)}, feature:NAME and command:NAME"
        )


def _name(name: str, prefix: str) -> str:
    if not 0 < len(name.removeprefix("/")) <= _LONGEST_NAME:
        raise UnknownMetricError(f"write {prefix}NAME, with at most {_LONGEST_NAME} characters")
    return name.removeprefix("/")
