"""What people are called, and what templates say, is never read as markup."""

import unicodedata

import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import InlineKeyboardButton, MessageEntity
from aiogram.utils.formatting import Bold
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.telegram.delivery import deliver
from engagement_plugin.telegram.entities import (
    NAME_LENGTH,
    Composed,
    UnsendableError,
    clean_name,
    composed,
    utf16_length,
)
from engagement_plugin.telegram.outcomes import Delivered
from engagement_plugin.testing.bot_api import LocalBotAPI

HIDING = (
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069"
    "\ufeff\u00ad\u061c\u3164\u2800"
)
PIECES = st.one_of(
    st.characters(), st.sampled_from([*HIDING, "\n", "\t", "\x00", " ", "👩", "علی", "رضا"])
)
NAMES = st.lists(PIECES, max_size=150).map("".join)


async def test_a_host_that_writes_html_by_default_changes_nothing(api: LocalBotAPI) -> None:
    """A person called like a tag, or like a link, is greeted by that name."""
    bot = Bot(
        api.token,
        session=AiohttpSession(api=TelegramAPIServer.from_base(api.url)),
        default=DefaultBotProperties(parse_mode="HTML", link_preview_is_disabled=False),
    )
    message = composed("Hey 🎉 ", Bold("</b><3 t.me/scam"), "!")

    outcome = await deliver(bot, message.to(7))

    seen = api.ledger[0]
    assert Delivered(seen.message_id) == outcome
    assert "Hey 🎉 </b><3 t.me/scam!" == seen.text
    assert [("bold", 7, 16)] == [(e["type"], e["offset"], e["length"]) for e in seen.entities]
    assert seen.payload["link_preview_options"]["is_disabled"] is True
    await bot.session.close()


async def test_buttons_stand_below(api: LocalBotAPI, bot: Bot) -> None:
    """Rows without any are left out, and no keyboard is made of nothing."""
    button = InlineKeyboardButton(text="Not now", callback_data="pe:1")

    await deliver(bot, composed("Hello", buttons=[[button], []]).to(7))
    await deliver(bot, composed("Hello").to(7))

    shown = api.ledger[0].reply_markup
    assert shown is not None
    assert [["Not now"]] == [[each["text"] for each in row] for row in shown["inline_keyboard"]]
    assert api.ledger[1].reply_markup is None


@pytest.mark.parametrize(
    ("text", "entities", "button", "reason"),
    [
        pytest.param(" \n", (), None, "empty", id="nothing to see"),
        pytest.param("🎉" * 2049, (), None, "4098 of 4096", id="an emoji counts twice"),
        pytest.param(
            "hi", (MessageEntity(type="bold", offset=1, length=2),), None, "beyond", id="too far"
        ),
        pytest.param(
            "hi",
            (MessageEntity(type="bold", offset=0, length=1),) * 101,
            None,
            "101 of 100",
            id="too many",
        ),
        pytest.param(
            "hi",
            (),
            InlineKeyboardButton(text="x" * 41, callback_data="a"),
            "41 of 40",
            id="label",
        ),
        pytest.param(
            "hi", (), InlineKeyboardButton(text="", callback_data="a"), "0 of 40", id="no label"
        ),
        pytest.param(
            "hi",
            (),
            InlineKeyboardButton(text="x", callback_data="я" * 33),
            "66 of 64 bytes",
            id="payload",
        ),
    ],
)
def test_what_telegram_would_refuse_is_refused_while_planning(
    text: str,
    entities: tuple[MessageEntity, ...],
    button: InlineKeyboardButton | None,
    reason: str,
) -> None:
    """With what is wrong, and not a word of the text."""
    with pytest.raises(UnsendableError, match=reason):
        Composed(text=text, entities=entities, buttons=((button,),) if button else ())


@given(text=st.text(max_size=50))
def test_length_is_counted_in_utf16_units(text: str) -> None:
    """One for each character of the first plane, two for each beyond."""
    assert sum(2 if ord(each) > 0xFFFF else 1 for each in text) == utf16_length(text)


@given(name=NAMES)
def test_a_cleaned_name_is_one_line_and_hides_nothing(name: str) -> None:
    """Whatever somebody is called; cleaning twice changes nothing more."""
    cleaned = clean_name(name)

    if cleaned is None:
        return
    assert 1 <= len(cleaned) <= NAME_LENGTH
    assert cleaned == cleaned.strip() == " ".join(cleaned.split())
    hidden = {each for each in cleaned if unicodedata.category(each) in {"Cc", "Cf", "Cs", "Co"}}
    assert hidden <= {"\u200c"}
    assert cleaned == clean_name(cleaned)


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        pytest.param("Anna", "Anna", id="plain"),
        pytest.param("  Anna\n\nMaria\t", "Anna Maria", id="lines"),
        pytest.param("\u202eannA\u202c", "annA", id="written backwards"),
        pytest.param("An\u200bn\u200da\u200c", "Anna", id="zero width"),
        pytest.param("عل\u200cی", "عل\u200cی", id="a Persian name keeps its joiner"),
        pytest.param(HIDING, None, id="nothing to be seen"),
        pytest.param("\u0301\u0301", None, id="marks alone"),
        pytest.param("", None, id="empty"),
        pytest.param(None, None, id="none"),
        pytest.param("Ж" * 70, "Ж" * 64, id="long"),
        pytest.param("🎉", "🎉", id="an emoji"),
    ],
)
def test_names(name: str | None, cleaned: str | None) -> None:
    """A few of the kinds there are."""
    assert cleaned == clean_name(name)
