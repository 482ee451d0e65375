"""Asks for a check soon after somebody did what may have reached something."""

from collections import OrderedDict
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final

from engagement_plugin.clock import Clock
from engagement_plugin.domain import Interaction, InteractionType

AT_MOST_EVERY: Final = timedelta(minutes=1)
_MOST_REMEMBERED: Final = 50_000
_NOBODY_S: Final = frozenset({InteractionType.BOT_MESSAGE})


class Prompting:
    """Notices what somebody does for the first time on a day: of its kind, with its content or name.

    The rest, a hundredth message or a thousandth, waits for the next regular check. It costs a
    look into a table of the process, which forgets the eldest first.

    Args:
        ask: Asks for the check; called at most once a minute; it must not wait.
    """

    def __init__(self, ask: Callable[[], object], *, clock: Clock) -> None:
        self._ask = ask
        self._clock = clock
        self._seen: OrderedDict[tuple[object, ...], date] = OrderedDict()
        self._asked_at: datetime | None = None
        self._is_wanted = False

    def feel(self, interaction: Interaction) -> None:
        """Take note of what was just recorded."""
        self._is_wanted |= self._is_first(interaction)
        now = self._clock()
        is_early = self._asked_at is not None and now - self._asked_at < AT_MOST_EVERY
        if self._is_wanted and not is_early:
            self._asked_at, self._is_wanted = now, False
            self._ask()

    def _is_first(self, deed: Interaction) -> bool:
        if deed.person is None or deed.type in _NOBODY_S:
            return False
        key = (deed.person, deed.type, deed.content_type, deed.command, deed.feature)
        today = deed.occurred_at.date()
        if self._seen.get(key) == today:
            return False
        self._seen[key] = today
        self._seen.move_to_end(key)
        if len(self._seen) > _MOST_REMEMBERED:
            self._seen.popitem(last=False)
        return True
