"""Buttons as Telegram accepts them."""

from typing import Any, Final

from .refusals import bad_request
from .shapes import Json

CALLBACK_DATA_BYTES: Final = 64
_NOT_ACTIONS: Final = frozenset({"text", "style", "icon_custom_emoji_id"})


def checked_markup(markup: Any) -> Json | None:
    """Give a reply markup back when Telegram would take it.

    Raises:
        RefusedError: 400.
    """
    if not markup:
        return None
    if not isinstance(markup, dict):
        raise bad_request("can't parse reply keyboard markup JSON object")
    for row in markup.get("inline_keyboard", ()):
        for button in row:
            _check(button)
    return markup


def inline_markup(markup: Json | None) -> Json | None:
    """Keep what stands under a message: inline buttons only, other keyboards do not."""
    return markup if markup and markup.get("inline_keyboard") else None


def _check(button: Json) -> None:
    if not button.get("text"):
        raise bad_request("BUTTON_TEXT_INVALID")
    if not button.keys() - _NOT_ACTIONS:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    pressed = button.get("callback_data")
    if pressed is not None and not 1 <= len(pressed.encode()) <= CALLBACK_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
