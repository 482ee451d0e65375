"""In which language the bot speaks to somebody."""

from aiogram import Bot
from aiogram.types import CallbackQuery
from aiogram.utils.formatting import Bold, Text, as_list
from babel import Locale

from engagement_plugin.chat.admin.buttons import rows
from engagement_plugin.chat.member.buttons import LanguageButton
from engagement_plugin.chat.member.desk import MemberDesk
from engagement_plugin.chat.member.engagement import back, back_to_start
from engagement_plugin.chat.member.screens import Screen
from engagement_plugin.domain import PersonKey
from engagement_plugin.i18n import Translator, languages, translator
from engagement_plugin.storage import preferences


async def on_language(
    press: CallbackQuery,
    callback_data: LanguageButton,
    bot: Bot,
    desk: MemberDesk,
    person: PersonKey,
    t: Translator,
) -> str | None:
    """Keep a language, and speak it at once."""
    language = callback_data.language or None
    if language is not None and language not in languages():
        return t.gettext("I do not speak that language.")
    is_kept = await desk.database.run(preferences.set_language(person, language))
    if is_kept:
        t = translator(
            language or press.from_user.language_code, default=desk.settings.chat.language
        )
    return await back_to_start(press, bot, desk, person, t, is_kept=is_kept)


def language_screen(t: Translator) -> Screen:
    """Offer the languages by the names they give themselves."""
    table = [
        [
            (
                str(Locale.parse(each).get_display_name(each)).capitalize(),
                LanguageButton(language=each),
            )
        ]
        for each in languages()
    ]
    own = [(t.gettext("That of my Telegram"), LanguageButton())]
    text = as_list(Bold("🌐 ", t.gettext("Language")), Text(t.gettext("Which one shall I speak?")))
    return Screen(text=text, buttons=rows([*table, own, [back(t)]]))
