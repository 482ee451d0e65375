"""What became of one attempt to send, and the one table that reads it from an error.

Whatever cannot be shown to be unsent is `Unknown`: a duplicate annoys more than a lost nudge.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiohttp import ClientConnectorError

REASON_LENGTH: Final = 200

RATE_LIMITED: Final = "rate_limited"
NOT_CONNECTED: Final = "not_connected"
CONFLICT: Final = "conflict"
BREAKER_OPEN: Final = "breaker_open"

BLOCKED: Final = "blocked"
DEACTIVATED: Final = "deactivated"
NEVER_STARTED: Final = "never_started"
CHAT_NOT_FOUND: Final = "chat_not_found"
NOT_A_MEMBER: Final = "not_a_member"
NO_RIGHTS: Final = "no_rights"
IS_A_BOT: Final = "is_a_bot"
FORBIDDEN: Final = "forbidden"

TIMED_OUT: Final = "timed_out"
DISCONNECTED: Final = "disconnected"
UNREADABLE_ANSWER: Final = "unreadable_answer"
SERVER_ERROR: Final = "server_error"
CANCELLED: Final = "cancelled"


@dataclass(frozen=True, slots=True)
class Delivered:
    """Telegram said yes."""

    message_id: int


@dataclass(frozen=True, slots=True)
class NotSent:
    """Surely not sent, and nobody's fault: try again later, without counting an attempt.

    Attributes:
        retry_after: Seconds Telegram asked for; None where it did not say.
    """

    reason: str
    retry_after: float | None = None


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Surely not sent: the bot cannot write to this chat until something changes there."""

    reason: str


@dataclass(frozen=True, slots=True)
class Broken:
    """Surely not sent, and never will be: the message itself is wrong.

    Attributes:
        reason: In Telegram's words, without what it quotes of the message.
    """

    reason: str


@dataclass(frozen=True, slots=True)
class Migrated:
    """Surely not sent: the group has become the supergroup `chat_id`."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Unauthorised:
    """Surely not sent, and nothing of this bot will be: Telegram does not take its token."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nobody can say whether the person got it."""

    reason: str


Outcome: TypeAlias = Delivered | NotSent | Unreachable | Broken | Migrated | Unauthorised | Unknown

# Parts of Telegram's sentences, in lower case. Some of its 403s come as a 400 with a code in
# capitals, so both statuses are read by the same table; the first part found decides.
_UNREACHABLE: Final = (
    ("blocked by the user", BLOCKED),
    ("user_is_blocked", BLOCKED),
    ("user is deactivated", DEACTIVATED),
    ("user_deactivated", DEACTIVATED),
    ("can't initiate conversation", NEVER_STARTED),
    ("can't send messages to bots", IS_A_BOT),
    ("user_is_bot", IS_A_BOT),
    ("chat not found", CHAT_NOT_FOUND),
    ("user not found", CHAT_NOT_FOUND),
    ("peer_id_invalid", CHAT_NOT_FOUND),
    ("chat_id_invalid", CHAT_NOT_FOUND),
    ("kicked from", NOT_A_MEMBER),
    ("not a member", NOT_A_MEMBER),
    ("group chat was deactivated", NOT_A_MEMBER),
    ("not enough rights", NO_RIGHTS),
    ("have no rights", NO_RIGHTS),
    ("chat_write_forbidden", NO_RIGHTS),
    ("chat_send_plain_forbidden", NO_RIGHTS),
    ("chat_restricted", NO_RIGHTS),
    ("topic_closed", NO_RIGHTS),
)
_QUOTED: Final = re.compile(r'".*"', re.DOTALL)


def outcome_of(error: Exception) -> Outcome:
    """Read what became of a message from the error that its sending ended with."""
    for kind, read in _TABLE:
        if isinstance(error, kind):
            return read(error)
    return Unknown(type(error).__name__)


def _of_rate(error: TelegramRetryAfter) -> Outcome:
    return NotSent(RATE_LIMITED, float(error.retry_after))


def _of_migration(error: TelegramMigrateToChat) -> Outcome:
    return Migrated(error.migrate_to_chat_id)


def _of_token(_error: TelegramAPIError) -> Outcome:
    return Unauthorised()


def _of_forbidden(error: TelegramForbiddenError) -> Outcome:
    return Unreachable(_unreachable(error) or FORBIDDEN)


def _of_bad_request(error: TelegramBadRequest) -> Outcome:
    why = _unreachable(error)
    return Unreachable(why) if why else _of_mistake(error)


def _of_mistake(error: TelegramAPIError) -> Outcome:
    return Broken(_without_quotes(error.message))


def _of_conflict(_error: TelegramConflictError) -> Outcome:
    return NotSent(CONFLICT)


def _of_server(_error: TelegramServerError) -> Outcome:
    return Unknown(SERVER_ERROR)


def _of_answer(_error: ClientDecodeError) -> Outcome:
    return Unknown(UNREADABLE_ANSWER)


def _of_status(error: TelegramAPIError) -> Outcome:
    # A 429 that does not say how long.
    if "too many requests" in error.message.lower():
        return NotSent(RATE_LIMITED)
    return Unknown(type(error).__name__)


def _of_network(error: TelegramNetworkError) -> Outcome:
    match error.__cause__:
        case ClientConnectorError():
            return NotSent(NOT_CONNECTED)
        case TimeoutError():
            return Unknown(TIMED_OUT)
        case _:
            return Unknown(DISCONNECTED)


def _unreachable(error: TelegramAPIError) -> str | None:
    said = error.message.lower()
    return next((reason for part, reason in _UNREACHABLE if part in said), None)


def _without_quotes(description: str) -> str:
    # Telegram quotes a piece of what it cannot parse, and people's messages are in no log.
    return _QUOTED.sub("…", description)[:REASON_LENGTH]


# From the narrow to the wide: 413 is a network error by its class, though Telegram has answered it;
# 404 is what it says to a token that has not the shape of one.
_TABLE: Final[tuple[tuple[type[Exception], Callable[[Any], Outcome]], ...]] = (
    (TelegramRetryAfter, _of_rate),
    (TelegramMigrateToChat, _of_migration),
    (TelegramUnauthorizedError, _of_token),
    (TelegramNotFound, _of_token),
    (TelegramForbiddenError, _of_forbidden),
    (TelegramBadRequest, _of_bad_request),
    (TelegramConflictError, _of_conflict),
    (TelegramEntityTooLarge, _of_mistake),
    (TelegramNetworkError, _of_network),
    (TelegramServerError, _of_server),
    (ClientDecodeError, _of_answer),
    (TelegramAPIError, _of_status),
)
