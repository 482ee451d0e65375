"""Every update becomes an interaction, and no update makes the reader raise."""

import copy
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiogram.enums import ContentType, UpdateType
from aiogram.types import Update
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from engagement_plugin.capture.extract import extract
from engagement_plugin.domain import (
    ChatKind,
    Interaction,
    InteractionType,
    PersonKey,
    Reachability,
)
from engagement_plugin.testing.updates import Group, Someone, Updates
from tests.real_data import DATA, needs_data

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
ANNA = Someone(7, first_name="Anna", language="en")


def read(update: dict[str, Any] | Update, username: str | None = "our_bot") -> Interaction:
    parsed = update if isinstance(update, Update) else Update.model_validate(update)
    return extract(parsed, bot_id=42, received_at=NOW, username=username)


@pytest.fixture
def updates() -> Updates:
    return Updates(bot_id=42, clock=lambda: NOW - timedelta(minutes=5))


def test_a_private_message_tells_who_where_and_how_much(updates: Updates) -> None:
    """The person, the chat, the length and Telegram's own time."""
    seen = read(updates.message(ANNA, "Good morning!"))

    assert seen.person == PersonKey(42, 7)
    assert (seen.type, seen.content_type) == (InteractionType.MESSAGE, "text")
    assert (seen.chat_kind, seen.chat_id) == (ChatKind.PRIVATE, 7)
    assert (seen.length, seen.has_media, seen.is_reply) == (13, False, False)
    assert seen.occurred_at == NOW - timedelta(minutes=5)
    assert seen.source_key == f"u:{seen.update_id}"


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/help", "help"),
        ("/Help me please", "help"),
        ("/help@our_bot", "help"),
        ("/help@OUR_BOT x", "help"),
        ("/help@other_bot", None),
        ("/ help", None),
        ("/помощь", None),
        ("no /help", None),
    ],
)
def test_a_command_is_known_by_its_name_alone(
    updates: Updates, text: str, command: str | None
) -> None:
    """Arguments are not kept, and what is meant for another bot is a message."""
    seen = read(updates.message(ANNA, text))

    assert seen.command == command
    assert seen.text is None or command is None


def test_a_deep_link_tells_where_somebody_came_from(updates: Updates) -> None:
    """Only in private, and only what a link can hold."""
    assert read(updates.message(ANNA, "/start autumn_26")).meta == {"source": "autumn_26"}
    assert read(updates.message(ANNA, "/start a b")).meta == {"source": "a"}
    assert read(updates.message(ANNA, "/start äöü")).meta is None
    assert read(updates.message(ANNA, "/start x", group=Group())).meta is None


def test_of_a_button_only_the_prefix_is_kept(updates: Updates) -> None:
    """What stands behind the first separator may be anybody's secret."""
    assert read(updates.callback(ANNA, "lesson:17:Anna")).feature == "lesson"
    assert read(updates.callback(ANNA, "17")).feature is None
    assert read(updates.callback(ANNA, "lesson:17")).occurred_at == NOW


def test_a_block_says_that_nobody_may_write(updates: Updates) -> None:
    """In private the bot's own standing is the person's answer."""
    assert read(updates.blocked(ANNA)).reachability is Reachability.BLOCKED
    assert read(updates.unblocked(ANNA)).reachability is Reachability.REACHABLE
    assert read(updates.added(ANNA, Group())).reachability is None


def test_a_reaction_carries_what_was_added(updates: Updates) -> None:
    """What stood there before is no news."""
    added = read(updates.reaction(ANNA, 5, emoji=("👍",)))
    removed = read(updates.reaction(ANNA, 5, emoji=(), before=("👍",)))

    assert (added.type, added.text, added.person) == (
        InteractionType.REACTION, "👍", PersonKey(42, 7)
    )  # fmt: skip
    assert (removed.content_type, removed.text) == ("reaction_removed", None)


def test_a_sticker_sounds_like_its_emoji(updates: Updates) -> None:
    """It has no words, and is judged by its sign."""
    seen = read(updates.sticker(ANNA))

    assert (seen.content_type, seen.has_media, seen.length) == ("sticker", True, 0)
    assert seen.text


def test_bots_channels_and_anonymous_admins_are_nobody(updates: Updates) -> None:
    """A stand-in in `from` never becomes a person."""
    by_bot = updates.message(Someone(9, is_bot=True), "hello", group=Group())
    anonymous = updates.message(ANNA, "hello", group=Group())
    anonymous["message"]["sender_chat"] = anonymous["message"]["chat"]
    post = updates.message(ANNA, "news", group=Group())
    post["channel_post"] = post.pop("message")

    assert [None] * 3 == [read(each).person for each in (by_bot, anonymous, post)]
    assert read(post).text is None


@pytest.mark.parametrize("kind", ["business_message", "edited_business_message", "guest_message"])
def test_foreign_talk_leaves_neither_words_nor_people(updates: Updates, kind: str) -> None:
    """Business and guest messages are other people's conversations."""
    update = updates.message(ANNA, "between us")
    update[kind] = update.pop("message")

    seen = read(update)

    assert seen.type in {InteractionType.BUSINESS, InteractionType.GUEST}
    assert (seen.person, seen.text, seen.length) == (None, None, 0)


def test_inline_words_are_never_read(updates: Updates) -> None:
    """What somebody looks for inline is not for us."""
    update = {
        "update_id": 1,
        "inline_query": {
            "id": "1", "query": "secret", "offset": "",
            "from": {"id": 7, "is_bot": False, "first_name": "Anna"},
        },
    }  # fmt: skip

    seen = read(update)

    assert (seen.type, seen.text, seen.length) == (InteractionType.INLINE_QUERY, None, 6)


@pytest.mark.parametrize(
    "date", [0, 1, int((NOW + timedelta(days=2)).timestamp()), 2**31 - 1, 2**40]
)
def test_an_absurd_date_becomes_the_time_of_receipt(updates: Updates, date: int) -> None:
    """Before Telegram, or after tomorrow, nothing has happened."""
    update = updates.message(ANNA, "hello")
    update["message"]["date"] = date

    assert read(update).occurred_at == NOW


def test_an_unknown_kind_is_recorded_as_other() -> None:
    """A kind of a Bot API to come keeps its name."""
    seen = read({"update_id": 5, "telepathy": {"thought": "hm", "x" * 100: 1}})

    assert (seen.type, seen.content_type) == (InteractionType.OTHER, "telepathy")


def test_an_empty_update_is_recorded_as_other() -> None:
    """Nothing in it is something too."""
    assert read({"update_id": 5}).type is InteractionType.OTHER


def test_every_kind_aiogram_knows_has_a_reader_or_a_name() -> None:
    """No kind is lost when aiogram learns a new one."""
    broken = [kind.value for kind in UpdateType if kind.value not in Update.model_fields]

    assert broken == []


class Anything:
    """Answers to every attribute with something useless."""

    def __getattr__(self, name: str) -> Any:
        return {"id": 5, "type": "private"}.get(name, Anything())


@pytest.mark.parametrize("kind", [kind.value for kind in UpdateType])
@pytest.mark.parametrize("event", [Anything(), object(), "text", 5, [None]])
def test_a_broken_event_of_any_kind_does_not_raise(kind: str, event: object) -> None:
    """Whatever a kind may hold one day, it is recorded."""
    broken: dict[str, Any] = {"update_id": 3, kind: event}
    update = Update.model_construct(**broken)

    assert read(update).source_key == "u:3"


@pytest.mark.parametrize("content", [kind.value for kind in ContentType])
def test_every_content_type_is_told_by_its_name(updates: Updates, content: str) -> None:
    """A message whose only content is of a type has that type, or is unknown."""
    update = Update.model_validate(updates.message(ANNA, "x"))
    assert update.message is not None
    values = dict.fromkeys(("text", "entities"))
    message = update.message.model_copy(update={**values, content: Anything()})

    seen = read(update.model_copy(update={"message": message}))

    # `any` is no content, and `user_shared` is found under its newer name.
    if content not in {"any", "unknown"}:
        assert seen.content_type == content or seen.type is InteractionType.OTHER
    assert seen.update_id == update.update_id


@needs_data
def test_every_real_fixture_is_read() -> None:
    """All update kinds and content types as Telegram documents them."""
    kinds = set()
    lines = (DATA / "updates" / "updates_with_source.jsonl").read_text("utf-8").splitlines()
    for line in lines:
        record = json.loads(line)
        try:
            update = Update.model_validate(record["update"])
        except ValidationError:
            assert not record["aiogram_3_31_valid"]
            continue
        seen = read(update)
        assert seen.content_type != "unknown" or record["content_type"] in {"", "unknown"}, record
        kinds.add((seen.type, seen.content_type))

    assert len(kinds) > 60


values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=8) | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


def mutate(value: Any, path: list[int], put: Any) -> Any:
    """Replace something deep inside a structure."""
    if not path or not isinstance(value, dict | list) or not value:
        return put
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    key = keys[path[0] % len(keys)]
    changed = copy.copy(value)
    changed[key] = mutate(value[key], path[1:], put)
    return changed


@needs_data
@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(chosen=st.data())
def test_a_mutated_update_never_makes_it_raise(chosen: st.DataObject) -> None:
    """Random damage to real updates, validated by aiogram or forced past it."""
    lines = (DATA / "updates" / "updates.jsonl").read_text("utf-8").splitlines()
    update = json.loads(chosen.draw(st.sampled_from(lines)))
    for _ in range(chosen.draw(st.integers(1, 3))):
        path = chosen.draw(st.lists(st.integers(0, 40), min_size=1, max_size=5))
        update = mutate(update, path, chosen.draw(values))
    if not isinstance(update, dict):
        return
    try:
        parsed = Update.model_validate(update)
    except ValidationError:
        names = {str(key): value for key, value in update.items() if key != "update_id"}
        parsed = Update.model_construct(update_id=1, **names)

    assert read(parsed).occurred_at.tzinfo is not None
