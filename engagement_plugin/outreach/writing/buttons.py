"""The buttons below a message; they carry its row's id and nothing else, and are checked again.

Whoever presses is to be the one the row was written to: ids are easily guessed.
"""

from typing import Annotated, Final

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton
from pydantic import Field

from engagement_plugin.domain import OutreachType
from engagement_plugin.i18n import Translator

# Before the data of every button of this room.
OUTREACH_PREFIX: Final = "eng_out_"
# Stands where a row's id would, below what is only shown to an admin.
PREVIEW: Final = 0

# A forged one is bounded here: a database refuses to be asked for more.
OutreachId = Annotated[int, Field(ge=0, lt=2**63)]
Rows = tuple[tuple[InlineKeyboardButton, ...], ...]


class ActionButton(CallbackData, prefix="eng_out_yes"):
    """Do what the message is about."""

    outreach: OutreachId


class LaterButton(CallbackData, prefix="eng_out_later"):
    """Not now."""

    outreach: OutreachId


class FewerButton(CallbackData, prefix="eng_out_fewer"):
    """No more of this kind."""

    outreach: OutreachId


class SilenceButton(CallbackData, prefix="eng_out_stop"):
    """No more messages at all."""

    outreach: OutreachId


def rows(
    kind: OutreachType, outreach: int, t: Translator, *, action: InlineKeyboardButton | None = None
) -> Rows:
    """Give what stands below a message, at most two side by side.

    Args:
        action: The host's own, in place of ours.
    """
    first = action or _button(action_label(kind, t), ActionButton(outreach=outreach))
    return (
        (first,),
        (
            _button(t.gettext("Not now"), LaterButton(outreach=outreach)),
            _button(t.gettext("Fewer like this"), FewerButton(outreach=outreach)),
        ),
        (_button(t.gettext("No more messages"), SilenceButton(outreach=outreach)),),
    )


def action_label(kind: OutreachType, t: Translator) -> str:
    """Say what pressing means where the host has no action of its own."""
    return {
        OutreachType.MILESTONE_CELEBRATION: t.gettext("Show my milestones"),
        OutreachType.RE_ENGAGEMENT: t.gettext("I'm back 👋"),
        OutreachType.CHURN_PREVENTION: t.gettext("I'm here 👋"),
        OutreachType.MOOD_SUPPORT: t.gettext("Thank you 🤍"),
        OutreachType.CHECK_IN: t.gettext("All is well 🙂"),
        OutreachType.FEATURE_DISCOVERY: t.gettext("Good to know 👍"),
    }[kind]


def _button(label: str, action: CallbackData) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=label, callback_data=action.pack())
