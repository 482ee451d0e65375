"""What the server knows: bots, their chats with people, and what is to go wrong."""

import asyncio
from collections import deque
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from engagement_plugin.clock import Clock

from .backlog import Backlog, kind_of
from .faults import FaultPlan
from .ledger import Delivery, Ledger
from .limits import Meter, RateLimits
from .refusals import RefusedError, bad_request
from .shapes import Json

# Far above what make-believe people write, so that the two never share an id in a chat.
FIRST_OWN_MESSAGE_ID: Final = 1_000_001
_FIRST_SUPERGROUP_ID: Final = -1_000_000_000_000
_MESSAGE_KINDS: Final = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_message",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A request the server saw, refused ones included.

    Attributes:
        method: In Telegram's spelling; as the client wrote it when it is unknown.
        parameters: Decoded as far as they could be.
        at: By the server's clock, on arrival.
    """

    method: str
    bot_id: int
    parameters: Json
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """Where a bot wants its updates, and the last failure there."""

    url: str
    secret: str = ""
    max_connections: int = 40
    failed_at: int = 0
    failure: str = ""


class Chat:
    """A chat as it stands now: who it is and its messages in order of arrival."""

    def __init__(self, about: Json) -> None:
        self.about = about
        self.messages: dict[int, Json] = {}


class BotAccount:
    """One bot: its queue, webhook, commands and chats."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.id = int(token.partition(":")[0])
        self.user: Json = {
            "id": self.id,
            "is_bot": True,
            "first_name": f"Bot {self.id}",
            "username": f"local_{self.id}_bot",
        }
        self.backlog = Backlog()
        self.webhook: Webhook | None = None
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.chats: dict[int, Chat] = {}
        self.people: dict[int, Json] = {}
        self.blocked: set[int] = set()
        self._last_message_id = FIRST_OWN_MESSAGE_ID - 1

    def chat(self, chat_id: int) -> Chat:
        """Find a chat, or make one up for an id never seen."""
        chat = self.chats.get(chat_id)
        if chat is None:
            chat = self.chats[chat_id] = Chat(_made_up(chat_id))
        return chat

    def next_message_id(self) -> int:
        """Count up the bot's own messages."""
        self._last_message_id += 1
        return self._last_message_id

    def remember(self, update: Json) -> None:
        """Keep what an update shows: its message, its people, a block or its end."""
        kind = kind_of(update)
        content = update[kind]
        if writer := content.get("from") or content.get("user"):
            self.people[writer["id"]] = writer
        if kind in _MESSAGE_KINDS:
            chat = self.chat(content["chat"]["id"])
            chat.about = content["chat"]
            chat.messages[content["message_id"]] = content
        elif kind == "my_chat_member":
            self._membership(content)

    def _membership(self, changed: Json) -> None:
        chat_id = changed["chat"]["id"]
        self.chat(chat_id).about = changed["chat"]
        if changed["new_chat_member"]["status"] in {"kicked", "left"}:
            self.blocked.add(chat_id)
        else:
            self.blocked.discard(chat_id)


class World:
    """Everything behind the HTTP door, for all bots together."""

    def __init__(self, *, clock: Clock, limits: RateLimits, calls_kept: int) -> None:
        self.clock = clock
        self.bots: dict[str, BotAccount] = {}
        self.ledger = Ledger()
        self.edits = Ledger()
        self.calls: deque[Call] = deque(maxlen=calls_kept)
        self._expected: list[tuple[str, asyncio.Future[None]]] = []
        self.faults = FaultPlan()
        self.meter = Meter(limits)
        self.missing: set[int] = set()
        self.deactivated: set[int] = set()
        self.members: dict[tuple[int, int], Json] = {}

    def bot(self, token: str) -> BotAccount:
        """Find a bot by its token; any `<digits>:<anything>` is one.

        Raises:
            RefusedError: 404, not the shape of a token.
        """
        bot = self.bots.get(token)
        if bot is None:
            number, colon, rest = token.partition(":")
            if not (number.isdecimal() and colon and rest):
                raise RefusedError(404, "Not Found")
            bot = self.bots[token] = BotAccount(token)
        return bot

    def note(self, ask: "Ask") -> None:
        """Keep a request among the calls and wake who waited for its method."""
        self.calls.append(
            Call(
                method=ask.method,
                bot_id=ask.bot.id,
                parameters=ask.parameters,
                at=self.clock(),
            )
        )
        if self._expected:
            for method, future in self._expected:
                if method == ask.method.lower() and not future.done():
                    future.set_result(None)

    async def called(self, method: str) -> None:
        """Wait until a method is among the calls."""
        wanted = method.lower()
        if any(call.method.lower() == wanted for call in self.calls):
            return
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        expected = (wanted, future)
        self._expected.append(expected)
        try:
            await future
        finally:
            self._expected.remove(expected)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One request of one bot, read and ready to be carried out."""

    world: World
    bot: BotAccount
    method: str
    parameters: Json

    def chat(self) -> Chat:
        """Find the chat it is about.

        Raises:
            RefusedError: 400 or 403, the bot cannot write there.
        """
        chat_id = self.parameters.get("chat_id")
        if chat_id is None:
            raise bad_request("chat_id is empty")
        if not isinstance(chat_id, int) or chat_id in self.world.missing:
            raise bad_request("chat not found")
        if chat_id in self.world.deactivated:
            raise RefusedError(403, "Forbidden: user is deactivated")
        if chat_id in self.bot.blocked:
            raise RefusedError(403, _no_entry(chat_id))
        return self.bot.chat(chat_id)

    def now(self) -> int:
        """Tell the server's time in unix seconds."""
        return int(self.world.clock().timestamp())

    def delivery(self, message: Json) -> Delivery:
        """Describe, for the ledger, what a person now sees."""
        return Delivery(
            method=self.method,
            bot_id=self.bot.id,
            chat_id=message["chat"]["id"],
            message_id=message["message_id"],
            text=message.get("text") or message.get("caption") or "",
            entities=tuple(message.get("entities") or message.get("caption_entities") or ()),
            reply_markup=self.parameters.get("reply_markup") or None,
            payload=self.parameters,
            at=self.world.clock(),
        )


def _made_up(chat_id: int) -> Json:
    if chat_id > 0:
        return {"id": chat_id, "type": "private", "first_name": "Someone"}
    kind = "supergroup" if chat_id < _FIRST_SUPERGROUP_ID else "group"
    return {"id": chat_id, "type": kind, "title": f"Group {-chat_id}"}


def _no_entry(chat_id: int) -> str:
    if chat_id > 0:
        return "Forbidden: bot was blocked by the user"
    kind = "supergroup" if chat_id < _FIRST_SUPERGROUP_ID else "group"
    return f"Forbidden: bot was kicked from the {kind} chat"
