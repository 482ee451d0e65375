"""Methods that change or remove a message."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from engagement_plugin.testing.bot_api import content
from engagement_plugin.testing.bot_api.keyboards import checked_markup, inline_markup
from engagement_plugin.testing.bot_api.refusals import bad_request
from engagement_plugin.testing.bot_api.shapes import Json
from engagement_plugin.testing.bot_api.world import Ask

from .asked import Method
from .sending import caption_fields, text_fields

_NOT_MODIFIED: Final = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
_STAYS: Final = frozenset({"message_id", "from", "chat", "date", "reply_to_message"})
_TEXT: Final = frozenset({"text", "entities"})
_CAPTION: Final = frozenset({"caption", "caption_entities"})

Change = Callable[[Ask, Json], Json]


def edit(change: Change, ask: Ask) -> Json | bool:
    """Change one of the bot's own messages.

    Raises:
        RefusedError: 400, not there, not the bot's, or the same as before.
    """
    if ask.parameters.get("inline_message_id"):
        return True
    chat = ask.chat()
    found = chat.messages.get(ask.parameters.get("message_id", 0))
    if found is None:
        raise bad_request("message to edit not found")
    if found.get("from", {}).get("id") != ask.bot.id:
        raise bad_request("message can't be edited")
    changed = change(ask, found)
    if markup := inline_markup(checked_markup(ask.parameters.get("reply_markup"))):
        changed["reply_markup"] = markup
    if changed == {key: value for key, value in found.items() if key not in _UNSEEN}:
        raise bad_request(_NOT_MODIFIED)
    changed["edit_date"] = ask.now()
    chat.messages[changed["message_id"]] = changed
    ask.world.edits.append(ask.delivery(changed))
    return changed


def delete_message(ask: Ask) -> bool:
    """Remove one message, of anybody."""
    chat = ask.chat()
    if chat.messages.pop(ask.parameters.get("message_id", 0), None) is None:
        raise bad_request("message to delete not found")
    return True


def delete_messages(ask: Ask) -> bool:
    """Remove many; those not found are skipped, as Telegram skips them."""
    chat = ask.chat()
    for message_id in ask.parameters.get("message_ids") or ():
        chat.messages.pop(message_id, None)
    return True


_UNSEEN: Final = frozenset({"edit_date"})


def _text(ask: Ask, found: Json) -> Json:
    if "text" not in found:
        raise bad_request("there is no text in the message to edit")
    return _without(found, _TEXT) | text_fields(ask.parameters)


def _caption(ask: Ask, found: Json) -> Json:
    if "text" in found:
        raise bad_request("there is no caption in the message to edit")
    return _without(found, _CAPTION) | caption_fields(ask.parameters)


def _markup(ask: Ask, found: Json) -> Json:
    return _without(found, frozenset())


def _media(ask: Ask, found: Json) -> Json:
    item = ask.parameters.get("media")
    if not isinstance(item, dict):
        raise bad_request("media is empty")
    kept = {key: value for key, value in found.items() if key in _STAYS}
    return kept | content.media(item, found["message_id"]) | caption_fields(item)


def _without(found: Json, fields: frozenset[str]) -> Json:
    # An edit that names no markup takes the buttons away, as Telegram's does.
    gone = fields | _UNSEEN | {"reply_markup"}
    return {key: value for key, value in found.items() if key not in gone}


METHODS: Final[Mapping[str, Method]] = {
    "editMessageText": partial(edit, _text),
    "editMessageCaption": partial(edit, _caption),
    "editMessageReplyMarkup": partial(edit, _markup),
    "editMessageMedia": partial(edit, _media),
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
}
