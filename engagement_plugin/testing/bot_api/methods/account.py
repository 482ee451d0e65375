"""Who the bot is, and who is in a chat."""

from collections.abc import Mapping
from typing import Final

from engagement_plugin.testing.bot_api.refusals import bad_request
from engagement_plugin.testing.bot_api.shapes import Json
from engagement_plugin.testing.bot_api.world import Ask

from .asked import Method

_ABILITIES: Final = {
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}
_FULL_CHAT: Final = {
    "accent_color_id": 0,
    "max_reaction_count": 11,
    "accepted_gift_types": {
        "unlimited_gifts": False,
        "limited_gifts": False,
        "unique_gifts": False,
        "premium_subscription": False,
        "gifts_from_channels": False,
    },
}


def get_me(ask: Ask) -> Json:
    """Describe the bot."""
    return ask.bot.user | _ABILITIES


def get_chat(ask: Ask) -> Json:
    """Describe a chat, as its last update did."""
    return ask.chat().about | _FULL_CHAT


def get_chat_member(ask: Ask) -> Json:
    """Tell someone's standing: as set by hand, else a member once seen, else gone."""
    chat = ask.chat()
    user_id = ask.parameters.get("user_id")
    if not isinstance(user_id, int):
        raise bad_request("invalid user_id specified")
    known = ask.bot.user if user_id == ask.bot.id else ask.bot.people.get(user_id)
    user = known or {"id": user_id, "is_bot": False, "first_name": "Someone"}
    standing = ask.world.members.get((chat.about["id"], user_id))
    return {"user": user, **(standing or {"status": "member" if known else "left"})}


def accept(ask: Ask) -> bool:
    """Say yes; a local server has nothing to close."""
    return True


METHODS: Final[Mapping[str, Method]] = {
    "getMe": get_me,
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "close": accept,
    "logOut": accept,
}
