"""Key-value events through the host's own `logging`, with bot tokens taken out.

Nothing here configures the host's logging; `configure` is for processes of our own.
"""

import logging
import re
from collections.abc import MutableMapping
from typing import Any, Final

import structlog

LOGGER_NAME: Final = "engagement_plugin"
REDACTED: Final = "<token>"

# A bot token is the bot's id, a colon, and 35 characters; aiohttp shows it inside URLs.
_TOKEN: Final = re.compile(r"\d{6,}:[A-Za-z0-9_-]{30,}")
_PASSWORD: Final = re.compile(r"(?<=://)([^/\s:@]*):[^/\s@]+@")


def redact(text: str) -> str:
    """Take bot tokens, and passwords in URLs, out of a text."""
    return _PASSWORD.sub(r"\1:***@", _TOKEN.sub(REDACTED, text))


class RedactingFilter(logging.Filter):
    """Rewrites each record's message, traceback and stack before a handler sees them."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Redact in place; never drops a record, never raises."""
        try:
            message = record.getMessage()
        except (TypeError, ValueError):
            message = str(record.msg)
        clean = redact(message)
        if clean != message:
            record.msg, record.args = clean, None
        if record.exc_info and record.exc_info[1] is not None:
            text = record.exc_text or logging.Formatter().formatException(record.exc_info)
            if (clean := redact(text)) != text:
                # Handlers print `exc_text` only when `exc_info` is gone or already rendered.
                record.exc_text, record.exc_info = clean, None
        if record.stack_info:
            record.stack_info = redact(record.stack_info)
        return True


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
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    return bound


def _redact_event(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = redact(value)
    return event


def configure(*, level: str = "INFO") -> None:
    """Set up logging for a process of our own: one line a record, to standard error."""
    logging.basicConfig(
        level=level, format="%(asctime)s %(levelname)-7s %(name)s: %(message)s", force=True
    )
    redact_handlers()
