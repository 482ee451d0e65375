"""One local Telegram Bot API server, for demos, tests and benchmarks."""

from .faults import (
    BadRequest,
    DropAfter,
    DropBefore,
    Fault,
    Forbidden,
    HalfAnswer,
    Hang,
    HtmlError,
    MigrateTo,
    Refusal,
    RetryAfter,
    ServerError,
    Unauthorized,
)
from .ledger import Delivery, Ledger
from .limits import RateLimits
from .server import DEFAULT_TOKEN, LocalBotAPI
from .shapes import Json, Upload
from .transcript import transcript
from .webhook import SECRET_HEADER, WebhookDelivery
from .world import Call

__all__ = [
    "DEFAULT_TOKEN",
    "SECRET_HEADER",
    "BadRequest",
    "Call",
    "Delivery",
    "DropAfter",
    "DropBefore",
    "Fault",
    "Forbidden",
    "HalfAnswer",
    "Hang",
    "HtmlError",
    "Json",
    "Ledger",
    "LocalBotAPI",
    "MigrateTo",
    "RateLimits",
    "Refusal",
    "RetryAfter",
    "ServerError",
    "Unauthorized",
    "Upload",
    "WebhookDelivery",
    "transcript",
]
