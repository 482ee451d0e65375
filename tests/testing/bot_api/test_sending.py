"""What a bot says arrives as Telegram would deliver it, or is refused as Telegram would."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    InputPollOption,
    KeyboardButton,
    LabeledPrice,
    Message,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyParameters,
)

from engagement_plugin.testing.bot_api import LocalBotAPI, Upload
from engagement_plugin.testing.updates import Group, Someone, Updates

FILE = BufferedInputFile(b"content", filename="file.bin")


def keyboard(callback_data: str | None = None) -> InlineKeyboardMarkup:
    """One button."""
    return InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text="Yes", callback_data=callback_data)]]
    )


async def test_a_message_is_in_the_ledger_and_in_the_chat(bot: Bot) -> None:
    """The answer, the ledger and the chat tell the same."""
    noon = datetime(2026, 3, 18, 12, tzinfo=UTC)
    async with LocalBotAPI(clock=lambda: noon) as api:
        bot.session.api = api.bot().session.api

        sent = await bot.send_message(
            7,
            "<b>Hé</b> 🎉 &lt;you&gt;",
            parse_mode="HTML",
            reply_markup=keyboard(callback_data="y"),
        )

        (seen,) = api.ledger
        assert (sent.text, sent.date) == ("Hé 🎉 <you>", noon)
        assert [(e.type, e.offset, e.length) for e in sent.entities or ()] == [("bold", 0, 2)]
        assert sent.reply_markup is not None
        assert sent.reply_markup.inline_keyboard[0][0].callback_data == "y"
        assert (seen.bot_id, seen.chat_id, seen.message_id) == (42, 7, sent.message_id)
        assert (seen.text, seen.at) == (sent.text, noon)
        assert seen.entities == ({"type": "bold", "offset": 0, "length": 2},)
        assert seen.payload["parse_mode"] == "HTML"
        assert api.message(7, sent.message_id) == api.chat(7)[0]


Send = Callable[[Bot], Awaitable[Message]]
SENDS: list[tuple[str, Send]] = [
    ("photo", lambda bot: bot.send_photo(7, FILE, caption="c")),
    ("document", lambda bot: bot.send_document(7, FILE)),
    ("animation", lambda bot: bot.send_animation(7, FILE, width=3)),
    ("audio", lambda bot: bot.send_audio(7, "known-id")),
    ("voice", lambda bot: bot.send_voice(7, FILE, duration=4)),
    ("video", lambda bot: bot.send_video(7, FILE)),
    ("video_note", lambda bot: bot.send_video_note(7, FILE)),
    ("sticker", lambda bot: bot.send_sticker(7, "known-id", emoji="👍")),
    ("dice", lambda bot: bot.send_dice(7)),
    ("poll", lambda bot: bot.send_poll(7, "Which?", [InputPollOption(text="a"), "b"])),
    ("contact", lambda bot: bot.send_contact(7, "+1", "Ada")),
    ("location", lambda bot: bot.send_location(7, 1.5, 2.5)),
    ("venue", lambda bot: bot.send_venue(7, 1.5, 2.5, "Home", "Street 1")),
    (
        "invoice",
        lambda bot: bot.send_invoice(
            7, "Tea", "A cup", "p", "XTR", [LabeledPrice(label="tea", amount=5)]
        ),
    ),
]


@pytest.mark.parametrize(("field", "send"), [pytest.param(*one, id=one[0]) for one in SENDS])
async def test_every_kind_of_content_is_a_message_aiogram_reads(
    api: LocalBotAPI, bot: Bot, field: str, send: Send
) -> None:
    """The answer holds the content, and the ledger one line."""
    sent = await send(bot)

    assert getattr(sent, field) is not None
    assert [seen.message_id for seen in api.ledger] == [sent.message_id]


async def test_an_upload_stands_in_the_payload(api: LocalBotAPI, bot: Bot) -> None:
    """The ledger shows the file itself and the caption as its text."""
    sent = await bot.send_photo(7, FILE, caption="<i>look</i>", parse_mode="HTML")

    assert sent.caption == "look"
    assert api.ledger[0].text == "look"
    upload = api.ledger[0].payload["photo"]
    assert isinstance(upload, Upload)
    assert (upload.filename, upload.content) == ("file.bin", b"content")
    assert set(api.ledger[0].payload) == {"chat_id", "photo", "caption", "parse_mode"}


async def test_an_album_is_one_message_a_picture(api: LocalBotAPI, bot: Bot) -> None:
    """Each picture has its own id, caption and line."""
    sent = await bot.send_media_group(
        7, [InputMediaPhoto(media=FILE, caption="one"), InputMediaPhoto(media="known-id")]
    )

    assert [message.caption for message in sent] == ["one", None]
    assert [seen.message_id for seen in api.ledger] == [m.message_id for m in sent]
    assert sent[0].media_group_id == sent[1].media_group_id


async def test_a_reply_shows_what_it_answers(
    api: LocalBotAPI, bot: Bot, ada: Someone, updates: Updates
) -> None:
    """A pushed message can be replied to, in a group as well, and stays before the reply."""
    group = Group()
    asked = updates.message(ada, "why?", group=group)
    api.push(asked)

    sent = await bot.send_message(
        group.id,
        "because",
        reply_parameters=ReplyParameters(message_id=asked["message"]["message_id"]),
    )

    assert sent.chat.type == "supergroup"
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "why?"
    assert [message["text"] for message in api.chat(group.id)] == ["why?", "because"]


async def test_a_reply_keyboard_is_no_part_of_a_message(api: LocalBotAPI, bot: Bot) -> None:
    """It is in the ledger, but Telegram gives back inline keyboards only."""
    menu = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Menu")]])

    sent = await bot.send_message(7, "hi", reply_markup=menu)

    assert sent.reply_markup is None
    assert api.ledger[0].reply_markup is not None
    assert api.ledger[0].reply_markup["keyboard"][0][0]["text"] == "Menu"


def entity(offset: int, length: int) -> list[MessageEntity]:
    """One bold stretch."""
    return [MessageEntity(type="bold", offset=offset, length=length)]


@pytest.mark.parametrize(
    ("send", "reason"),
    [
        pytest.param(lambda bot: bot.send_message(7, ""), "message text is empty", id="no text"),
        pytest.param(lambda bot: bot.send_message(7, " \n"), "message text is empty", id="spaces"),
        pytest.param(
            lambda bot: bot.send_message(7, "<b></b>", parse_mode="HTML"),
            "message text is empty",
            id="nothing but tags",
        ),
        pytest.param(
            lambda bot: bot.send_message(7, "x" * 4097), "message is too long", id="long"
        ),
        pytest.param(
            lambda bot: bot.send_message(7, "🎉" * 2049),
            "message is too long",
            id="long in UTF-16",
        ),
        pytest.param(
            lambda bot: bot.send_photo(7, "id", caption="x" * 1025),
            "caption is too long",
            id="long caption",
        ),
        pytest.param(
            lambda bot: bot.send_message(7, "<b>x", parse_mode="HTML"),
            "can't parse entities",
            id="open tag",
        ),
        pytest.param(
            lambda bot: bot.send_message(7, "*x*", parse_mode="MarkdownV2"),
            "unsupported parse_mode",
            id="Markdown",
        ),
        pytest.param(
            lambda bot: bot.send_message(7, "abc", entities=entity(0, 4)),
            "entity ends after",
            id="entity too long",
        ),
        pytest.param(
            lambda bot: bot.send_message(7, "abc", entities=entity(9, 1)),
            "entity begins after",
            id="entity too far",
        ),
        pytest.param(
            lambda bot: bot.send_message(7, "abc", entities=entity(-1, 1)),
            "incorrect offset",
            id="entity before",
        ),
        pytest.param(
            lambda bot: bot.send_message(7, "abc", reply_markup=keyboard(callback_data="é" * 33)),
            "BUTTON_DATA_INVALID",
            id="66 bytes of callback data",
        ),
        pytest.param(
            lambda bot: bot.send_message(7, "abc", reply_markup=keyboard()),
            "can't parse inline keyboard button",
            id="button without action",
        ),
        pytest.param(
            lambda bot: bot.send_media_group(7, [InputMediaPhoto(media="id")]),
            "2-10 items",
            id="album of one",
        ),
        pytest.param(
            lambda bot: bot.send_message("@nobody", "hi"), "chat not found", id="username"
        ),
    ],
)
async def test_what_telegram_refuses_is_refused(
    api: LocalBotAPI, bot: Bot, send: Send, reason: str
) -> None:
    """A bad request leaves nothing in the ledger."""
    with pytest.raises(TelegramBadRequest, match=reason):
        await send(bot)

    assert len(api.ledger) == 0


async def test_the_longest_text_passes(api: LocalBotAPI, bot: Bot) -> None:
    """4096 counts after parsing, and 64 bytes of callback data are allowed."""
    await bot.send_message(
        7,
        "<b>" + "x" * 4096 + "</b>",
        parse_mode="HTML",
        reply_markup=keyboard(callback_data="x" * 64),
    )

    assert len(api.ledger) == 1


async def test_chats_that_cannot_be_written_to(api: LocalBotAPI, bot: Bot) -> None:
    """Missing chats are 400; blocked ones and deleted accounts are 403."""
    api.missing.add(1)
    api.block(2)
    api.deactivated.add(3)
    api.block(-100)

    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot.send_message(1, "hi")
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(2, "hi")
    with pytest.raises(TelegramForbiddenError, match="user is deactivated"):
        await bot.send_photo(3, "id")
    with pytest.raises(TelegramForbiddenError, match="kicked from the group chat"):
        await bot.send_message(-100, "hi")
    api.unblock(2)
    await bot.send_message(2, "hi")

    assert [seen.chat_id for seen in api.ledger] == [2]


async def test_a_block_by_update_is_a_block(
    api: LocalBotAPI, bot: Bot, ada: Someone, updates: Updates
) -> None:
    """A pushed my_chat_member changes what the server allows."""
    api.push(updates.blocked(ada))
    with pytest.raises(TelegramForbiddenError):
        await bot.send_message(ada.id, "hi")

    api.push(updates.unblocked(ada))
    await bot.send_message(ada.id, "welcome back")

    assert api.ledger.texts(ada.id) == ["welcome back"]


async def test_deliveries_can_be_awaited(api: LocalBotAPI, bot: Bot) -> None:
    """Nobody needs to sleep until a message is there."""
    waiting = asyncio.gather(
        api.ledger.reached(2), api.ledger.reached(1, chat_id=8), api.ledger.reached(0)
    )

    await bot.send_message(7, "one")
    await bot.send_message(8, "two")
    await asyncio.wait_for(waiting, 5)

    assert [seen.text for seen in api.ledger.to(8)] == ["two"]
    assert [seen.text for seen in api.ledger[:1]] == ["one"]
    api.ledger.clear()
    assert len(api.ledger) == 0
    assert len(api.chat(7)) == 1
