"""The library's own texts: an explicit language, its own domain, never the host's `_`."""

from datetime import date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.support import NullTranslations, Translations

from engagement_plugin import resources

DOMAIN: Final = "engagement"
SOURCE_LANGUAGE: Final = "en"


class Translator:
    """Texts and figures of one language.

    Figures follow the language's habits; the texts come from `locales/`, and English is what
    stands in the code.
    """

    def __init__(self, language: str, catalogue: NullTranslations) -> None:
        self.language = language
        self.locale = Locale.parse(language)
        self._catalogue = catalogue

    def gettext(self, message: str) -> str:
        """Give a text; fill its `{names}` afterwards with `str.format`."""
        return self._catalogue.gettext(message)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Give the form of a text that fits a number, with `{n}` filled in."""
        return self._catalogue.ngettext(singular, plural, n).format(n=self.number(n))

    def number(self, value: float, *, digits: int = 0) -> str:
        """Write a number, with at most so many decimals."""
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        return str(format_decimal(value, format=pattern, locale=self.locale))

    def signed(self, value: float) -> str:
        """Write a number from -1 to 1 with its sign and two decimals."""
        return str(format_decimal(value, format="+0.00;−0.00", locale=self.locale))

    def percent(self, share: float) -> str:
        """Write a share of 1 as per cent."""
        return str(format_percent(share, format="#,##0 %", locale=self.locale)).replace(
            " ", "\u00a0"
        )

    def day(self, day: date) -> str:
        """Write a day, short."""
        return str(format_date(day, format="d MMM y", locale=self.locale))

    def short_day(self, day: date) -> str:
        """Write a day without its year."""
        return str(format_date(day, format="d MMM", locale=self.locale))

    def month(self, day: date) -> str:
        """Write the month of a day, short."""
        return str(format_date(day, format="LLL", locale=self.locale))

    @property
    def weekdays(self) -> tuple[str, ...]:
        """Give the short names of the days of the week, Monday first."""
        names = self.locale.days["stand-alone"]["abbreviated"]
        return tuple(str(names[n]) for n in range(7))

    @property
    def is_right_to_left(self) -> bool:
        """Say which way the language is written."""
        return bool(self.locale.text_direction == "rtl")

    def moment(self, moment: datetime) -> str:
        """Write a day and a time of the zone the time is given in."""
        return str(format_datetime(moment, format="d MMM y, HH:mm", locale=self.locale))


@cache
def languages() -> tuple[str, ...]:
    """List the languages there are catalogues for."""
    return tuple(sorted(po.parents[1].name for po in _folder().glob(f"*/LC_MESSAGES/{DOMAIN}.po")))


@cache
def translator(language: str | None, *, default: str = SOURCE_LANGUAGE) -> Translator:
    """Give the nearest language there is: `pt-BR`, then `pt`, then the default, then English."""
    for candidate in (*_candidates(language), *_candidates(default)):
        if candidate in languages():
            return Translator(candidate, _catalogue(candidate))
    return Translator(SOURCE_LANGUAGE, NullTranslations())


def _candidates(language: str | None) -> tuple[str, ...]:
    if not language:
        return ()
    try:
        locale = Locale.parse(language, sep="-" if "-" in language else "_")
    except (ValueError, UnknownLocaleError):
        return ()
    return (str(locale), locale.language)


def _catalogue(language: str) -> NullTranslations:
    folder = _folder() / language / "LC_MESSAGES"
    compiled = folder / f"{DOMAIN}.mo"
    if compiled.is_file():
        with compiled.open("rb") as file:
            return Translations(file, DOMAIN)
    return Translations(BytesIO(compile_catalogue(folder / f"{DOMAIN}.po")), DOMAIN)


def compile_catalogue(source: Path) -> bytes:
    """Compile a catalogue: a wheel ships the result, a checkout does it when it is asked."""
    with source.open("rb") as file:
        catalogue = read_po(file)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    return compiled.getvalue()


def _folder() -> Path:
    return resources.folder("locales")
