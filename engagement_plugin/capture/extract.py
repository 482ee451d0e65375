"""An update becomes an interaction: pure, and total over whatever Telegram may send."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from aiogram.types import Update

from engagement_plugin.capture import events, messages
from engagement_plugin.capture.frame import Frame
from engagement_plugin.domain import Interaction, InteractionType

_READERS: Final[dict[str, Callable[[Frame, Any], Interaction]]] = {
    "message": messages.message,
    "callback_query": events.button,
    "edited_message": messages.edited,
    "message_reaction": events.reaction,
    "my_chat_member": events.own_membership,
    "chat_member": events.membership,
    "poll_answer": events.poll_answer,
    "poll": events.poll,
    "inline_query": events.inline_query,
    "chosen_inline_result": events.inline_choice,
    "pre_checkout_query": events.checkout,
    "shipping_query": events.checkout,
    "purchased_paid_media": events.paid_media,
    "chat_join_request": events.join_request,
    "chat_boost": events.boost,
    "removed_chat_boost": events.boost_removed,
    "subscription": events.subscription,
    "channel_post": messages.channel_post,
    "edited_channel_post": messages.channel_post,
    "business_connection": events.business_event,
    "business_message": messages.business,
    "edited_business_message": messages.business,
    "deleted_business_messages": events.business_event,
    "guest_message": messages.guest,
}
_NAMELESS: Final = "unknown"
_NAME_LENGTH: Final = 64


def extract(
    update: Update, *, bot_id: int, received_at: datetime, username: str | None = None
) -> Interaction:
    """Say what happened.

    Never raises: what cannot be read as its kind becomes `InteractionType.OTHER`, with nobody
    in it rather than with somebody wrong.

    Args:
        received_at: Aware UTC; counts where Telegram tells no time, or an absurd one.
        username: The bot's own, without @; commands meant for another bot are then messages.
    """
    frame = Frame(bot_id, update.update_id, username, received_at)
    try:
        return _read(frame, update)
    except Exception:  # noqa: BLE001 -- whatever a future or broken update does, it is recorded
        return frame.interaction(InteractionType.OTHER, _NAMELESS)


def _read(frame: Frame, update: Update) -> Interaction:
    for kind, reader in _READERS.items():
        event = getattr(update, kind, None)
        if event is not None:
            return reader(frame, event)
    for kind in (*type(update).model_fields, *(update.model_extra or ())):
        event = getattr(update, kind, None)
        if event is not None and kind != "update_id":
            return events.anything(frame, event, kind[:_NAME_LENGTH])
    return frame.interaction(InteractionType.OTHER, _NAMELESS)
