"""Every end that an attempt to send can come to is told apart, and the ledger knows the truth."""

import asyncio
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.methods import Response, SendMessage, TelegramMethod

from engagement_plugin.telegram.delivery import deliver, settled
from engagement_plugin.telegram.outcomes import (
    Broken,
    Delivered,
    Migrated,
    NotSent,
    Outcome,
    Unauthorised,
    Unknown,
    Unreachable,
)
from engagement_plugin.testing.bot_api import (
    BadRequest,
    DropAfter,
    DropBefore,
    Fault,
    Forbidden,
    HalfAnswer,
    Hang,
    HtmlError,
    LocalBotAPI,
    MigrateTo,
    Refusal,
    RetryAfter,
    ServerError,
    Unauthorized,
)

ANNA = 7
HELLO = SendMessage(chat_id=ANNA, text="hello")
UNPARSABLE = 'can\'t parse entities: unsupported start tag "a secret" at byte offset 0'


async def test_what_telegram_takes_is_delivered(api: LocalBotAPI, bot: Bot) -> None:
    """Its number is the one that buttons and replies will name."""
    outcome = await deliver(bot, HELLO)

    assert Delivered(api.ledger[0].message_id) == outcome


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        pytest.param(RetryAfter(3), NotSent("rate_limited", 3.0), id="429"),
        pytest.param(
            Refusal(429, "Too Many Requests"), NotSent("rate_limited"), id="429 without a time"
        ),
        pytest.param(MigrateTo(-1007), Migrated(-1007), id="the group was upgraded"),
        pytest.param(Unauthorized(), Unauthorised(), id="401"),
        pytest.param(Refusal(404, "Not Found"), Unauthorised(), id="404"),
        pytest.param(
            Refusal(409, "Conflict: terminated by other getUpdates request"),
            NotSent("conflict"),
            id="409",
        ),
        pytest.param(
            Refusal(413, "Request Entity Too Large"), Broken("Request Entity Too Large"), id="413"
        ),
        pytest.param(
            BadRequest("message is too long"), Broken("Bad Request: message is too long"), id="400"
        ),
        pytest.param(
            BadRequest(UNPARSABLE),
            Broken("Bad Request: can't parse entities: unsupported start tag … at byte offset 0"),
            id="a quoted piece of the message is left out",
        ),
        pytest.param(Forbidden(), Unreachable("blocked"), id="blocked"),
        pytest.param(
            Forbidden("user is deactivated"), Unreachable("deactivated"), id="deactivated"
        ),
        pytest.param(
            Forbidden("bot can't initiate conversation with a user"),
            Unreachable("never_started"),
            id="never started",
        ),
        pytest.param(
            Forbidden("bot can't send messages to bots"), Unreachable("is_a_bot"), id="a bot"
        ),
        pytest.param(
            Forbidden("bot was kicked from the supergroup chat"),
            Unreachable("not_a_member"),
            id="kicked",
        ),
        pytest.param(
            Forbidden("bot is not a member of the channel chat"),
            Unreachable("not_a_member"),
            id="not a member",
        ),
        pytest.param(Forbidden("something new"), Unreachable("forbidden"), id="another 403"),
        pytest.param(BadRequest("chat not found"), Unreachable("chat_not_found"), id="no chat"),
        pytest.param(BadRequest("PEER_ID_INVALID"), Unreachable("chat_not_found"), id="no peer"),
        pytest.param(
            BadRequest("USER_IS_BLOCKED"), Unreachable("blocked"), id="a 403 that came as a 400"
        ),
        pytest.param(
            BadRequest("INPUT_USER_DEACTIVATED"), Unreachable("deactivated"), id="400 deactivated"
        ),
        pytest.param(
            BadRequest("not enough rights to send text messages to the chat"),
            Unreachable("no_rights"),
            id="no rights",
        ),
        pytest.param(
            BadRequest("CHAT_WRITE_FORBIDDEN"), Unreachable("no_rights"), id="may not write"
        ),
    ],
)
async def test_a_refusal_is_told_apart_and_nothing_is_delivered(
    api: LocalBotAPI, bot: Bot, fault: Fault, outcome: Outcome
) -> None:
    """Each of these surely did not reach the person."""
    api.plan(fault)

    assert outcome == await deliver(bot, HELLO)
    assert not api.ledger


@pytest.mark.parametrize(
    ("fault", "reason", "delivered"),
    [
        pytest.param(ServerError(500), "server_error", 0, id="500 before"),
        pytest.param(ServerError(504, delivered=True), "server_error", 1, id="504 after"),
        pytest.param(
            Refusal(502, "Bad Gateway: restart"), "server_error", 0, id="Telegram restarts"
        ),
        pytest.param(HtmlError(502), "unreadable_answer", 0, id="HTML 502 before"),
        pytest.param(HtmlError(502, delivered=True), "unreadable_answer", 1, id="HTML 502 after"),
        pytest.param(
            HtmlError(200, delivered=True), "unreadable_answer", 1, id="an unreadable 200"
        ),
        pytest.param(DropBefore(), "disconnected", 0, id="dropped before"),
        pytest.param(DropAfter(), "disconnected", 1, id="dropped after"),
        pytest.param(HalfAnswer(), "disconnected", 1, id="half an answer"),
        pytest.param(HalfAnswer(delivered=False), "disconnected", 0, id="half of nothing"),
        pytest.param(Hang(60), "timed_out", 1, id="timed out after"),
        pytest.param(Hang(60, delivered=False), "timed_out", 0, id="timed out before"),
        pytest.param(Refusal(418, "I'm a teapot"), "TelegramAPIError", 0, id="a new status"),
    ],
)
async def test_where_nobody_can_say_it_is_unknown(
    api: LocalBotAPI, bot: Bot, fault: Fault, reason: str, delivered: int
) -> None:
    """Delivered or not, the sender sees the same."""
    api.plan(fault)

    assert Unknown(reason) == await deliver(bot, HELLO, timeout_s=0.3)
    assert delivered == len(api.ledger)


async def test_a_refused_connection_is_surely_not_sent() -> None:
    """Nobody listened, so nobody heard."""
    async with LocalBotAPI() as api:
        bot = api.bot()

    outcome = await deliver(bot, HELLO)

    assert NotSent("not_connected") == outcome
    await bot.session.close()


async def test_an_answer_later_than_the_sessions_own_patience_is_unknown(
    api: LocalBotAPI, bot: Bot
) -> None:
    """The host may have made the session less patient than we are."""
    bot.session.timeout = 0.2
    api.plan(Hang(60))

    assert Unknown("timed_out") == await deliver(bot, HELLO)


class Clumsy(BaseRequestMiddleware):
    """A host's middleware that breaks once the answer is there."""

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[Any],
        bot: Bot,
        method: TelegramMethod[Any],
    ) -> Response[Any]:
        """Send, then break."""
        await make_request(bot, method)
        raise KeyError("oops")


async def test_what_breaks_on_the_way_back_is_unknown(api: LocalBotAPI, bot: Bot) -> None:
    """Even where the break is in code that is not ours."""
    bot.session.middleware(Clumsy())

    assert Unknown("KeyError") == await deliver(bot, HELLO)
    assert 1 == len(api.ledger)


async def test_a_cancellation_goes_on_when_the_outcome_is_written_down(
    api: LocalBotAPI, bot: Bot
) -> None:
    """Nobody can say whether the person got it, and that is what is written."""
    api.plan(Hang(60))
    written: list[Outcome] = []

    async def settle(outcome: Outcome) -> None:
        await asyncio.sleep(0)
        written.append(outcome)

    sending = asyncio.create_task(settled(deliver(bot, HELLO), settle))
    await api.ledger.reached(1)
    sending.cancel()

    with pytest.raises(asyncio.CancelledError):
        await sending
    assert [Unknown("cancelled")] == written


async def test_a_cancellation_waits_for_what_is_being_written_down(
    api: LocalBotAPI, bot: Bot
) -> None:
    """A message that was delivered is not lost between the answer and the database."""
    written: list[Outcome] = []
    begun, may_end = asyncio.Event(), asyncio.Event()

    async def settle(outcome: Outcome) -> None:
        begun.set()
        await may_end.wait()
        written.append(outcome)

    sending = asyncio.create_task(settled(deliver(bot, HELLO), settle))
    await begun.wait()
    sending.cancel()
    may_end.set()

    with pytest.raises(asyncio.CancelledError):
        await sending
    assert [Delivered(api.ledger[0].message_id)] == written


async def test_an_outcome_is_written_down_once_and_given_back(api: LocalBotAPI, bot: Bot) -> None:
    """Whatever it is."""
    api.plan(Forbidden())
    written: list[Outcome] = []

    async def settle(outcome: Outcome) -> None:
        await asyncio.sleep(0)
        written.append(outcome)

    outcome = await settled(deliver(bot, HELLO), settle)

    assert [outcome] == written == [Unreachable("blocked")]
