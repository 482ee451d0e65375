"""Tokens and passwords never reach a log, whichever way they got into a record."""

import io
import logging
from collections.abc import Iterator

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.logs import REDACTED, RedactingFilter, get_logger, redact, redact_handlers

TOKEN = "123456789:AAF0abcdefghijklmnopqrstuvwxyz_-012"
SECRET_PART = TOKEN.partition(":")[2]


class Listener:
    """A logger of its own with one handler, and what that handler has written."""

    def __init__(self, name: str) -> None:
        self.written = io.StringIO()
        self.handler = logging.StreamHandler(self.written)
        self.logger = logging.getLogger(name)
        self.logger.propagate = False
        self.logger.setLevel(logging.DEBUG)
        self.logger.addHandler(self.handler)

    @property
    def text(self) -> str:
        return self.written.getvalue()


@pytest.fixture
def listener() -> Iterator[Listener]:
    made = Listener("tests.listener")
    redact_handlers()
    yield made
    made.logger.removeHandler(made.handler)


def fail(text: str) -> None:
    raise ValueError(text)


def test_a_token_inside_an_exceptions_text_is_taken_out(listener: Listener) -> None:
    """The traceback stays, with its lines and its kind of error."""
    try:
        fail(f"no answer from https://api.telegram.org/bot{TOKEN}/getMe")
    except ValueError:
        listener.logger.exception("a request failed")

    assert SECRET_PART not in listener.text
    assert f"ValueError: no answer from https://api.telegram.org/bot{REDACTED}/getMe" in (
        listener.text
    )
    assert "a request failed" in listener.text
    assert "in fail" in listener.text


def test_a_token_inside_a_chained_cause_is_taken_out(listener: Listener) -> None:
    """A clean exception may hide another one behind it."""
    try:
        try:
            fail(TOKEN)
        except ValueError as cause:
            raise RuntimeError("clean") from cause
    except RuntimeError:
        listener.logger.exception("failed")

    assert SECRET_PART not in listener.text
    assert "RuntimeError: clean" in listener.text


def test_a_token_inside_a_group_of_exceptions_is_taken_out(listener: Listener) -> None:
    """As task groups raise them."""
    error = ExceptionGroup("several", [ValueError(TOKEN), ValueError("other")])

    listener.logger.error("failed", exc_info=error)

    assert SECRET_PART not in listener.text
    assert "ValueError: other" in listener.text


@pytest.mark.parametrize(
    "argument",
    [TOKEN, ValueError(TOKEN), {"token": TOKEN}, (TOKEN,), f"https://api/bot{TOKEN}/sendMessage"],
    ids=lambda value: type(value).__name__,
)
def test_a_token_inside_an_argument_is_taken_out(listener: Listener, argument: object) -> None:
    """Whatever the argument is: it is looked at as it would be written."""
    listener.logger.warning("got %s and %s", argument, 7)

    assert SECRET_PART not in listener.text
    assert REDACTED in listener.text
    assert "and 7" in listener.text


def test_a_token_inside_a_named_argument_is_taken_out(listener: Listener) -> None:
    """`%(name)s` takes a dictionary."""
    listener.logger.warning("got %(what)s", {"what": TOKEN})

    assert listener.text == f"got {REDACTED}\n"


def test_a_token_inside_the_stack_is_taken_out(listener: Listener) -> None:
    """The stack shows lines of source, and a token may stand in one."""
    stack = f"Stack (most recent call last):\n  bot = Bot({TOKEN})"
    record = logging.LogRecord("x", logging.INFO, "file", 1, "here", (), None, sinfo=stack)

    listener.handler.handle(record)

    assert listener.text == f"here\nStack (most recent call last):\n  bot = Bot({REDACTED})\n"


def test_a_record_without_a_secret_stays_as_it_is() -> None:
    """Handlers that look at arguments and exceptions find them."""
    error = ValueError("clean")
    record = logging.LogRecord(
        "x", logging.INFO, "file", 1, "got %s", (7,), (ValueError, error, None)
    )

    RedactingFilter().filter(record)

    assert (record.msg, record.args) == ("got %s", (7,))
    assert record.exc_info == (ValueError, error, None)
    assert record.exc_text is None


def test_a_record_whose_arguments_do_not_fit_is_not_dropped() -> None:
    """The host's own slip: `logging` tells of it, we do not fall over it."""
    record = logging.LogRecord("x", logging.INFO, "file", 1, f"%d {TOKEN}", ("seven",), None)

    assert RedactingFilter().filter(record) is True
    assert SECRET_PART not in str(record.msg)


def test_every_handler_the_process_has_is_covered_once() -> None:
    """Handlers of other loggers too, which records of theirs never leave."""
    deep = Listener("tests.deep.below.somewhere")

    redact_handlers()
    redact_handlers()

    filters = [each for each in deep.handler.filters if isinstance(each, RedactingFilter)]
    assert len(filters) == 1
    deep.logger.info("token %s", TOKEN)
    assert deep.text == f"token {REDACTED}\n"
    deep.logger.removeHandler(deep.handler)


def test_where_nobody_configured_logging_the_last_resort_is_covered() -> None:
    """Warnings of an unconfigured process go to standard error by themselves."""
    redact_handlers()

    assert logging.lastResort is not None
    assert any(isinstance(each, RedactingFilter) for each in logging.lastResort.filters)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("postgres://anna:hush@db:5432/bot", "postgres://anna:***@db:5432/bot"),
        ("redis://:hush@cache/0 away", "redis://:***@cache/0 away"),
        ("two: a://b:c@d and e://f:g@h", "two: a://b:***@d and e://f:***@h"),
        ("postgres://anna:hu/s@h@db/bot now", "postgres://anna:***@db/bot now"),
        ("postgres://db:5432/bot for anna@example.org", "postgres://db:5432/bot for anna@example.org"),
        ("postgres://anna@db/bot", "postgres://anna@db/bot"),
        ("https://example.org:8080/a@b", "https://example.org:8080/a@b"),
        (f"https://api.telegram.org/bot{TOKEN}/getMe", f"https://api.telegram.org/bot{REDACTED}/getMe"),
        (f"{TOKEN},{TOKEN}", f"{REDACTED},{REDACTED}"),
        ("2026-03-18 12:00:00,123 at 10:15", "2026-03-18 12:00:00,123 at 10:15"),
    ],
)  # fmt: skip
def test_tokens_and_passwords_go_and_the_rest_stays(text: str, clean: str) -> None:
    """Hosts, ports, users, paths and times are what a reader of a log needs."""
    assert redact(text) == clean


@given(
    before=st.text(alphabet=st.characters(exclude_categories=["Nd"])),
    number=st.integers(10**6, 10**11),
    secret=st.text("abcXYZ019_-", min_size=35, max_size=35),
    after=st.text("abc /:\n"),
)
def test_a_token_is_found_in_the_middle_of_anything(
    before: str, number: int, secret: str, after: str
) -> None:
    """No neighbouring sign hides one."""
    assert secret not in redact(f"{before}{number}:{secret} {after}")


@given(st.text())
def test_redacting_twice_is_redacting_once(text: str) -> None:
    """Several filters may meet one record."""
    assert redact(redact(text)) == redact(text)


def test_events_are_a_name_and_keys_with_values(listener: Listener) -> None:
    """Readable for people, and for machines that read logfmt."""
    get_logger("tests.listener").warning("rows written", count=3, lag="2 s", ready=True)

    assert listener.text == 'event="rows written" count=3 lag="2 s" ready=true\n'


def test_events_are_clean_even_where_no_filter_is(listener: Listener) -> None:
    """`log.redact = false` is about the host's lines; ours are clean by themselves."""
    listener.handler.filters.clear()

    try:
        fail(TOKEN)
    except ValueError as error:
        get_logger("tests.listener").exception(
            "failed", url="postgres://a:hush@b", note=TOKEN, error=error, all=[TOKEN]
        )

    assert SECRET_PART not in listener.text
    assert "hush" not in listener.text
    assert "event=failed" in listener.text
    assert listener.text.count("Traceback") == 1


def test_a_host_that_formats_with_structlog_keeps_its_events(listener: Listener) -> None:
    """Its records carry dictionaries, and its formatter needs them."""
    listener.handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(processor=structlog.processors.JSONRenderer())
    )
    host = structlog.wrap_logger(
        listener.logger,
        processors=[structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
    )

    try:
        fail(TOKEN)
    except ValueError:
        host.exception("failed", url=f"https://api/bot{TOKEN}/x", count=3, got=[TOKEN])

    assert SECRET_PART not in listener.text
    assert f'"url": "https://api/bot{REDACTED}/x", "count": 3' in listener.text
    assert f"ValueError: {REDACTED}" in listener.text


def test_events_below_the_hosts_level_cost_nothing(listener: Listener) -> None:
    """The host's level decides, not ours."""
    listener.logger.setLevel(logging.ERROR)

    get_logger("tests.listener").warning("not asked for")

    assert not listener.text
