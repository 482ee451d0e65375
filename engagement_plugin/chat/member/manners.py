"""Every member gets an answer: in their language, in private, at a bounded cost."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError
from aiogram.types import (
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    TelegramObject,
    User,
)
from aiogram.utils.formatting import Text

from engagement_plugin.chat.member.desk import MemberDesk
from engagement_plugin.chat.member.pace import Verdict
from engagement_plugin.domain import PersonKey
from engagement_plugin.errors import EngagementError
from engagement_plugin.i18n import Translator, translator
from engagement_plugin.logs import get_logger
from engagement_plugin.storage.database import UNAVAILABLE

log = get_logger(__name__)

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class Manners(BaseMiddleware):
    """Gives handlers `person`, `chosen` and `t`; a text they return is shown over the chat.

    A failure stays here: the host's error handlers are not for errors of ours.
    """

    def __init__(self, desk: MemberDesk) -> None:
        self._desk = desk

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Answer one question."""
        assert isinstance(event, Message | CallbackQuery)
        user: User = data["event_from_user"]
        bot: Bot = data["bot"]
        person = data["person"] = PersonKey(bot.id, user.id)
        t = translator(user.language_code, default=self._desk.settings.chat.language)
        verdict = self._desk.pace.judge(person, self._desk.now().timestamp())
        if verdict is not Verdict.ANSWER:
            await _slow_down(event, t, verdict)
            return
        try:
            chosen = data["chosen"] = await self._desk.preferences(person)
            if chosen is not None and chosen.chosen_language:
                t = translator(chosen.chosen_language, default=t.language)
            data["t"] = t
            said = await _in_private(handler, event, data)
        except TelegramForbiddenError:
            # They have blocked the bot meanwhile: there is nobody to answer.
            return
        except Exception as error:
            log.error("a member got no answer", exc_info=error)
            said = _apology(t, error)
            if isinstance(event, Message):
                with suppress(TelegramAPIError):
                    await bot.send_message(user.id, said)
        if isinstance(event, CallbackQuery):
            await answer_press(event, said)


async def answer_press(press: CallbackQuery, said: str | None) -> None:
    """Take the waiting mark off a button; one pressed too long ago has none any more."""
    with suppress(TelegramBadRequest):
        await press.answer(said)


async def _slow_down(event: Message | CallbackQuery, t: Translator, verdict: Verdict) -> None:
    said = t.gettext("One moment, please: that was a little fast.")
    if isinstance(event, CallbackQuery):
        await answer_press(event, said)
    elif verdict is Verdict.SLOW_DOWN and event.chat.type == ChatType.PRIVATE:
        await event.answer(**Text(said).as_kwargs())


async def _in_private(handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
    if isinstance(event, Message) and event.chat.type != ChatType.PRIVATE:
        return await _from_group(handler, event, data)
    return await handler(event, data)


async def _from_group(handler: Handler, message: Message, data: dict[str, Any]) -> None:
    t: Translator = data["t"]
    try:
        await handler(message, data)
    except (TelegramForbiddenError, TelegramBadRequest):
        # A bot may not be the first to write.
        said = t.gettext("Open me first, then ask me there: I answer in private.")
    else:
        said = t.gettext("I wrote to you in private.")
    me = await data["bot"].me()
    door = InlineKeyboardButton(text=t.gettext("Open the chat"), url=f"https://t.me/{me.username}")
    with suppress(TelegramForbiddenError, TelegramBadRequest):
        await message.reply(
            **Text(said).as_kwargs(), reply_markup=InlineKeyboardMarkup(inline_keyboard=[[door]])
        )


def _apology(t: Translator, error: Exception) -> str:
    if isinstance(error, (EngagementError, *UNAVAILABLE)):
        return t.gettext("I cannot look that up just now. Please try again soon.")
    return t.gettext("That went wrong on our side. Please try again later.")
