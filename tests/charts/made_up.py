"""Made-up series, and labels as a caller would build them, in three languages."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from babel import Locale
from babel.dates import format_date, get_day_names
from babel.numbers import format_decimal, format_percent

from engagement_plugin.charts import (
    AudienceLabels,
    AudienceSeries,
    Cell,
    Cohort,
    Mood,
    PersonLabels,
    PersonSeries,
    Writing,
)

LAST: Final = date(2026, 3, 18)
RETENTION: Final = (1, 7, 30)
WEEK: Final = [[float(day + 1) * (hour % 7) for hour in range(24)] for day in range(7)]


def writing(language: str) -> Writing:
    locale = Locale.parse(language)
    days = get_day_names("abbreviated", "stand-alone", locale=locale)
    return Writing(
        weekdays=tuple(days[i] for i in range(7)),
        first_weekday=locale.first_week_day,
        right_to_left=locale.text_direction == "rtl",
        number=_decimal(locale, "#,##0"),
        percent=lambda share: str(format_percent(share, locale=locale)),
        signed=_decimal(locale, "+0.00;−0.00"),
        decimal=_decimal(locale, "0.00"),
        day=lambda day: str(format_date(day, "d MMM", locale=locale)),
        month=lambda day: str(format_date(day, "LLL", locale=locale)),
        hour=lambda hour: f"{hour:02}:00",
    )


def _decimal(locale: Locale, pattern: str) -> Callable[[float], str]:
    return lambda value: str(format_decimal(value, pattern, locale=locale))


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    title: str
    sentence: str
    name: str
    long_name: str


WORDS: Final = {
    "en": Words(
        title="The last 30 days",
        sentence="Nobody has used the bot yet. The figures begin with its first message.",
        name="came back",
        long_name="When people are usually here",
    ),
    "ru": Words(
        title="Последние 30 дней",
        sentence="Ботом ещё никто не пользовался. Цифры начнутся с первого сообщения.",
        name="вернулись снова",
        long_name="В какие часы люди обычно здесь",
    ),
    "ar": Words(
        title="آخر 30 يومًا",
        sentence="لم يستخدم أحد البوت بعد. تبدأ الأرقام مع أول رسالة.",
        name="عادوا",
        long_name="متى يكون الناس هنا عادةً",
    ),
    "hi": Words(
        title="पिछले दिन", sentence="अभी कोई नहीं", name="नए लोग", long_name="लोग कब यहाँ होते हैं"
    ),
}


def audience_labels(language: str = "en", *, title: str | None = None) -> AudienceLabels:
    words = WORDS[language]
    return AudienceLabels(
        writing=writing(language),
        title=words.title if title is None else title,
        subtitle=words.name,
        nobody=words.sentence,
        people=words.name,
        new=words.name,
        returning=words.name,
        smoothed=words.long_name,
        unfinished=words.name,
        rhythm=words.long_name,
        busiest=words.name + ": {weekday}, {hour}",
        retention=words.long_name,
        after=lambda n: f"{words.name} {n}",
        known="{returned} / {eligible}",
        too_early=words.name,
        mood=words.name,
        quality=words.name,
        risk=words.long_name,
    )


def person_labels(language: str = "en") -> PersonLabels:
    words = WORDS[language]
    return PersonLabels(
        writing=writing(language),
        subtitle=words.name,
        nothing=words.sentence,
        rhythm=words.long_name,
        busiest=words.name + ": {weekday}, {hour}",
        days=words.long_name,
        days_scale=(words.name, words.name),
        mood=words.name,
        band=words.name,
    )


def audience(days: int = 30, size: int = 100, *, cohorts: int = 1) -> AudienceSeries:
    waves = [1 + math.sin(i / 3) / 2 for i in range(days)]
    cells = (
        Cell(eligible=size, returned=size // 2),
        Cell(eligible=size, returned=size // 3, waiting=size),
        Cell(eligible=0, returned=0, waiting=size),
    )
    names = [f"{7 * i} %" for i in range(cohorts)] if cohorts > 1 else [""]
    return AudienceSeries(
        first=LAST - timedelta(days=days - 1),
        figures=(("a", f"{size:,}"), ("b", f"{size * 7:,}"), ("c", "1"), ("d", "23 %")),
        new=[round(size * wave / 4) for wave in waves],
        returning=[round(size * wave) for wave in waves],
        unfinished=True,
        hours=WEEK,
        retention_days=RETENTION,
        cohorts=tuple(Cohort(name=name, cells=cells) for name in names),
        mood=[wave / 2 - 0.4 for wave in waves],
        quality=[wave / 2 for wave in waves],
        risk=(("low", size * 4), ("medium", size), ("high", size // 2), ("critical", 0)),
    )


def person(days: int = 90, *, name: str = "Ann") -> PersonSeries:
    means = [math.sin(i / 5) / 3 for i in range(days)]
    return PersonSeries(
        name=name,
        last=LAST,
        hours=WEEK,
        days=[i % 5 for i in range(1, days + 1)],
        mood=[
            None if i % 3 else Mood(mean=mean, low=mean - 0.2, high=mean + 0.1)
            for i, mean in enumerate(means)
        ],
    )
