"""The bot's own messages: the other side of the talk, seen where they leave."""

from collections.abc import Iterator
from typing import Any, Final

from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import Message, MessageId

from engagement_plugin.capture.complaints import Complaints
from engagement_plugin.capture.frame import EARLIEST, chat_kind, name_of
from engagement_plugin.capture.messages import MEDIA
from engagement_plugin.capture.middleware import Recording
from engagement_plugin.clock import Clock
from engagement_plugin.domain import ChatKind, Interaction, InteractionType, PersonKey
from engagement_plugin.logs import get_logger
from engagement_plugin.settings import CaptureSettings
from engagement_plugin.telegram.sessions import watch

# An edit gives a message too, and is none.
_SENDING: Final = ("send", "copyMessage", "forwardMessage")

log = get_logger(__name__)


class OutgoingMiddleware(BaseRequestMiddleware):
    """Records what a bot sends, once Telegram has taken it; never touches request or answer.

    What a webhook's answer carries, instead of a request of its own, is not seen here.
    """

    def __init__(self, recording: Recording, *, settings: CaptureSettings, clock: Clock) -> None:
        self.complaints = Complaints(log, "a message of the bot's was not recorded")
        self._recording = recording
        self._settings = settings
        self._clock = clock

    def watch(self, bot: Bot) -> None:
        """See what a bot sends from now on; a session that several bots share is watched once."""
        watch(bot, self)

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Hand the request over, and look at what came back."""
        response: Any = await make_request(bot, method)
        if self._settings.enabled and method.__api_method__.startswith(_SENDING):
            try:
                for interaction in self._sent(bot.id, method, response):
                    self._recording.record(interaction)
            except Exception as error:  # noqa: BLE001 -- the host comes first
                self.complaints.add(error)
        return response  # type: ignore[no-any-return]

    def _sent(self, bot_id: int, method: Any, response: Any) -> Iterator[Interaction]:
        for each in response if isinstance(response, list) else (response,):
            if isinstance(each, Message) and each.business_connection_id is None:
                yield self._message(bot_id, each)
            elif isinstance(each, MessageId) and isinstance(method.chat_id, int):
                yield self._copy(bot_id, method.chat_id, each)

    def _message(self, bot_id: int, sent: Message) -> Interaction:
        text = sent.text or sent.caption or ""
        content = name_of(sent.content_type)
        is_dated = sent.date >= EARLIEST
        return _interaction(
            bot_id,
            sent.chat.id,
            sent.message_id,
            chat_kind=chat_kind(sent.chat),
            content_type=content,
            occurred_at=sent.date if is_dated else self._clock(),
            length=len(text),
            has_media=content in MEDIA,
            is_reply=sent.reply_to_message is not None,
        )

    def _copy(self, bot_id: int, chat_id: int, copied: MessageId) -> Interaction:
        # Telegram tells of a copy nothing but its number; a person's chat has their own id.
        return _interaction(
            bot_id,
            chat_id,
            copied.message_id,
            chat_kind=ChatKind.PRIVATE if chat_id > 0 else ChatKind.NONE,
            content_type="copy",
            occurred_at=self._clock(),
        )


def _interaction(
    bot_id: int, chat_id: int, message_id: int, *, chat_kind: ChatKind, **fields: Any
) -> Interaction:
    is_private = chat_kind is ChatKind.PRIVATE
    return Interaction(
        bot_id=bot_id,
        source_key=f"m:{chat_id}:{message_id}",
        type=InteractionType.BOT_MESSAGE,
        person=PersonKey(bot_id, chat_id) if is_private else None,
        chat_kind=chat_kind,
        chat_id=chat_id,
        **fields,
    )
