"""Ways a Bot API misbehaves, planned ahead for the requests they are to hit."""

from dataclasses import dataclass, field
from typing import ClassVar, TypeAlias

from .refusals import RefusedError, bad_request, too_many


@dataclass(frozen=True, slots=True)
class RetryAfter:
    """429 with `retry_after`; nothing is delivered."""

    seconds: int = 1
    delivered: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class ServerError:
    """A 5xx with a JSON body; `delivered` says whether the message went out all the same."""

    status: int = 500
    delivered: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class HtmlError:
    """An answer of a proxy in between, as HTML; a 200 is possible too."""

    status: int = 502
    delivered: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Hang:
    """Answer only after so many seconds.

    With `delivered` the message is in the ledger at once and the answer comes late; without it
    nothing is delivered and the connection closes at the end.
    """

    seconds: float
    delivered: bool = field(default=True, kw_only=True)


@dataclass(frozen=True, slots=True)
class DropBefore:
    """Close the connection; nothing is delivered."""

    delivered: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class DropAfter:
    """Deliver, then close the connection without an answer."""

    delivered: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class HalfAnswer:
    """Begin an answer and close in the middle of it."""

    delivered: bool = field(default=True, kw_only=True)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Any other refusal in JSON, with Telegram's whole sentence."""

    status: int
    text: str
    delivered: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Forbidden:
    """403 with Telegram's sentence after `Forbidden: `."""

    text: str = "bot was blocked by the user"
    delivered: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class BadRequest:
    """400 with Telegram's sentence after `Bad Request: `."""

    text: str
    delivered: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class MigrateTo:
    """400 saying that the group became the supergroup `chat_id`."""

    chat_id: int
    delivered: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Unauthorized:
    """401, as for a revoked token."""

    delivered: ClassVar[bool] = False


Fault: TypeAlias = (
    RetryAfter
    | ServerError
    | HtmlError
    | Hang
    | DropBefore
    | DropAfter
    | HalfAnswer
    | Refusal
    | Forbidden
    | BadRequest
    | MigrateTo
    | Unauthorized
)


def refusal(
    fault: RetryAfter | ServerError | Forbidden | BadRequest | MigrateTo | Unauthorized,
) -> RefusedError:
    """Put a fault that answers in JSON into Telegram's words."""
    match fault:
        case RetryAfter(seconds):
            return too_many(seconds)
        case ServerError(status):
            return RefusedError(status, "Internal Server Error")
        case Forbidden(text):
            return RefusedError(403, f"Forbidden: {text}")
        case BadRequest(text):
            return bad_request(text)
        case MigrateTo(chat_id):
            return RefusedError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                parameters={"migrate_to_chat_id": chat_id},
            )
        case Unauthorized():
            return RefusedError(401, "Unauthorized")


@dataclass(slots=True, kw_only=True)
class _Planned:
    fault: Fault
    method: str | None
    chat_id: int | None
    left: int


class FaultPlan:
    """The faults still to come, in the order they were planned."""

    def __init__(self) -> None:
        self._planned: list[_Planned] = []

    def __len__(self) -> int:
        """Count the requests that are still to misbehave."""
        return sum(planned.left for planned in self._planned)

    def add(
        self,
        fault: Fault,
        *,
        method: str | None = "sendMessage",
        times: int = 1,
        chat_id: int | None = None,
    ) -> None:
        """Let the next matching requests misbehave.

        Args:
            method: None matches every method, `getUpdates` included.
            times: How many requests; at least one.
            chat_id: None matches every chat.
        """
        if times < 1:
            raise ValueError(f"times is {times}; plan a fault for one request or more")
        name = None if method is None else method.lower()
        self._planned.append(_Planned(fault=fault, method=name, chat_id=chat_id, left=times))

    def clear(self) -> None:
        """Forget every fault still to come."""
        self._planned.clear()

    def take(self, method: str, chat_id: object) -> Fault | None:
        """Use up the first fault that matches, if any.

        Args:
            method: In lower case.
        """
        for planned in self._planned:
            if planned.method in {None, method} and planned.chat_id in {None, chat_id}:
                planned.left -= 1
                if not planned.left:
                    self._planned.remove(planned)
                return planned.fault
        return None
