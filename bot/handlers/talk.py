"""Free talk: whatever comes gets a short, kind answer."""

from aiogram import Router
from aiogram.enums import ContentType
from aiogram.types import Message

from bot.texts import Texts, spoken


def create_router() -> Router:
    """Build the router; it takes every message, so it goes last."""
    router = Router(name="talk")
    router.message.register(on_talk)
    return router


async def on_talk(message: Message) -> None:
    """Answer."""
    await message.answer(_answer(message, spoken(message.from_user)))


def _answer(message: Message, texts: Texts) -> str:
    match message.content_type:
        case ContentType.TEXT if (message.text or "").rstrip().endswith("?"):
            return texts.to_question
        case ContentType.TEXT:
            return texts.answers[message.message_id % len(texts.answers)]
        case ContentType.PHOTO:
            return texts.to_photo
        case ContentType.VOICE:
            return texts.to_voice
        case ContentType.STICKER:
            return texts.to_sticker
        case _:
            return texts.to_other
