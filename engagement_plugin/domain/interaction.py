"""One thing that happened between a person and the bot, and how its handling went."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct

from engagement_plugin.domain.person import PersonKey, Reachability
from engagement_plugin.domain.sentiment import Sentiment


class InteractionType(StrEnum):
    """What somebody did."""

    MESSAGE = "message"
    COMMAND = "command"
    EDIT = "edit"
    BUTTON = "button"
    REACTION = "reaction"
    POLL_ANSWER = "poll_answer"
    POLL = "poll"
    INLINE_QUERY = "inline_query"
    INLINE_CHOICE = "inline_choice"
    PAYMENT = "payment"
    CHECKOUT = "checkout"
    MEMBERSHIP = "membership"
    JOIN_REQUEST = "join_request"
    BOOST = "boost"
    CHANNEL_POST = "channel_post"
    SERVICE = "service"
    SUBSCRIPTION = "subscription"
    EVENT = "event"
    BOT_MESSAGE = "bot_message"
    BUSINESS = "business"
    GUEST = "guest"
    OTHER = "other"


class ChatKind(StrEnum):
    """Where it happened; `NONE` for updates that belong to no chat."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    CHANNEL = "channel"
    NONE = "none"


class Interaction(
    Struct, frozen=True, kw_only=True, array_like=True, gc=False, tag_field="record", tag="i"
):
    """One interaction, before or after it has been scored.

    Attributes:
        source_key: What it was made from; unique within a bot: `u:<update_id>` for an update,
            `m:<chat>:<message>` for a message of the bot's own, `t:<key>` for a tracked event.
        person: None where nobody in particular acted: channel posts, anonymous admins, bots. Of
            a message of the bot's own, the person it was written to.
        content_type: aiogram's name of the message's content, or of the update's kind.
        command: Without slash and bot name, in lower case; never its arguments.
        feature: What of the bot was used: a callback's prefix, or the host's own word.
        length: Characters of text or caption.
        sentiment: None until scored, and for what holds nothing to judge.
        distress: It bears signs of self-harm or acute crisis.
        text: In memory only, to be scored; stored only when `capture.store_text` says so.
        reachability: What it says of whether the bot may write to the person in private.
        occurred_at: Aware UTC, by Telegram's clock where Telegram tells it.
    """

    bot_id: int
    source_key: str
    type: InteractionType
    content_type: str
    occurred_at: datetime
    chat_kind: ChatKind = ChatKind.NONE
    chat_id: int | None = None
    person: PersonKey | None = None
    person_language: str | None = None
    command: str | None = None
    feature: str | None = None
    length: int = 0
    has_media: bool = False
    is_reply: bool = False
    sentiment: Sentiment | None = None
    text: str | None = None
    update_id: int | None = None
    reachability: Reachability | None = None
    meta: dict[str, Any] | None = None
    distress: bool = False


class Outcome(
    Struct, frozen=True, kw_only=True, array_like=True, gc=False, tag_field="record", tag="o"
):
    """How the host dealt with an interaction; known only afterwards.

    Attributes:
        handled: Whether any handler took it; a handler that raised took it.
        handler_ms: How long the host took, filters included.
    """

    bot_id: int
    source_key: str
    handled: bool
    failed: bool
    handler_ms: int
