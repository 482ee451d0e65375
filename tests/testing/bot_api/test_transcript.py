"""A chat can be printed as a person sees it."""

from aiogram import Bot
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from engagement_plugin.testing.bot_api import LocalBotAPI, transcript
from engagement_plugin.testing.updates import Someone, Updates


async def test_both_sides_and_the_buttons_are_shown(
    api: LocalBotAPI, bot: Bot, ada: Someone, updates: Updates
) -> None:
    """Names, texts, edits, pictures and rows of buttons stand below one another."""
    row = [
        InlineKeyboardButton(text="Yes", callback_data="y"),
        InlineKeyboardButton(text="No", callback_data="n"),
    ]
    api.push(updates.message(ada, "hello"))
    api.push(updates.sticker(ada))
    sent = await bot.send_message(ada.id, "…")
    await bot.edit_message_text(
        "Hi Ada!\nShall we?",
        chat_id=ada.id,
        message_id=sent.message_id,
        reply_markup=InlineKeyboardMarkup(inline_keyboard=[row]),
    )
    await bot.send_photo(ada.id, "id", caption="Your week")

    assert transcript(api.chat(ada.id)).splitlines() == [
        "Ada: hello",
        "Ada: <sticker>",
        "Bot 42: Hi Ada!",
        "        Shall we? (edited)",
        "        [Yes] [No]",
        "Bot 42: <photo> Your week",
    ]
