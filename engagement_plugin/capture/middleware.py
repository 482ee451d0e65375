"""The seam with the host: one outer middleware on updates, that can only add, never disturb."""

import time
from collections.abc import Awaitable, Callable
from typing import Any, Final, Protocol

from aiogram import BaseMiddleware
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.types import TelegramObject, Update
from msgspec.structs import replace

from engagement_plugin.capture.complaints import Complaints
from engagement_plugin.capture.extract import extract
from engagement_plugin.clock import Clock
from engagement_plugin.domain import Interaction, InteractionType, Outcome
from engagement_plugin.errors import NotCommittedError
from engagement_plugin.logs import get_logger
from engagement_plugin.settings import CaptureSettings

# Under the 55 s after which aiogram answers a webhook whatever its handlers do.
COMMIT_SECONDS: Final = 30.0
# Where the dispatcher's data holds what was seen, for the middleware that knows the handler.
SEEN_KEY: Final = "engagement_seen"

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

    async def committed(self, *, within_s: float) -> bool:
        """Wait until what was taken is in the database; False if that takes too long."""
        ...


class Scoring(Protocol):
    """Judges an interaction and drops what may not be stored."""

    def score(self, interaction: Interaction) -> Interaction:
        """Give the interaction as it may be recorded."""
        ...


class Seen:
    """One update on its way through the host: what it is, and whether that is recorded yet."""

    __slots__ = ("interaction", "is_ignored", "is_recorded")

    def __init__(self, interaction: Interaction) -> None:
        self.interaction = interaction
        self.is_ignored = False
        self.is_recorded = False


class EngagementMiddleware(BaseMiddleware):
    """Records every update on its way to the host's handlers.

    Register it once, with `dp.update.outer_middleware`. Whatever fails in here is counted and
    logged; the handler always runs, its result and its exceptions pass through unchanged. The
    one exception is asked for by `capture.acknowledge = "database"`.

    Attributes:
        has_inner: A `FlagsMiddleware` records just before the handler, when its flags are known;
            what no handler takes is recorded here.
        usernames: The bots' own names by id, by which commands for other bots are told.
        on_recorded: Called with everything that was recorded; it must not wait.
        on_distress: Called, once recorded, with what bears signs of self-harm or acute crisis.
    """

    def __init__(
        self,
        recording: Recording,
        scoring: Scoring,
        *,
        settings: CaptureSettings,
        clock: Clock,
    ) -> None:
        self.complaints = Complaints(log, "an update was not recorded, or not whole")
        self.has_inner = False
        self.usernames: dict[int, str] = {}
        self.on_recorded: Callable[[Interaction], object] = _call_nobody
        self.on_distress: Callable[[Interaction], object] = _call_nobody
        self._recording = recording
        self._scoring = scoring
        self._settings = settings
        self._clock = clock
        self._skipped = skipped_types(settings)
        self._is_watching = settings.enabled or settings.debug

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Record, hand over, note the outcome.

        Raises:
            NotCommittedError: The update is to be answered only once it is in the database, and
                the database did not take it in time.
        """
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
        finally:
            self._note(seen, time.perf_counter() - started, handled=handled, failed=failed)
        if self._settings.acknowledge == "database" and seen.is_recorded:
            await self._until_committed(seen)
        return result

    def record(self, seen: Seen, *, feature: str | None = None) -> None:
        """Record what was seen, once.

        Args:
            feature: The host's own word for what its handler is; wins over what was read.
        """
        seen.is_recorded = True
        if feature is not None:
            seen.interaction = replace(seen.interaction, feature=feature)
        if self._settings.debug:
            _show(seen.interaction)
        if self._settings.enabled:
            self._recording.record(seen.interaction)
            self.on_recorded(seen.interaction)
            if seen.interaction.distress:
                self.on_distress(seen.interaction)

    def _capture(self, event: TelegramObject, data: dict[str, Any]) -> Seen | None:
        try:
            if not isinstance(event, Update) or not self._is_watching:
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
            seen = Seen(self._scored(interaction))
            if self.has_inner:
                data[SEEN_KEY] = seen
            else:
                self.record(seen)
        except Exception as error:  # noqa: BLE001 -- the host comes first
            self.complaints.add(error)
            return None
        return seen

    def _scored(self, interaction: Interaction) -> Interaction:
        try:
            return self._scoring.score(interaction)
        except Exception as error:  # noqa: BLE001 -- unjudged is better than unrecorded
            self.complaints.add(error)
            return replace(interaction, text=None)

    def _note(self, seen: Seen, seconds: float, *, handled: bool, failed: bool) -> None:
        if seen.is_ignored:
            return
        try:
            if not seen.is_recorded:
                self.record(seen)
            if self._settings.enabled:
                self._recording.note(
                    Outcome(
                        bot_id=seen.interaction.bot_id,
                        source_key=seen.interaction.source_key,
                        handled=handled,
                        failed=failed,
                        handler_ms=round(seconds * 1000),
                    )
                )
        except Exception as error:  # noqa: BLE001 -- the host comes first
            self.complaints.add(error)

    async def _until_committed(self, seen: Seen) -> None:
        if not await self._recording.committed(within_s=COMMIT_SECONDS):
            raise NotCommittedError(source_key=seen.interaction.source_key)


def skipped_types(settings: CaptureSettings) -> frozenset[InteractionType]:
    """Say what is not recorded at all, unless a deployment asks for it."""
    wanted = {
        InteractionType.BUSINESS: settings.business,
        InteractionType.GUEST: settings.guest,
    }
    return frozenset(kind for kind, is_wanted in wanted.items() if not is_wanted)


def _call_nobody(_interaction: Interaction) -> None:
    """Leave it at the mark."""


def _show(interaction: Interaction) -> None:
    mood = interaction.sentiment
    log.info(
        "would be recorded",
        source_key=interaction.source_key,
        type=interaction.type.value,
        content=interaction.content_type,
        person=None if interaction.person is None else interaction.person.telegram_id,
        command=interaction.command,
        feature=interaction.feature,
        length=interaction.length,
        sentiment=None if mood is None else mood.label.value,
    )
