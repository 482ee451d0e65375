"""The host's own words for its handlers: features, and what is not to be watched."""

from typing import Any

import pytest
from aiogram import Bot, Dispatcher, F, Router, flags
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import CallbackQuery, Message, Update

from engagement_plugin import ConfigError, EngagementMiddleware
from engagement_plugin.capture.flags import FlagsMiddleware
from engagement_plugin.settings import CaptureSettings
from engagement_plugin.testing.clock import FrozenClock
from engagement_plugin.testing.updates import Someone, Updates
from tests.capture.test_middleware import AsItIs, Notebook

ANNA = Someone(7)


class Host:
    """A dispatcher with both middlewares, and what they wrote down."""

    def __init__(self, clock: FrozenClock) -> None:
        self.notebook = Notebook()
        self.dispatcher = Dispatcher()
        self.bot = Bot("42:TEST")
        self.updates = Updates(bot_id=42, clock=clock)
        outer = EngagementMiddleware(
            self.notebook, AsItIs(), settings=CaptureSettings(), clock=clock
        )
        self.dispatcher.update.outer_middleware(outer)
        self.flags = FlagsMiddleware(outer)

    async def feed(self, update: dict[str, Any]) -> Any:
        self.flags.setup(self.dispatcher)
        made = Update.model_validate(update, context={"bot": self.bot})
        return await self.dispatcher.feed_update(self.bot, made)

    async def say(self, text: str) -> Any:
        return await self.feed(self.updates.message(ANNA, text))


@pytest.fixture
def host(clock: FrozenClock) -> Host:
    return Host(clock)


async def test_a_handlers_feature_is_recorded_before_it_starts(host: Host) -> None:
    """Also in a router below the dispatcher."""
    seen: list[str | None] = []
    router = Router()

    @router.message()
    @flags.engagement(feature="lesson")
    async def lesson(_message: Message) -> str:
        seen.extend(each.feature for each in host.notebook.seen)
        return "done"

    host.dispatcher.include_router(router)

    assert await host.say("hello") == "done"
    assert seen == ["lesson"]
    assert len(host.notebook.seen) == 1
    assert host.notebook.outcomes[0].handled


async def test_the_hosts_word_wins_over_a_buttons_prefix(host: Host) -> None:
    """A callback's data names a feature only where the handler does not."""

    @host.dispatcher.callback_query(F.data.startswith("named"))
    @flags.engagement(feature="quiz")
    async def named(_press: CallbackQuery) -> None: ...

    @host.dispatcher.callback_query()
    async def plain(_press: CallbackQuery) -> None: ...

    await host.feed(host.updates.callback(ANNA, "named:1"))
    await host.feed(host.updates.callback(ANNA, "other:1"))

    assert ["quiz", "other"] == [each.feature for each in host.notebook.seen]


async def test_an_ignored_handler_leaves_no_trace(host: Host) -> None:
    """Neither an interaction nor an outcome."""

    @host.dispatcher.message()
    @flags.engagement(ignore=True)
    async def private(_message: Message) -> str:
        return "done"

    assert await host.say("hello") == "done"
    assert host.notebook.seen == []
    assert host.notebook.outcomes == []


async def test_what_nobody_handles_is_recorded_all_the_same(host: Host) -> None:
    """By the outer middleware, once, with its outcome."""
    await host.say("hello")

    assert len(host.notebook.seen) == 1
    assert [False] == [each.handled for each in host.notebook.outcomes]


async def test_a_handler_that_skips_leaves_the_word_to_the_next(host: Host) -> None:
    """An ignored one that skips does not hide what the next one does."""

    @host.dispatcher.message()
    @flags.engagement(ignore=True)
    async def first(_message: Message) -> None:
        raise SkipHandler

    @host.dispatcher.message()
    @flags.engagement(feature="second")
    async def second(_message: Message) -> None: ...

    await host.say("hello")

    assert ["second"] == [each.feature for each in host.notebook.seen]


async def test_a_handler_that_fails_was_recorded_before(host: Host) -> None:
    """Its error is the host's."""

    @host.dispatcher.message()
    async def broken(_message: Message) -> None:
        raise LookupError("the host's own error")

    with pytest.raises(LookupError):
        await host.say("hello")
    assert len(host.notebook.seen) == 1
    assert host.notebook.outcomes[0].failed


@pytest.mark.parametrize(
    ("flag", "complaint"),
    [
        pytest.param(flags.engagement(feature=""), "1 to 64", id="empty"),
        pytest.param(flags.engagement(feature=5), "1 to 64", id="no text"),
        pytest.param(flags.engagement(featur="x"), "not understood", id="typo"),
        pytest.param(flags.engagement("lesson"), "not understood", id="bare"),
    ],
)
def test_a_flag_nobody_understands_is_an_error_at_start(
    host: Host, flag: Any, complaint: str
) -> None:
    """It names the handler and the mend, before the first update comes."""

    async def my_handler(_message: Message) -> None: ...

    router = Router()
    router.message.register(flag(my_handler))
    host.dispatcher.include_router(router)

    with pytest.raises(ConfigError, match=complaint) as raised:
        host.flags.setup(host.dispatcher)
    assert "my_handler" in str(raised.value)
    assert "@flags.engagement" in str(raised.value)
