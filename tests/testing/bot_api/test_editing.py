"""Messages change in place: the ledger keeps what was sent, the chat what stands now."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    Message,
)

from engagement_plugin.testing.bot_api import LocalBotAPI
from engagement_plugin.testing.updates import Someone, Updates

BUTTONS = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Yes", callback_data="y")]]
)


async def test_an_edit_replaces_text_and_buttons(api: LocalBotAPI, bot: Bot) -> None:
    """Buttons an edit does not name are gone, as on Telegram."""
    sent = await bot.send_message(7, "0 %", reply_markup=BUTTONS)

    edited = await bot.edit_message_text("50 %", chat_id=7, message_id=sent.message_id)

    assert isinstance(edited, Message)
    assert (edited.text, edited.reply_markup) == ("50 %", None)
    assert edited.edit_date is not None
    assert api.ledger.texts() == ["0 %"]
    assert [(seen.method, seen.text) for seen in api.edits] == [("editMessageText", "50 %")]
    assert [message["text"] for message in api.chat(7)] == ["50 %"]


async def test_buttons_and_captions_change_alone(api: LocalBotAPI, bot: Bot) -> None:
    """The picture stays when its caption or its buttons change."""
    sent = await bot.send_photo(7, "id", caption="before")
    at = sent.message_id

    await bot.edit_message_caption(chat_id=7, message_id=at, caption="after")
    await bot.edit_message_reply_markup(chat_id=7, message_id=at, reply_markup=BUTTONS)

    now = Message.model_validate(api.message(7, sent.message_id))
    before = Message.model_validate(sent.model_dump(by_alias=True))
    assert (now.caption, now.photo, now.reply_markup) == ("after", before.photo, BUTTONS)


async def test_a_picture_can_be_exchanged(api: LocalBotAPI, bot: Bot) -> None:
    """The new picture comes with its own caption."""
    sent = await bot.send_photo(7, "id", caption="7 days")
    chart = BufferedInputFile(b"pixels", filename="chart.png")

    edited = await bot.edit_message_media(
        InputMediaPhoto(media=chart, caption="30 days"),
        chat_id=7,
        message_id=sent.message_id,
        reply_markup=BUTTONS,
    )

    assert isinstance(edited, Message)
    assert edited.caption == "30 days"
    assert edited.photo != sent.photo
    assert api.edits[0].payload["media"]["media"].content == b"pixels"


async def test_an_edit_without_a_change_is_refused(bot: Bot) -> None:
    """Twice the same is not modified, even after a real edit."""
    sent = await bot.send_message(7, "same", reply_markup=BUTTONS)
    at = sent.message_id

    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_text("same", chat_id=7, message_id=at, reply_markup=BUTTONS)
    await bot.edit_message_text("other", chat_id=7, message_id=at, reply_markup=BUTTONS)
    with pytest.raises(TelegramBadRequest, match="message is not modified"):
        await bot.edit_message_reply_markup(chat_id=7, message_id=at, reply_markup=BUTTONS)


async def test_only_the_bots_own_messages_can_be_edited(
    api: LocalBotAPI, bot: Bot, ada: Someone, updates: Updates
) -> None:
    """A message of a person, and one that is not there, are refused."""
    said = updates.message(ada, "mine")
    api.push(said)

    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await bot.edit_message_text("x", chat_id=ada.id, message_id=said["message"]["message_id"])
    with pytest.raises(TelegramBadRequest, match="message to edit not found"):
        await bot.edit_message_text("x", chat_id=ada.id, message_id=999)


async def test_text_and_caption_are_not_one_another(bot: Bot) -> None:
    """A photo has no text to edit and a text no caption."""
    photo = await bot.send_photo(7, "id")
    text = await bot.send_message(7, "hi")

    with pytest.raises(TelegramBadRequest, match="no text in the message"):
        await bot.edit_message_text("x", chat_id=7, message_id=photo.message_id)
    with pytest.raises(TelegramBadRequest, match="no caption in the message"):
        await bot.edit_message_caption(chat_id=7, message_id=text.message_id, caption="x")


async def test_a_deleted_message_is_gone_but_was_delivered(api: LocalBotAPI, bot: Bot) -> None:
    """The chat forgets it, the ledger never does."""
    sent = await bot.send_message(7, "oops")

    await bot.delete_message(7, sent.message_id)

    assert api.message(7, sent.message_id) is None
    assert api.ledger.texts() == ["oops"]
    with pytest.raises(TelegramBadRequest, match="message to delete not found"):
        await bot.delete_message(7, sent.message_id)
    assert await bot.delete_messages(7, [sent.message_id])


async def test_a_persons_edit_changes_the_chat(
    api: LocalBotAPI, ada: Someone, updates: Updates
) -> None:
    """A pushed edited_message takes the place of what it edits."""
    said = updates.message(ada, "helo")
    api.push(said)

    api.push(updates.edited(said, "hello"))

    assert [message["text"] for message in api.chat(ada.id)] == ["hello"]
