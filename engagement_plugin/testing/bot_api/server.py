"""One local Bot API server: the world as a bot meets it, over real HTTP."""

import asyncio
from collections import deque
from collections.abc import Sequence
from types import TracebackType
from typing import Any, Final, Self

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import web

from engagement_plugin.clock import Clock, system_clock

from .faults import Fault
from .gate import Gate
from .ledger import Ledger
from .limits import RateLimits
from .shapes import Json
from .webhook import Postman, WebhookDelivery
from .world import BotAccount, Call, World

HOST: Final = "127.0.0.1"
DEFAULT_TOKEN: Final = "42:TEST"  # noqa: S105 -- a bot that exists here only
# Telegram takes uploads of 50 MB; the rest is room for the form around them.
_LARGEST_REQUEST: Final = 51 * 1024**2
_PATIENCE_SECONDS: Final = 0.1


class LocalBotAPI:
    """A Bot API on loopback, for any number of bots; `async with` starts and stops it.

    Wherever a `token` may be left out, `DEFAULT_TOKEN` or the one given here is meant.

    Attributes:
        token: The bot that is meant when none is named.
        members: Standings by (chat id, user id), e.g. `{"status": "creator", ...}` without user.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        clock: Clock = system_clock,
        token: str = DEFAULT_TOKEN,
        limits: RateLimits | None = None,
        webhook_delays: Sequence[float] = (0.01, 0.02, 0.04),
        calls_kept: int = 10_000,
    ) -> None:
        """Prepare a server.

        Args:
            port: 0 takes a free one.
            clock: Dates the messages; waiting is always in real time.
            limits: Answers 429 by itself; None never does.
            webhook_delays: Seconds between attempts; their number is that of the retries.
            calls_kept: How many of the last requests `calls` keeps.
        """
        self.token = token
        self._port = port
        self._world = World(clock=clock, limits=limits or RateLimits(), calls_kept=calls_kept)
        self._postman = Postman(self._world, delays=webhook_delays)
        self._runner: web.ServerRunner | None = None
        self.members = self._world.members

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    async def start(self) -> None:
        """Listen on loopback.

        Raises:
            OSError: The port is taken.
        """
        server = web.Server(
            Gate(self._world),
            request_factory=_request,
            handler_cancellation=True,
            access_log=None,
        )
        self._runner = web.ServerRunner(server, shutdown_timeout=_PATIENCE_SECONDS)
        await self._runner.setup()
        await web.TCPSite(self._runner, HOST, self._port).start()
        self._port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Let waiting pollers go and close; what was seen stays readable."""
        for bot in self._world.bots.values():
            bot.backlog.release()
        await self._postman.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    @property
    def url(self) -> str:
        """Give the base for `TelegramAPIServer.from_base`; known once started."""
        return f"http://{HOST}:{self._port}"

    @property
    def ledger(self) -> Ledger:
        """Read what was really delivered to people."""
        return self._world.ledger

    @property
    def edits(self) -> Ledger:
        """Read how messages were changed, in order."""
        return self._world.edits

    @property
    def calls(self) -> deque[Call]:
        """Read the last requests, refused ones included; `clear()` empties it."""
        return self._world.calls

    @property
    def missing(self) -> set[int]:
        """Change which chats are not found."""
        return self._world.missing

    @property
    def deactivated(self) -> set[int]:
        """Change whose accounts are deleted."""
        return self._world.deactivated

    def bot(self, token: str | None = None) -> Bot:
        """Make an aiogram bot that talks to this server; close its session after use."""
        api = TelegramAPIServer.from_base(self.url)
        return Bot(token or self.token, session=AiohttpSession(api=api))

    def push(self, update: Json, token: str | None = None) -> int:
        """Queue an update for `getUpdates`, and return its id.

        What it shows is remembered: a message in its chat, a block or its end. A kind the bot
        has not asked for is kept in `withheld` instead, as Telegram never queues it.
        """
        bot = self._account(token)
        numbered = bot.backlog.number(update)
        bot.remember(numbered)
        return bot.backlog.put(numbered)

    async def deliver(self, update: Json, token: str | None = None) -> WebhookDelivery:
        """Post an update to the bot's webhook, and again after each failure.

        Raises:
            LookupError: The bot has no webhook.
        """
        return await self._postman.deliver(self._account(token), update)

    async def drained(self, token: str | None = None) -> None:
        """Wait until every queued update was confirmed by a higher offset."""
        await self._account(token).backlog.drained()

    async def called(self, method: str) -> None:
        """Wait until a request of a method is among the calls."""
        await self._world.called(method)

    def withheld(self, token: str | None = None) -> tuple[Json, ...]:
        """List updates that never reached the bot, because it had not asked for their kind."""
        return tuple(self._account(token).backlog.withheld)

    def plan(
        self,
        fault: Fault,
        *,
        method: str | None = "sendMessage",
        times: int = 1,
        chat_id: int | None = None,
    ) -> None:
        """Make the next matching requests misbehave; None matches every method or chat."""
        self._world.faults.add(fault, method=method, times=times, chat_id=chat_id)

    def clear_plan(self) -> None:
        """Forget the faults still to come."""
        self._world.faults.clear()

    def block(self, chat_id: int, token: str | None = None) -> None:
        """Let a person block the bot, or a group remove it, without an update."""
        self._account(token).blocked.add(chat_id)

    def unblock(self, chat_id: int, token: str | None = None) -> None:
        """Let the bot write there again."""
        self._account(token).blocked.discard(chat_id)

    def message(self, chat_id: int, message_id: int, token: str | None = None) -> Json | None:
        """Show a message as it stands now; None when it is gone or never was."""
        return self._account(token).chat(chat_id).messages.get(message_id)

    def chat(self, chat_id: int, token: str | None = None) -> tuple[Json, ...]:
        """Show a chat's messages as they stand now, both sides, in order of arrival."""
        return tuple(self._account(token).chat(chat_id).messages.values())

    def _account(self, token: str | None) -> BotAccount:
        return self._world.bot(token or self.token)


def _request(message: Any, payload: Any, protocol: Any, writer: Any, task: Any) -> web.BaseRequest:
    loop = asyncio.get_running_loop()
    return web.BaseRequest(
        message, payload, protocol, writer, task, loop, client_max_size=_LARGEST_REQUEST
    )
