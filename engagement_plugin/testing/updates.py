"""Make-believe people, and the updates their doings would cause, as plain dicts."""

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import UTC, datetime
from itertools import count
from typing import Final

from engagement_plugin.clock import Clock, system_clock

from .bot_api import Json

DEFAULT_BOT_ID: Final = 42
_SIDE: Final = 512


@dataclass(frozen=True, slots=True)
class Someone:
    """A person who writes to the bot.

    Attributes:
        language: Of their Telegram; empty when it tells none.
    """

    id: int
    _: KW_ONLY
    first_name: str = "Someone"
    language: str = "en"
    is_bot: bool = False

    def as_user(self) -> Json:
        """Write them as Telegram's `User`."""
        user: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        return user | {"language_code": self.language} if self.language else user

    def as_chat(self) -> Json:
        """Write their private chat with the bot."""
        return {"id": self.id, "type": "private", "first_name": self.first_name}


@dataclass(frozen=True, slots=True)
class Group:
    """A group people talk in; ids are negative, those of supergroups below -10^12."""

    id: int = -1_000_000_000_100
    _: KW_ONLY
    title: str = "Friends"

    def as_chat(self) -> Json:
        """Write it as Telegram's `Chat`."""
        kind = "supergroup" if self.id < -1_000_000_000_000 else "group"
        return {"id": self.id, "type": kind, "title": self.title}


class Updates:
    """Builds updates of one bot; their ids and those of messages count up.

    Every method takes `at`, an aware time (the clock's by default), and `group`, without which
    it happens in the person's private chat.
    """

    def __init__(
        self,
        *,
        bot_id: int = DEFAULT_BOT_ID,
        clock: Clock = system_clock,
        first_update_id: int = 1,
        first_message_id: int = 1,
    ) -> None:
        """Start counting.

        Args:
            bot_id: What stands before the colon of its token.
        """
        self._bot: Json = {"id": bot_id, "is_bot": True, "first_name": f"Bot {bot_id}"}
        self._clock = clock
        self._update_ids = count(first_update_id)
        self._message_ids = count(first_message_id)

    def message(
        self,
        who: Someone,
        text: str,
        *,
        group: Group | None = None,
        at: datetime | None = None,
        reply_to: Json | None = None,
    ) -> Json:
        """Say something; a text that starts with `/` is a command, marked as one.

        Args:
            reply_to: A message, as in an update's `message` or as the server shows it.
        """
        said: Json = {"text": text}
        if text.startswith("/"):
            length = len(text.split(maxsplit=1)[0])
            said["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return self._message(who, said, group=group, at=at, reply_to=reply_to)

    def sticker(
        self,
        who: Someone,
        *,
        emoji: str = "👍",
        group: Group | None = None,
        at: datetime | None = None,
        reply_to: Json | None = None,
    ) -> Json:
        """Send a sticker."""
        sticker = {
            **_file(f"sticker-{emoji}"),
            "type": "regular",
            "width": _SIDE,
            "height": _SIDE,
            "is_animated": False,
            "is_video": False,
            "emoji": emoji,
        }
        return self._message(who, {"sticker": sticker}, group=group, at=at, reply_to=reply_to)

    def photo(
        self,
        who: Someone,
        *,
        caption: str = "",
        group: Group | None = None,
        at: datetime | None = None,
        reply_to: Json | None = None,
    ) -> Json:
        """Send a photo."""
        shown: Json = {"photo": [{**_file("photo"), "width": _SIDE, "height": _SIDE}]}
        if caption:
            shown["caption"] = caption
        return self._message(who, shown, group=group, at=at, reply_to=reply_to)

    def voice(
        self,
        who: Someone,
        *,
        seconds: int = 3,
        group: Group | None = None,
        at: datetime | None = None,
        reply_to: Json | None = None,
    ) -> Json:
        """Send a voice message."""
        voice = {**_file("voice"), "duration": seconds}
        return self._message(who, {"voice": voice}, group=group, at=at, reply_to=reply_to)

    def payment(
        self,
        who: Someone,
        *,
        amount: int = 100,
        currency: str = "XTR",
        payload: str = "order",
        at: datetime | None = None,
    ) -> Json:
        """Pay; the amount is in the currency's smallest units, Telegram Stars by default."""
        paid = {
            "currency": currency,
            "total_amount": amount,
            "invoice_payload": payload,
            "telegram_payment_charge_id": f"telegram-{payload}",
            "provider_payment_charge_id": f"provider-{payload}",
        }
        return self._message(who, {"successful_payment": paid}, at=at)

    def edited(self, update: Json, text: str, *, at: datetime | None = None) -> Json:
        """Change the text of a message built here before."""
        edited = {**update["message"], "text": text, "edit_date": self._seconds(at)}
        edited.pop("entities", None)
        return self._update("edited_message", edited)

    def callback(
        self,
        who: Someone,
        data: str,
        *,
        under: Json | None = None,
        group: Group | None = None,
        at: datetime | None = None,
    ) -> Json:
        """Press an inline button.

        Args:
            under: The message with the button, as the server shows it; made up when absent.
        """
        update_id = next(self._update_ids)
        message = under or self._content(self._bot, {"text": "…"}, _chat(who, group), at)
        return {
            "update_id": update_id,
            "callback_query": {
                "id": f"press-{update_id}",
                "from": who.as_user(),
                "message": message,
                "chat_instance": str(message["chat"]["id"]),
                "data": data,
            },
        }

    def reaction(
        self,
        who: Someone,
        message_id: int,
        *,
        emoji: Sequence[str] = ("👍",),
        before: Sequence[str] = (),
        group: Group | None = None,
        at: datetime | None = None,
    ) -> Json:
        """React to a message; no emoji takes the reaction back."""
        return self._update(
            "message_reaction",
            {
                "chat": _chat(who, group),
                "message_id": message_id,
                "user": who.as_user(),
                "date": self._seconds(at),
                "old_reaction": [{"type": "emoji", "emoji": one} for one in before],
                "new_reaction": [{"type": "emoji", "emoji": one} for one in emoji],
            },
        )

    def blocked(self, who: Someone, *, at: datetime | None = None) -> Json:
        """Block the bot."""
        return self._standing(who, "member", "kicked", at=at)

    def unblocked(self, who: Someone, *, at: datetime | None = None) -> Json:
        """Take the block back."""
        return self._standing(who, "kicked", "member", at=at)

    def added(self, who: Someone, group: Group, *, at: datetime | None = None) -> Json:
        """Add the bot to a group."""
        return self._standing(who, "left", "member", group=group, at=at)

    def removed(self, who: Someone, group: Group, *, at: datetime | None = None) -> Json:
        """Put the bot out of a group."""
        return self._standing(who, "member", "kicked", group=group, at=at)

    def _standing(
        self,
        who: Someone,
        old: str,
        new: str,
        *,
        group: Group | None = None,
        at: datetime | None = None,
    ) -> Json:
        return self._update(
            "my_chat_member",
            {
                "chat": _chat(who, group),
                "from": who.as_user(),
                "date": self._seconds(at),
                "old_chat_member": self._member(old),
                "new_chat_member": self._member(new),
            },
        )

    def _member(self, status: str) -> Json:
        until = {"until_date": 0} if status == "kicked" else {}
        return {"status": status, "user": self._bot, **until}

    def _message(
        self,
        who: Someone,
        shown: Json,
        *,
        group: Group | None = None,
        at: datetime | None = None,
        reply_to: Json | None = None,
    ) -> Json:
        answered = {"reply_to_message": reply_to} if reply_to else {}
        content = self._content(who.as_user(), shown | answered, _chat(who, group), at)
        return self._update("message", content)

    def _content(self, user: Json, shown: Json, chat: Json, at: datetime | None) -> Json:
        return {
            "message_id": next(self._message_ids),
            "from": user,
            "chat": chat,
            "date": self._seconds(at),
            **shown,
        }

    def _update(self, kind: str, content: Json) -> Json:
        return {"update_id": next(self._update_ids), kind: content}

    def _seconds(self, at: datetime | None) -> int:
        moment = at or self._clock()
        if moment.tzinfo is None:
            raise ValueError(f"{moment} has no time zone; pass an aware time")
        return int(moment.astimezone(UTC).timestamp())


def _chat(who: Someone, group: Group | None) -> Json:
    return group.as_chat() if group else who.as_chat()


def _file(name: str) -> Json:
    return {"file_id": name, "file_unique_id": f"unique-{name}"}
