"""Key-value events through the host's own `logging`, with bot tokens taken out.

Nothing here configures the host's logging; `configure` is for processes of our own.
"""

import logging
import re
from collections.abc import Mapping, MutableMapping
from typing import Any, Final

import structlog

REDACTED: Final = "<token>"

# A bot token is the bot's id, a colon, and 35 characters; aiohttp shows it inside URLs.
_TOKEN: Final = re.compile(r"\d{6,}:[A-Za-z0-9_-]{30,}")
# Up to the last @ before a space: passwords may hold slashes and @ themselves.
_PASSWORD: Final = re.compile(r"(?<=://)([^/\s:@]*):(?!\d+[/\s])[^\s\"'<>]+@")


def redact(text: str) -> str:
    """Take bot tokens, and passwords in URLs, out of a text."""
    return _PASSWORD.sub(r"\1:***@", _TOKEN.sub(REDACTED, text))


class RedactingFilter(logging.Filter):
    """Rewrites each record's message, traceback and stack before a handler sees them."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Redact in place; never drops a record, never raises."""
        if isinstance(record.msg, dict):
            record.msg = _redact_structured(record.msg)
        else:
            _redact_message(record)
        if record.exc_info and record.exc_info[1] is not None:
            text = record.exc_text or logging.Formatter().formatException(record.exc_info)
            if (clean := redact(text)) != text:
                # Handlers print `exc_text` only when `exc_info` is gone or already rendered.
                record.exc_text, record.exc_info = clean, None
        if record.stack_info:
            record.stack_info = redact(record.stack_info)
        return True


def _redact_message(record: logging.LogRecord) -> None:
    try:
        message = record.getMessage()
    except (TypeError, ValueError):
        message = str(record.msg)
    clean = redact(message)
    if clean != message:
        record.msg, record.args = clean, None


def _redact_structured(message: dict[str, Any]) -> dict[str, Any]:
    # A host's structlog hands its events over as dictionaries, and its formatter needs them.
    event = structlog.processors.format_exc_info(None, "", dict(message))
    clean = _redacted(event)
    return message if clean == event else clean


def redact_handlers() -> None:
    """Attach the filter to every handler the process has now; twice does nothing more."""
    named = logging.Logger.manager.loggerDict.values()
    for each in (logging.getLogger(), *named):
        if not isinstance(each, logging.Logger):
            continue
        for handler in each.handlers:
            if not any(isinstance(present, RedactingFilter) for present in handler.filters):
                handler.addFilter(RedactingFilter())
    if logging.lastResort and not logging.lastResort.filters:
        logging.lastResort.addFilter(RedactingFilter())


def get_logger(name: str) -> structlog.stdlib.BoundLogger:
    """Give a logger whose events end in the standard logger of this name, as `event key=value`."""
    bound: structlog.stdlib.BoundLogger = structlog.wrap_logger(
        logging.getLogger(name),
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.processors.format_exc_info,
            _redact_event,
            structlog.processors.LogfmtRenderer(key_order=["event"], bool_as_flag=False),
            _hand_over,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    return bound


def _redact_event(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    return _redacted(event)


def _redacted(event: Mapping[str, Any]) -> dict[str, Any]:
    """Take secrets out of values as they would be written; what holds none stays what it is."""
    clean = {}
    for key, value in event.items():
        # Some renderers write an object by `str`, some by `repr`.
        written = value if isinstance(value, str) else f"{value} {value!r}"
        clean[key] = value if redact(written) == written else redact(str(value))
    return clean


def _hand_over(_logger: object, _method: str, text: Any) -> tuple[tuple[Any], dict[str, Any]]:
    # The trace is in the event already; `Logger.exception` would add it once more, as it is.
    return (text,), {"exc_info": False}


def configure(*, level: str = "INFO") -> None:
    """Set up logging for a process of our own: one line a record, to standard error."""
    logging.basicConfig(
        level=level, format="%(asctime)s %(levelname)-7s %(name)s: %(message)s", force=True
    )
    redact_handlers()
