"""`/my_data`: everything about somebody, as files."""

from aiogram import Bot
from aiogram.types import CallbackQuery, FSInputFile, Message
from aiogram.utils.formatting import Text

from engagement_plugin.chat.member.desk import MemberDesk
from engagement_plugin.domain import PersonKey
from engagement_plugin.i18n import Translator


async def on_my_data(
    event: Message | CallbackQuery, bot: Bot, desk: MemberDesk, person: PersonKey, t: Translator
) -> None:
    """Send the files, one message each."""
    del event  # Whatever it came from, the files go into the private chat.
    caption = Text(t.gettext("Everything I keep about you.")).as_kwargs(
        text_key="caption", entities_key="caption_entities"
    )
    async with desk.privacy.export(*person) as files:
        for number, path in enumerate(files):
            await bot.send_document(
                person.telegram_id, FSInputFile(path), **(caption if number == 0 else {})
            )
