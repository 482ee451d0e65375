"""The plain notice: once, in private, after the host's answer; one tap refuses."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Final

from aiogram import BaseMiddleware, Bot
from aiogram.enums import ChatType
from aiogram.exceptions import AiogramError
from aiogram.types import TelegramObject, Update, User
from aiogram.utils.formatting import Bold, Text, as_list

from engagement_plugin.chat.admin.buttons import rows
from engagement_plugin.chat.member.buttons import EraseButton, OutreachButton, PrivacyButton
from engagement_plugin.chat.member.desk import MemberDesk
from engagement_plugin.chat.member.screens import Screen
from engagement_plugin.domain import PersonKey
from engagement_plugin.i18n import Translator, translator
from engagement_plugin.logs import get_logger
from engagement_plugin.storage import consents
from engagement_plugin.storage.database import UNAVAILABLE

_MOST_REMEMBERED: Final = 50_000

log = get_logger(__name__)


class NoticeMiddleware(BaseMiddleware):
    """Tells people once what is kept; the host's handler has answered by then, and waits for nothing.

    Args:
        keep: Takes care of work that outlasts the update.
    """

    def __init__(
        self, desk: MemberDesk, *, keep: Callable[[Coroutine[Any, Any, None]], object]
    ) -> None:
        self._desk = desk
        self._keep = keep
        self._told: OrderedDict[PersonKey, None] = OrderedDict()
        consent = desk.settings.consent
        self._is_on = consent.notice and (consent.analytics or consent.outreach)

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Let the host answer first."""
        result = await handler(event, data)
        user = _writer(event) if self._is_on else None
        if user is not None:
            person = PersonKey(data["bot"].id, user.id)
            if person not in self._told:
                self._remember(person)
                self._keep(self._tell(data["bot"], person, user.language_code))
        return result

    def _remember(self, person: PersonKey) -> None:
        self._told[person] = None
        if len(self._told) > _MOST_REMEMBERED:
            self._told.popitem(last=False)

    async def _tell(self, bot: Bot, person: PersonKey, language: str | None) -> None:
        # Known only once the mover has written them down.
        desk = self._desk
        try:
            chosen = await desk.preferences(person)
            is_ours = (
                chosen is not None
                and not chosen.is_noticed
                and await desk.database.run(consents.claim_notice(person, now=desk.now()))
            )
        except UNAVAILABLE:
            chosen, is_ours = None, False
        if chosen is None:
            # Unknown by their own wish, or not written down yet: the next message asks again.
            self._told.pop(person, None)
        if not is_ours:
            return
        t = translator(language, default=desk.settings.chat.language)
        screen = notice_screen(t)
        try:
            await bot.send_message(
                person.telegram_id, **screen.text.as_kwargs(), reply_markup=screen.buttons
            )
        except AiogramError as error:
            # Told another time: whoever was not reached has not been told.
            log.info("a notice was not sent", reason=type(error).__name__)
            await desk.database.run(consents.give_notice_back(person))
            self._told.pop(person, None)


def notice_screen(t: Translator) -> Screen:
    """Write the notice."""
    text = as_list(
        Bold("👋 ", t.gettext("A word about your data")),
        Text(
            t.gettext(
                "I take notes of how you use me, not of your words, to be of more use to you. Now"
                " and then I write first."
            )
        ),
        Text(t.gettext("You can change all of it at any time.")),
    )
    buttons = rows([
        [("🔕 " + t.gettext("Do not write first"), OutreachButton(wanted=False))],
        [("🚫 " + t.gettext("Keep nothing about me"), EraseButton())],
        [("🔒 " + t.gettext("What exactly?"), PrivacyButton())],
    ])  # fmt: skip
    return Screen(text=text, buttons=buttons)


def _writer(event: TelegramObject) -> User | None:
    if not isinstance(event, Update) or event.message is None:
        return None
    message = event.message
    user = message.from_user
    if message.chat.type != ChatType.PRIVATE or user is None or user.is_bot:
        return None
    return user
