"""A host's own first button below a kind of message, which leads into its bot."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from aiogram.types import InlineKeyboardButton

from engagement_plugin.domain import OutreachType
from engagement_plugin.outreach.writing.refusing import by_language, refuse
from engagement_plugin.settings import ActionSettings
from engagement_plugin.telegram.entities import LABEL_LIMIT, PAYLOAD_BYTES

_SCHEMES: Final = ("https://", "tg://")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAction:
    """Where a button leads: to a link, or to the host's handler of a callback."""

    labels: Mapping[str, str]
    url: str | None
    callback: str | None

    def button(self, language: str, *, default: str) -> InlineKeyboardButton:
        """Make the button; the default language stands in for those without a label."""
        return InlineKeyboardButton(
            text=self.labels.get(language) or self.labels[default],
            url=self.url,
            callback_data=self.callback,
        )


def own_action(kind: OutreachType, settings: ActionSettings, *, default: str) -> OwnAction:
    """Make one of the settings.

    Raises:
        ConfigError: Something of it cannot be.
    """
    key = f"actions.{kind}"
    if bool(settings.url) == bool(settings.callback):
        refuse(key, "a button does one thing", "Write either url or callback.")
    if settings.url and not settings.url.startswith(_SCHEMES):
        refuse(f"{key}.url", "Telegram opens no such link", "Begin it with https:// or tg://.")
    if len(settings.callback.encode()) > PAYLOAD_BYTES:
        refuse(f"{key}.callback", f"it has more than {PAYLOAD_BYTES} bytes", "Shorten it.")
    return OwnAction(
        labels=labels(f"{key}.labels", settings.labels, default=default),
        url=settings.url or None,
        callback=settings.callback or None,
    )


def labels(key: str, texts: Mapping[str, str], *, default: str) -> dict[str, str]:
    """Check a few words in each language.

    Raises:
        ConfigError: One is empty or too long, or the default language has none.
    """
    found = by_language(key, texts, default=default)
    for language, text in found.items():
        if not text.strip() or len(text) > LABEL_LIMIT:
            refuse(
                f"{key}.{language}", f"it has {len(text)} characters", f"Write 1 to {LABEL_LIMIT}."
            )
    return found
