"""The host's own words for its handlers: `@flags.engagement(feature="lesson")`, `ignore=True`."""

from collections.abc import Awaitable, Callable
from typing import Any, Final

from aiogram import BaseMiddleware, Router
from aiogram.dispatcher.flags import get_flag
from aiogram.types import TelegramObject

from engagement_plugin.capture.middleware import SEEN_KEY, EngagementMiddleware, Seen
from engagement_plugin.errors import ConfigError

FLAG: Final = "engagement"
FEATURE_LENGTH: Final = 64
_KNOWN: Final = frozenset({"feature", "ignore"})
# A middleware on these would see an event twice, or an error as if it were one.
_NOT_EVENTS: Final = frozenset({"update", "error"})


class FlagsMiddleware(BaseMiddleware):
    """Records just before a handler, because only then its flags are known."""

    def __init__(self, outer: EngagementMiddleware) -> None:
        self._outer = outer

    def setup(self, *routers: Router) -> None:
        """Stand before every handler, if any has something to say; else nobody pays for it.

        Raises:
            ConfigError: A flag says what nobody here understands.
        """
        if self._outer.has_inner or not any([*map(_has_flags, routers)]):
            return
        self._outer.has_inner = True
        for router in routers:
            for name, observer in router.observers.items():
                if name not in _NOT_EVENTS:
                    observer.middleware(self)

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Record, unless the handler asks not to be watched; then hand over."""
        seen = data.get(SEEN_KEY)
        if isinstance(seen, Seen) and not seen.is_recorded:
            try:
                self._record(seen, data)
            except Exception as error:  # noqa: BLE001 -- the host comes first
                self._outer.complaints.add(error)
        return await handler(event, data)

    def _record(self, seen: Seen, data: dict[str, Any]) -> None:
        flag = get_flag(data, FLAG) or {}
        # A handler that skips leaves the word to the next one.
        seen.is_ignored = bool(flag.get("ignore"))
        if not seen.is_ignored:
            self._outer.record(seen, feature=flag.get("feature"))


def _has_flags(router: Router) -> bool:
    found = False
    for each in router.chain_tail:
        for observer in each.observers.values():
            for handler in observer.handlers:
                if (flag := handler.flags.get(FLAG)) is not None:
                    _check(flag, getattr(handler.callback, "__qualname__", "?"))
                    found = True
    return found


def _check(flag: object, where: str) -> None:
    if not isinstance(flag, dict) or flag.keys() - _KNOWN:
        raise _error(where, f"{flag!r} is not understood")
    feature = flag.get("feature")
    if feature is not None and not (
        isinstance(feature, str) and 0 < len(feature) <= FEATURE_LENGTH
    ):
        raise _error(where, f"the feature {feature!r} is no name of 1 to {FEATURE_LENGTH} letters")


def _error(where: str, reason: str) -> ConfigError:
    return ConfigError(
        key=f"flags.engagement on {where}",
        reason=reason,
        mend='Write @flags.engagement(feature="lesson") or @flags.engagement(ignore=True).',
    )
