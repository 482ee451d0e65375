"""The seam with the host: one outer middleware on updates, that can only add, never disturb."""

import time
from collections.abc import Awaitable, Callable
from typing import Any, Final, Protocol

from aiogram import BaseMiddleware
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.types import TelegramObject, Update

from engagement_plugin.capture.extract import extract
from engagement_plugin.clock import Clock
from engagement_plugin.domain import Interaction, InteractionType, Outcome
from engagement_plugin.logs import get_logger
from engagement_plugin.settings import CaptureSettings

# A defect of ours on every update must not become a flood in the host's log.
COMPLAINT_SECONDS: Final = 60.0

log = get_logger(__name__)

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class Recording(Protocol):
    """Takes what happened, without waiting and without raising."""

    def record(self, interaction: Interaction) -> None:
        """Take an interaction, before its handler starts."""
        ...

    def note(self, outcome: Outcome) -> None:
        """Take how it went."""
        ...


class Scoring(Protocol):
    """Judges an interaction and drops what may not be stored."""

    def score(self, interaction: Interaction) -> Interaction:
        """Give the interaction as it may be recorded."""
        ...


class EngagementMiddleware(BaseMiddleware):
    """Records every update on its way to the host's handlers.

    Register it once, with `dp.update.outer_middleware`. Whatever fails in here is counted and
    logged; the handler always runs, its result and its exceptions pass through unchanged.
    """

    def __init__(
        self,
        recording: Recording,
        scoring: Scoring,
        *,
        settings: CaptureSettings,
        clock: Clock,
    ) -> None:
        self.failures = 0
        self.usernames: dict[int, str] = {}
        self._recording = recording
        self._scoring = scoring
        self._settings = settings
        self._clock = clock
        self._skipped = skipped_types(settings)
        self._complained_at = float("-inf")

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Record, hand over, note the outcome."""
        seen = self._capture(event, data)
        if seen is None:
            return await handler(event, data)
        started = time.perf_counter()
        failed = True
        handled = True
        try:
            result = await handler(event, data)
            failed = False
            handled = result is not UNHANDLED
            return result
        finally:
            self._note(seen, time.perf_counter() - started, handled=handled, failed=failed)

    def _capture(self, event: TelegramObject, data: dict[str, Any]) -> Interaction | None:
        try:
            if not isinstance(event, Update) or not self._settings.enabled:
                return None
            bot_id = data["bot"].id
            interaction = extract(
                event,
                bot_id=bot_id,
                received_at=self._clock(),
                username=self.usernames.get(bot_id),
            )
            if interaction.type in self._skipped:
                return None
            scored = self._scoring.score(interaction)
            self._recording.record(scored)
        except Exception as error:  # noqa: BLE001 -- the host comes first
            self._complain(error)
            return None
        return scored

    def _note(self, seen: Interaction, seconds: float, *, handled: bool, failed: bool) -> None:
        try:
            self._recording.note(
                Outcome(
                    bot_id=seen.bot_id,
                    source_key=seen.source_key,
                    handled=handled,
                    failed=failed,
                    handler_ms=round(seconds * 1000),
                )
            )
        except Exception as error:  # noqa: BLE001 -- the host comes first
            self._complain(error)

    def _complain(self, error: Exception) -> None:
        self.failures += 1
        now = time.monotonic()
        if now - self._complained_at >= COMPLAINT_SECONDS:
            self._complained_at = now
            log.error("an update was not recorded", failures=self.failures, exc_info=error)


def skipped_types(settings: CaptureSettings) -> frozenset[InteractionType]:
    """Say what is not recorded at all, unless a deployment asks for it."""
    wanted = {
        InteractionType.BUSINESS: settings.business,
        InteractionType.GUEST: settings.guest,
    }
    return frozenset(kind for kind, is_wanted in wanted.items() if not is_wanted)
