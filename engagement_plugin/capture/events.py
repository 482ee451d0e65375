"""Everything that is no message: buttons, reactions, memberships, payments, polls, boosts."""

import re
from collections.abc import Sequence
from typing import Any, Final

from aiogram.enums import ChatMemberStatus
from aiogram.types import (
    CallbackQuery,
    ChatMemberUpdated,
    MessageReactionUpdated,
    ReactionTypeEmoji,
    ReactionTypePaid,
)

from engagement_plugin.capture.frame import Frame, name_of
from engagement_plugin.domain import Interaction, InteractionType, Reachability

# What stands before the first separator of a callback is the host's word for a feature.
_FEATURE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,63}(?=[:|/;, ]|$)")
_PAID_REACTION: Final = "⭐"


def button(frame: Frame, event: CallbackQuery) -> Interaction:
    """Read a press; of its data only the prefix is kept."""
    found = _FEATURE.match(event.data or event.game_short_name or "")
    return frame.interaction(
        InteractionType.BUTTON,
        "callback_query",
        user=event.from_user,
        chat=None if event.message is None else event.message.chat,
        feature=found[0] if found else None,
    )


def reaction(frame: Frame, event: MessageReactionUpdated) -> Interaction:
    """Read what a person put under a message; taking one back is told apart."""
    added = "".join(_emoji(event.new_reaction, beside=event.old_reaction))
    return frame.interaction(
        InteractionType.REACTION,
        "reaction" if event.new_reaction else "reaction_removed",
        user=event.user,
        chat=event.chat,
        date=event.date,
        text=added or None,
    )


def _emoji(reactions: Sequence[Any], *, beside: Sequence[Any]) -> list[str]:
    found = []
    for each in reactions:
        if each in beside:
            continue
        if isinstance(each, ReactionTypeEmoji):
            found.append(each.emoji)
        elif isinstance(each, ReactionTypePaid):
            found.append(_PAID_REACTION)
    return found


def membership(frame: Frame, event: ChatMemberUpdated) -> Interaction:
    """Read a change of somebody's standing in a chat."""
    return frame.interaction(
        InteractionType.MEMBERSHIP,
        "chat_member",
        user=event.from_user,
        chat=event.chat,
        date=event.date,
        meta={"status": name_of(event.new_chat_member.status)},
    )


def own_membership(frame: Frame, event: ChatMemberUpdated) -> Interaction:
    """Read a change of the bot's own standing; in private it says whether it may write."""
    status = name_of(event.new_chat_member.status)
    reach = None
    if event.chat.type == "private":
        blocked = status in {ChatMemberStatus.KICKED, ChatMemberStatus.LEFT}
        reach = Reachability.BLOCKED if blocked else Reachability.REACHABLE
    return frame.interaction(
        InteractionType.MEMBERSHIP,
        "my_chat_member",
        user=event.from_user,
        chat=event.chat,
        date=event.date,
        reachability=reach,
        meta={"status": status},
    )


def inline_query(frame: Frame, event: Any) -> Interaction:
    """Read that somebody asked inline; what was asked is nobody's business."""
    return frame.interaction(
        InteractionType.INLINE_QUERY,
        "inline_query",
        user=event.from_user,
        length=len(event.query),
    )


def inline_choice(frame: Frame, event: Any) -> Interaction:
    """Read that an inline answer was taken."""
    return frame.interaction(
        InteractionType.INLINE_CHOICE, "chosen_inline_result", user=event.from_user
    )


def checkout(frame: Frame, event: Any) -> Interaction:
    """Read a step before a payment."""
    return frame.interaction(InteractionType.CHECKOUT, "checkout", user=event.from_user)


def paid_media(frame: Frame, event: Any) -> Interaction:
    """Read that somebody bought paid media; the sum is not part of the update."""
    return frame.interaction(InteractionType.PAYMENT, "purchased_paid_media", user=event.from_user)


def poll(frame: Frame, event: Any) -> Interaction:
    """Read a poll's new state: it belongs to nobody."""
    return frame.interaction(InteractionType.POLL, "poll", length=len(event.question))


def poll_answer(frame: Frame, event: Any) -> Interaction:
    """Read a vote."""
    return frame.interaction(
        InteractionType.POLL_ANSWER, "poll_answer", user=event.user, chat=event.voter_chat
    )


def join_request(frame: Frame, event: Any) -> Interaction:
    """Read that somebody asks to be let in."""
    return frame.interaction(
        InteractionType.JOIN_REQUEST,
        "chat_join_request",
        user=event.from_user,
        chat=event.chat,
        date=event.date,
    )


def boost(frame: Frame, event: Any) -> Interaction:
    """Read a boost given."""
    return frame.interaction(
        InteractionType.BOOST,
        "chat_boost",
        user=getattr(event.boost.source, "user", None),
        chat=event.chat,
        date=event.boost.add_date,
    )


def boost_removed(frame: Frame, event: Any) -> Interaction:
    """Read a boost that ended."""
    return frame.interaction(
        InteractionType.BOOST,
        "removed_chat_boost",
        user=getattr(event.source, "user", None),
        chat=event.chat,
        date=event.remove_date,
    )


def subscription(frame: Frame, event: Any) -> Interaction:
    """Read a change of somebody's subscription to the bot."""
    return frame.interaction(
        InteractionType.SUBSCRIPTION,
        "subscription",
        user=event.user,
        meta={"state": name_of(event.state)[:64]},
    )


def business_event(frame: Frame, event: Any) -> Interaction:
    """Read a business account's connection or deletions: no person of ours is in it."""
    return frame.interaction(
        InteractionType.BUSINESS, "business", chat=getattr(event, "chat", None)
    )


def anything(frame: Frame, event: Any, kind: str) -> Interaction:
    """Read what this version has no name for: who, where and when, as far as it says."""
    return frame.interaction(
        InteractionType.OTHER,
        kind,
        user=getattr(event, "user", None) or getattr(event, "from_user", None),
        chat=getattr(event, "chat", None),
        date=getattr(event, "date", None),
    )
