"""Make-believe people cause updates that aiogram takes for real ones."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from aiogram.types import Update

from engagement_plugin.testing.updates import Group, Someone, Updates

NOON = datetime(2026, 3, 18, 12, tzinfo=UTC)
ADA = Someone(7, first_name="Ada", language="de")
GROUP = Group(-1_000_000_000_555, title="Tea")


def all_kinds(updates: Updates, group: Group | None) -> list[tuple[str, dict[str, Any]]]:
    """One of each, with the kind of event it should be."""
    said = updates.message(ADA, "hello", group=group)
    return [
        ("message", said),
        ("message", updates.message(ADA, "so?", group=group, reply_to=said["message"])),
        ("message", updates.sticker(ADA, group=group)),
        ("message", updates.photo(ADA, caption="look", group=group)),
        ("message", updates.voice(ADA, group=group)),
        ("message", updates.payment(ADA, amount=50)),
        ("edited_message", updates.edited(said, "hullo")),
        ("callback_query", updates.callback(ADA, "y", group=group)),
        ("callback_query", updates.callback(ADA, "y", under=said["message"])),
        ("message_reaction", updates.reaction(ADA, 1, group=group)),
        ("message_reaction", updates.reaction(ADA, 1, emoji=(), before=("👍",), group=group)),
        ("my_chat_member", updates.blocked(ADA)),
        ("my_chat_member", updates.unblocked(ADA)),
        ("my_chat_member", updates.added(ADA, GROUP)),
        ("my_chat_member", updates.removed(ADA, GROUP)),
    ]


@pytest.mark.parametrize("group", [None, GROUP, Group(-5)])
def test_every_update_is_valid(group: Group | None) -> None:
    """Each is read by aiogram, in private and in groups, as the event it is."""
    for kind, update in all_kinds(Updates(clock=lambda: NOON), group):
        assert Update.model_validate(update).event_type == kind


def test_ids_count_up() -> None:
    """No two updates and no two messages share an id."""
    made = all_kinds(Updates(first_update_id=100, first_message_id=50), None)

    assert [update["update_id"] for _, update in made] == list(range(100, 100 + len(made)))
    messages = [update["message"]["message_id"] for _, update in made if "message" in update]
    assert messages == list(range(50, 50 + len(messages)))


def test_a_command_is_marked() -> None:
    """Only its first word, and nothing in plain text."""
    updates = Updates()

    command = Update.model_validate(updates.message(ADA, "/start@bot abc")).message
    plain = Update.model_validate(updates.message(ADA, "no /start")).message

    assert command is not None
    assert command.entities is not None
    assert [(e.type, e.offset, e.length) for e in command.entities] == [("bot_command", 0, 10)]
    assert plain is not None
    assert plain.entities is None


def test_a_person_is_who_they_are() -> None:
    """Name and language come through; who tells no language has none."""
    message = Update.model_validate(Updates().message(ADA, "hi")).message
    silent = Someone(8, language="").as_user()

    assert message is not None
    assert message.from_user is not None
    assert (message.from_user.first_name, message.from_user.language_code) == ("Ada", "de")
    assert message.chat.type == "private"
    assert "language_code" not in silent


def test_times_are_aware() -> None:
    """Any zone becomes the same second; a time without a zone is refused."""
    updates = Updates(clock=lambda: NOON)
    tokyo = NOON.astimezone(timezone(timedelta(hours=9)))

    assert updates.message(ADA, "hi")["message"]["date"] == int(NOON.timestamp())
    assert updates.message(ADA, "hi", at=tokyo)["message"]["date"] == int(NOON.timestamp())
    with pytest.raises(ValueError, match="no time zone"):
        updates.message(ADA, "hi", at=NOON.replace(tzinfo=None))


def test_a_blocked_bot_is_the_right_bot() -> None:
    """The standing that changes is the bot's own."""
    update = Update.model_validate(Updates(bot_id=43).blocked(ADA)).my_chat_member

    assert update is not None
    assert (update.old_chat_member.status, update.new_chat_member.status) == ("member", "kicked")
    assert update.new_chat_member.user.id == 43
