"""Of whom figures are asked: read from an admin's words, and told in them."""

import re
from typing import Final

from engagement_plugin.domain.audience import AudienceChat, AudienceFilter
from engagement_plugin.i18n import Translator

DEFAULT_DAYS: Final = 30
MOST_DAYS: Final = 730
_LANGUAGE: Final = re.compile(r"[a-z]{2,8}", re.ASCII)
_PREFIX: Final = "language:"
_DIGITS: Final = re.compile(r"[0-9]{1,4}", re.ASCII)


def read_question(text: str | None) -> tuple[int, AudienceFilter] | None:
    """Read a number of days and an audience, in any order; None where a word is neither.

    >>> read_question("language:pt 7 group")
    (7, AudienceFilter(chat=<AudienceChat.GROUP: 'group'>, language='pt'))
    """
    days: int | None = None
    chat: str | None = None
    language: str | None = None
    for word in (text or "").lower().split():
        if days is None and _DIGITS.fullmatch(word):
            days = int(word)
        elif chat is None and word in set(AudienceChat):
            chat = word
        elif language is None and word.startswith(_PREFIX):
            language = word.removeprefix(_PREFIX)
        else:
            return None
    whom = audience_of(chat or "", language)
    days = DEFAULT_DAYS if days is None else days
    return (days, whom) if whom is not None and 1 <= days <= MOST_DAYS else None


def audience_of(chat: str, language: str | None) -> AudienceFilter | None:
    """Give an audience by its names, empty for everybody; None where there is none such."""
    if chat and chat not in set(AudienceChat):
        return None
    if language and not _LANGUAGE.fullmatch(language):
        return None
    if language == "":
        return None
    return AudienceFilter(chat=AudienceChat(chat) if chat else None, language=language)


def whom_text(whom: AudienceFilter, t: Translator) -> str:
    """Say of whom figures speak; nothing where they speak of everybody."""
    names = {
        AudienceChat.PRIVATE: t.gettext("private chats"),
        AudienceChat.GROUP: t.gettext("groups"),
    }
    parts = [names[whom.chat]] if whom.chat else []
    if whom.language:
        parts.append(t.gettext("language {code}").format(code=whom.language))
    return ", ".join(parts)
