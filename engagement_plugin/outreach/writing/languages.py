"""Which language somebody is written to in, among those that something can be said in."""

from collections.abc import Sequence

from babel import Locale, UnknownLocaleError, negotiate_locale
from babel.support import NullTranslations

from engagement_plugin.i18n import SOURCE_LANGUAGE, Translator, languages, translator


def canonical(language: str) -> str | None:
    """Give a language's code as we write it; None where there is no such language.

    Examples:
        >>> canonical("pt-br"), canonical("zh_TW"), canonical("klingon")
        ('pt_BR', 'zh_Hant_TW', None)
    """
    try:
        return str(Locale.parse(language, sep="-" if "-" in language else "_"))
    except (ValueError, UnknownLocaleError):
        return None


def nearest(wanted: Sequence[str | None], spoken: Sequence[str]) -> str:
    """Give the first that is spoken, or whose parent is; English where none is.

    Examples:
        >>> nearest(["de-AT", "ru"], ["de", "en", "ru"]), nearest([None, "fr"], ["en"])
        ('de', 'en')
    """
    by_lower = {each.lower(): each for each in spoken}
    asked = [found for each in wanted if each for found in [canonical(each)] if found]
    return by_lower[(negotiate_locale(asked, spoken) or SOURCE_LANGUAGE).lower()]


def speaker(language: str) -> Translator:
    """Give who speaks it; without a catalogue, figures at least follow its habits."""
    if language in languages():
        return translator(language)
    return Translator(language, NullTranslations())
