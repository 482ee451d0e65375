"""Methods that make a message."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from engagement_plugin.testing.bot_api import content
from engagement_plugin.testing.bot_api.keyboards import checked_markup, inline_markup
from engagement_plugin.testing.bot_api.refusals import bad_request
from engagement_plugin.testing.bot_api.shapes import Json
from engagement_plugin.testing.bot_api.text import CAPTION_LIMIT, TEXT_LIMIT, formatted
from engagement_plugin.testing.bot_api.world import Ask, Chat

from .asked import Method

_SIZE_OF_ALBUM: Final = range(2, 11)
_SHOWS: Final[Mapping[str, content.Shows]] = {
    "sendPhoto": content.picture,
    "sendDocument": content.document,
    "sendAnimation": content.animation,
    "sendAudio": content.audio,
    "sendVoice": content.voice,
    "sendVideo": content.video,
    "sendVideoNote": content.video_note,
    "sendSticker": content.sticker,
    "sendDice": content.dice,
    "sendPoll": content.poll,
    "sendContact": content.contact,
    "sendLocation": content.location,
    "sendVenue": content.venue,
    "sendInvoice": content.invoice,
}


def send_message(ask: Ask) -> Json:
    """Say something."""
    chat = ask.chat()
    return _post(ask, chat, text_fields(ask.parameters), ask.bot.next_message_id())


def send_content(shows: content.Shows, ask: Ask) -> Json:
    """Show something, with a caption or without."""
    chat = ask.chat()
    message_id = ask.bot.next_message_id()
    shown = shows(ask.parameters, message_id) | caption_fields(ask.parameters)
    return _post(ask, chat, shown, message_id)


def send_media_group(ask: Ask) -> list[Json]:
    """Show an album: one message, and one line of the ledger, for each picture."""
    chat = ask.chat()
    album = ask.parameters.get("media") or []
    if len(album) not in _SIZE_OF_ALBUM:
        raise bad_request("the media group must include 2-10 items")
    numbered = [(ask.bot.next_message_id(), item) for item in album]
    group = {"media_group_id": str(numbered[0][0])}
    shown = [
        (message_id, content.media(item, message_id) | caption_fields(item) | group)
        for message_id, item in numbered
    ]
    return [_post(ask, chat, fields, message_id) for message_id, fields in shown]


def text_fields(parameters: Json) -> Json:
    """Read the text of a message.

    Raises:
        RefusedError: 400, empty, too long or unparsable.
    """
    done = formatted(
        str(parameters.get("text") or ""),
        parse_mode=parameters.get("parse_mode") or "",
        entities=parameters.get("entities") or (),
        limit=TEXT_LIMIT,
    )
    if not done.text or done.text.isspace():
        raise bad_request("message text is empty")
    if not done.entities:
        return {"text": done.text}
    return {"text": done.text, "entities": list(done.entities)}


def caption_fields(parameters: Json) -> Json:
    """Read a caption, which may be absent.

    Raises:
        RefusedError: 400, too long or unparsable.
    """
    if not parameters.get("caption"):
        return {}
    done = formatted(
        parameters["caption"],
        parse_mode=parameters.get("parse_mode") or "",
        entities=parameters.get("caption_entities") or (),
        limit=CAPTION_LIMIT,
    )
    return {"caption": done.text, "caption_entities": list(done.entities)}


def _post(ask: Ask, chat: Chat, shown: Json, message_id: int) -> Json:
    markup = inline_markup(checked_markup(ask.parameters.get("reply_markup")))
    ask.world.meter.admit(ask.bot.id, chat.about["id"])
    message: Json = {
        "message_id": message_id,
        "from": ask.bot.user,
        "chat": chat.about,
        "date": ask.now(),
        **shown,
    }
    if markup:
        message["reply_markup"] = markup
    if answered := _answered(ask, chat):
        message["reply_to_message"] = answered
    chat.messages[message_id] = message
    ask.world.ledger.append(ask.delivery(message))
    return message


def _answered(ask: Ask, chat: Chat) -> Json | None:
    reply = ask.parameters.get("reply_parameters")
    found = chat.messages.get(reply.get("message_id")) if reply else None
    # Telegram shows one step of a thread only.
    return {k: v for k, v in found.items() if k != "reply_to_message"} if found else None


METHODS: Final[Mapping[str, Method]] = {
    "sendMessage": send_message,
    "sendMediaGroup": send_media_group,
    **{name: partial(send_content, shows) for name, shows in _SHOWS.items()},
}
