"""The host's handler runs, and its answer passes through, whatever our part does."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.types import Message, Update

from engagement_plugin import EngagementMiddleware, NotCommittedError
from engagement_plugin.domain import Interaction, Outcome
from engagement_plugin.settings import CaptureSettings
from engagement_plugin.testing.clock import FrozenClock
from engagement_plugin.testing.updates import Someone, Updates

ANNA = Someone(7)


class Notebook:
    """Remembers what it was told, or fails."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.seen: list[Interaction] = []
        self.outcomes: list[Outcome] = []
        self.error = error
        self.is_committed = True

    def record(self, interaction: Interaction) -> None:
        """Remember an interaction."""
        if self.error:
            raise self.error
        self.seen.append(interaction)

    def note(self, outcome: Outcome) -> None:
        """Remember an outcome."""
        if self.error:
            raise self.error
        self.outcomes.append(outcome)

    async def committed(self, *, within_s: float) -> bool:
        """Say whether the database has it."""
        return self.is_committed


class AsItIs:
    """Scores nothing."""

    def score(self, interaction: Interaction) -> Interaction:
        """Give it back."""
        return interaction


class Broken:
    """A scorer with a defect."""

    def score(self, interaction: Interaction) -> Interaction:
        """Fail."""
        message = f"a defect in {interaction.content_type}"
        raise ZeroDivisionError(message)


@pytest.fixture
def bot() -> Bot:
    return Bot("42:TEST")


def middleware(
    notebook: Notebook, clock: Callable[[], datetime], scoring: Any = None, **capture: Any
) -> EngagementMiddleware:
    settings = CaptureSettings(**capture)
    return EngagementMiddleware(notebook, scoring or AsItIs(), settings=settings, clock=clock)


async def feed(
    bot: Bot, clock: FrozenClock, made: EngagementMiddleware, handler: Any, text: str = "hello"
) -> Any:
    dispatcher = Dispatcher()
    dispatcher.update.outer_middleware(made)
    if handler is not None:
        dispatcher.message.register(handler)
    update = Updates(bot_id=42, clock=clock).message(ANNA, text)
    return await dispatcher.feed_update(bot, Update.model_validate(update, context={"bot": bot}))


async def answer(_message: Message) -> str:
    """A host's handler."""
    return "the host's answer"


async def fail(_message: Message) -> None:
    """A host's handler that fails."""
    message = "the host's own error"
    raise LookupError(message)


async def test_a_handled_update_is_recorded_with_its_outcome(bot: Bot, clock: FrozenClock) -> None:
    """Before the handler what happened, after it how it went."""
    notebook = Notebook()
    before: list[int] = []

    async def handler(_message: Message) -> str:
        before.append(len(notebook.seen))
        return "the host's answer"

    assert await feed(bot, clock, middleware(notebook, clock), handler) == "the host's answer"
    assert before == [1]
    outcome = notebook.outcomes[0]
    assert outcome.source_key == notebook.seen[0].source_key
    assert (outcome.handled, outcome.failed) == (True, False)
    assert outcome.handler_ms >= 0


async def test_an_unhandled_update_stays_unhandled(bot: Bot, clock: FrozenClock) -> None:
    """The sentinel passes through, and is noted."""
    notebook = Notebook()

    assert await feed(bot, clock, middleware(notebook, clock), None) is UNHANDLED
    assert (notebook.outcomes[0].handled, notebook.outcomes[0].failed) == (False, False)


async def test_the_hosts_error_passes_through(bot: Bot, clock: FrozenClock) -> None:
    """Unchanged, and noted as failed."""
    notebook = Notebook()

    with pytest.raises(LookupError, match="the host's own error"):
        await feed(bot, clock, middleware(notebook, clock), fail)

    assert (notebook.outcomes[0].handled, notebook.outcomes[0].failed) == (True, True)


async def test_a_cancelled_handler_stays_cancelled(bot: Bot, clock: FrozenClock) -> None:
    """Cancellation is the host's business too."""
    notebook = Notebook()

    begun = asyncio.Event()

    async def wait(_message: Message) -> None:
        begun.set()
        await asyncio.Event().wait()

    task = asyncio.create_task(feed(bot, clock, middleware(notebook, clock), wait))
    await begun.wait()
    task.cancel()

    with pytest.raises(asyncio.CancelledError):
        await task
    assert notebook.outcomes[0].failed


@pytest.mark.parametrize("error", [OSError("disk full"), MemoryError(), RuntimeError("bug")])
async def test_whatever_fails_in_here_the_host_answers(
    bot: Bot, clock: FrozenClock, error: Exception
) -> None:
    """Counted and logged, never raised."""
    made = middleware(Notebook(error), clock)

    assert await feed(bot, clock, made, answer) == "the host's answer"
    assert made.complaints.count == 1


async def test_a_defect_in_scoring_costs_the_score_alone(bot: Bot, clock: FrozenClock) -> None:
    """The update is recorded without its words, and the host's own error is still the host's."""
    notebook = Notebook()

    assert await feed(bot, clock, middleware(notebook, clock, Broken()), answer)
    with pytest.raises(LookupError):
        await feed(bot, clock, middleware(notebook, clock, Broken()), fail)
    assert [None, None] == [each.text for each in notebook.seen]
    assert [5, 5] == [each.length for each in notebook.seen]


async def test_complaints_do_not_flood_the_log(
    bot: Bot, clock: FrozenClock, caplog: pytest.LogCaptureFixture
) -> None:
    """One line a minute, with the number of failures, and no word of the message."""
    made = middleware(Notebook(OSError("disk full")), clock)

    for _ in range(5):
        await feed(bot, clock, made, answer, "my secret")

    complaints = [each for each in caplog.records if "not recorded" in each.getMessage()]
    assert len(complaints) == 1
    assert made.complaints.count == 5
    assert "my secret" not in caplog.text


async def test_nothing_is_recorded_when_capture_is_off(bot: Bot, clock: FrozenClock) -> None:
    """The switch in the configuration is all it takes."""
    notebook = Notebook()

    assert await feed(bot, clock, middleware(notebook, clock, enabled=False), answer)
    assert notebook.seen == []


@pytest.mark.parametrize(("wanted", "count"), [(False, 0), (True, 1)])
async def test_business_talk_is_recorded_only_when_asked_for(
    bot: Bot, clock: FrozenClock, wanted: bool, count: int
) -> None:
    """Even then without words and people."""
    notebook = Notebook()
    dispatcher = Dispatcher()
    dispatcher.update.outer_middleware(middleware(notebook, clock, business=wanted))
    update = Updates(bot_id=42, clock=clock).message(ANNA, "between us")
    update["business_message"] = update.pop("message")

    await dispatcher.feed_update(bot, Update.model_validate(update, context={"bot": bot}))

    assert count == len(notebook.seen)
    assert all(each.person is None and each.text is None for each in notebook.seen)


async def test_an_update_is_answered_only_when_it_is_committed(
    bot: Bot, clock: FrozenClock
) -> None:
    """Where a deployment asks for that; then Telegram delivers it again."""
    notebook = Notebook()
    made = middleware(notebook, clock, acknowledge="database")

    assert await feed(bot, clock, made, answer) == "the host's answer"
    notebook.is_committed = False
    with pytest.raises(NotCommittedError, match="delivered again"):
        await feed(bot, clock, made, answer)


async def test_debug_shows_what_would_be_recorded_and_no_word_of_it(
    bot: Bot, clock: FrozenClock, caplog: pytest.LogCaptureFixture
) -> None:
    """For the careful: with capture off it shows all and stores nothing."""
    notebook = Notebook()
    caplog.set_level("INFO")

    await feed(
        bot, clock, middleware(notebook, clock, debug=True, enabled=False), answer, "secret"
    )

    assert "would be recorded" in caplog.text
    assert "person=7" in caplog.text
    assert "secret" not in caplog.text
    assert notebook.seen == []
