"""Messages of every kind: what was said, commanded, sent or paid."""

import re
from typing import Any, Final

from aiogram.types import Message, User

from engagement_plugin.capture.frame import Frame, name_of
from engagement_plugin.domain import Interaction, InteractionType

MEDIA: Final = frozenset({
    "animation", "audio", "document", "live_photo", "paid_media", "photo", "sticker", "story",
    "video", "video_note", "voice",
})  # fmt: skip
SAID: Final = MEDIA | {
    "text", "checklist", "contact", "dice", "game", "poll", "venue", "location", "rich_message",
    "gift", "unique_gift", "web_app_data", "unknown",
}  # fmt: skip
PAYMENTS: Final = frozenset({"successful_payment", "refunded_payment"})

_COMMAND: Final = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{3,32}))?(?:\s+(\S+))?")
_START_PAYLOAD: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")


def message(frame: Frame, event: Message) -> Interaction:
    """Read a message a person or a group sent."""
    if event.text:
        return _text(frame, event, event.text)
    content = _content(event)
    if content in PAYMENTS:
        return _payment(frame, event, content)
    kind = InteractionType.MESSAGE if content in SAID else InteractionType.SERVICE
    return _said(frame, event, kind, content)


def edited(frame: Frame, event: Message) -> Interaction:
    """Read an edit; it has a time of its own."""
    content = _content(event)
    return _said(frame, event, InteractionType.EDIT, content, date=event.edit_date or event.date)


def channel_post(frame: Frame, event: Message) -> Interaction:
    """Read a channel's post, edited or new: it is by nobody in particular, so never scored."""
    return frame.interaction(
        InteractionType.CHANNEL_POST,
        _content(event),
        chat=event.chat,
        date=event.edit_date or event.date,
        length=_length(event),
    )


def business(frame: Frame, event: Message) -> Interaction:
    """Read a message of somebody's business chat: two strangers talk, nobody of them is ours."""
    return _foreign(frame, event, InteractionType.BUSINESS)


def guest(frame: Frame, event: Message) -> Interaction:
    """Read a message by which a guest calls the bot into a foreign chat."""
    return _foreign(frame, event, InteractionType.GUEST)


def _text(frame: Frame, event: Message, text: str) -> Interaction:
    if not text.startswith("/"):
        return _said(frame, event, InteractionType.MESSAGE, "text")
    found = _COMMAND.match(text)
    if found is None or not _is_for(found[2], frame.username):
        return _said(frame, event, InteractionType.MESSAGE, "text")
    command = found[1].lower()
    source = found[3] if command == "start" and event.chat.type == "private" else None
    meta = {"source": source} if source and _START_PAYLOAD.fullmatch(source) else None
    return frame.interaction(
        InteractionType.COMMAND,
        "text",
        user=_author(event),
        chat=event.chat,
        date=event.date,
        command=command,
        length=len(text),
        meta=meta,
    )


def _is_for(mention: str | None, username: str | None) -> bool:
    return mention is None or username is None or mention.lower() == username.lower()


def _said(
    frame: Frame, event: Message, kind: InteractionType, content: str, *, date: object = None
) -> Interaction:
    text = event.text or event.caption
    sticker = event.sticker
    return frame.interaction(
        kind,
        content,
        user=_author(event),
        chat=event.chat,
        date=event.date if date is None else date,
        length=len(text) if text else 0,
        has_media=content in MEDIA,
        is_reply=event.reply_to_message is not None,
        text=text or (sticker.emoji if sticker is not None else None),
    )


def _payment(frame: Frame, event: Message, content: str) -> Interaction:
    payment: Any = event.successful_payment or event.refunded_payment
    return frame.interaction(
        InteractionType.PAYMENT,
        content,
        user=_author(event),
        chat=event.chat,
        date=event.date,
        meta={"currency": payment.currency, "amount": payment.total_amount},
    )


def _foreign(frame: Frame, event: Message, kind: InteractionType) -> Interaction:
    content = _content(event)
    return frame.interaction(kind, content, chat=event.chat, date=event.date)


def _author(event: Message) -> User | None:
    # An anonymous admin, a linked channel: `from` is then a stand-in, not a person.
    return event.from_user if event.sender_chat is None else None


def _content(event: Message) -> str:
    # aiogram goes through some seventy kinds to find the one; texts are by far the most.
    return "text" if event.text else name_of(event.content_type)


def _length(event: Message) -> int:
    return len(event.text or event.caption or "")
