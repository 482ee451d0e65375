"""Small signs that leave no message: a toast, a "typing", a reaction."""

from collections.abc import Mapping
from typing import Final

from engagement_plugin.testing.bot_api.refusals import bad_request
from engagement_plugin.testing.bot_api.text import utf16_length
from engagement_plugin.testing.bot_api.world import Ask

from .asked import Method

TOAST_LIMIT: Final = 200


def answer_callback_query(ask: Ask) -> bool:
    """Answer a press; any query id is taken for a fresh one."""
    if not ask.parameters.get("callback_query_id"):
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if utf16_length(str(ask.parameters.get("text", ""))) > TOAST_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    return True


def send_chat_action(ask: Ask) -> bool:
    """Show that the bot is busy."""
    ask.chat()
    if not ask.parameters.get("action"):
        raise bad_request("wrong parameter action in request")
    return True


def set_message_reaction(ask: Ask) -> bool:
    """React to a message; what it was is in `calls`."""
    ask.chat()
    if not isinstance(ask.parameters.get("message_id"), int):
        raise bad_request("message to react not found")
    return True


METHODS: Final[Mapping[str, Method]] = {
    "answerCallbackQuery": answer_callback_query,
    "sendChatAction": send_chat_action,
    "setMessageReaction": set_message_reaction,
}
