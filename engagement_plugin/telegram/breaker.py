"""A circuit breaker a bot: where nothing comes of sending, it is left for a while.

A token that Telegram refuses opens it at once, and so does a line that mostly fails. After a minute
one message is tried. The state is this process's own; what all have to keep to is the pace.
"""

import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Final

from fluxgate import AsyncCircuitBreaker, CallNotPermittedError, State
from fluxgate.permits import All
from fluxgate.retries import Retry
from fluxgate.trackers import TypeOf
from fluxgate.trippers import (
    CallContext,
    Closed,
    FailureRate,
    FailureStreak,
    HalfOpened,
    MinRequests,
    Tripper,
)
from fluxgate.windows import CountWindow

from engagement_plugin.telegram import outcomes
from engagement_plugin.telegram.outcomes import (
    NotSent,
    Outcome,
    Unauthorised,
    Unknown,
)

COOL_DOWN_S: Final = 60.0
WINDOW: Final = 20
FEWEST: Final = 10
FAILING_SHARE: Final = 0.5
_FAILING: Final = (Closed() & MinRequests(FEWEST) & FailureRate(FAILING_SHARE)) | (
    HalfOpened() & FailureStreak(1)
)

Attempt = Callable[[], Awaitable[Outcome]]


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakerState:
    """How a bot's breaker stands, for those who look.

    Attributes:
        seconds_left: Until the next try; 0 unless it is open.
        is_refused: Telegram did not take the token the last time it was tried.
    """

    bot_id: int
    state: State
    seconds_left: float
    is_refused: bool


class Breakers:
    """One for every bot that sends through this process.

    Args:
        seconds: Tells monotonic seconds.
    """

    def __init__(self, *, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._lines: dict[int, _Line] = {}

    def __iter__(self) -> Iterator[BreakerState]:
        """Show the bots that have sent something."""
        for bot_id, line in self._lines.items():
            yield line.state(bot_id)

    def seconds_left(self, bot_id: int) -> float:
        """Give the seconds until a bot may send; ask before a message counts as being sent."""
        return self._lines[bot_id].seconds_left() if bot_id in self._lines else 0.0

    async def through(self, bot_id: int, attempt: Attempt) -> Outcome:
        """Try to send, unless the breaker is open; gives what came of it."""
        if bot_id not in self._lines:
            self._lines[bot_id] = _Line(self._seconds)
        return await self._lines[bot_id].through(attempt)


class _FailedError(Exception):
    """Carries an outcome past the breaker, which counts exceptions."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome
        super().__init__("only the breaker sees this; read `outcome`")


class _Line:
    """The way of one bot, and the breaker in it."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._tries_at = float("-inf")
        self.is_refused = False
        self._breaker = AsyncCircuitBreaker(
            window=CountWindow(WINDOW),
            tracker=TypeOf(_FailedError),
            tripper=_Hopeless(self),
            retry=_CooledDown(self),
            permit=All(),
            max_half_open_calls=1,
        )

    async def through(self, attempt: Attempt) -> Outcome:
        try:
            return await self._breaker.call(self._tried, attempt)
        except _FailedError as failed:
            return failed.outcome
        except CallNotPermittedError:
            return NotSent(outcomes.BREAKER_OPEN, self.seconds_left())

    def state(self, bot_id: int) -> BreakerState:
        return BreakerState(
            bot_id=bot_id,
            state=self._breaker.info().state,
            seconds_left=self.seconds_left(),
            is_refused=self.is_refused,
        )

    def seconds_left(self) -> float:
        if self._breaker.info().state != "open":
            return 0.0
        return max(0.0, self._tries_at - self._seconds())

    async def _tried(self, attempt: Attempt) -> Outcome:
        outcome = await attempt()
        self.is_refused = isinstance(outcome, Unauthorised)
        match outcome:
            case Unauthorised() | Unknown() | NotSent(outcomes.NOT_CONNECTED):
                raise _FailedError(outcome)
        return outcome

    def leave_alone(self) -> None:
        self._tries_at = self._seconds() + COOL_DOWN_S


class _Hopeless(Tripper):
    """Opens where the token is not taken, where most fails, and where the one try failed.

    Notes the hour itself: listeners hear of the opening when others may have asked already.
    """

    def __init__(self, line: _Line) -> None:
        self._line = line

    def __call__(self, ctx: CallContext) -> bool:
        opens = self._line.is_refused or _FAILING(ctx)
        if opens:
            self._line.leave_alone()
        return opens


class _CooledDown(Retry):
    """Lets a try through after the cool-down, by the clock that was given."""

    def __init__(self, line: _Line) -> None:
        self._line = line

    def __call__(self, changed_at: float, reopens: int) -> bool:
        return not self._line.seconds_left()
