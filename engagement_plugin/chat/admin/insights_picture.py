"""One person's rhythm and mood as a picture, drawn off the event loop."""

import asyncio
from collections.abc import Sequence
from typing import Final

from aiogram.types import BufferedInputFile

from engagement_plugin.charts import Mood, PersonLabels, PersonSeries, person_picture
from engagement_plugin.chat.admin.writing import writing
from engagement_plugin.i18n import Translator, translator
from engagement_plugin.insight.person import PersonFigures
from engagement_plugin.insight.portrait import DayMood

LEAST_MOOD_DAYS: Final = 14


async def insights_picture(
    figures: PersonFigures, t: Translator, *, name: str
) -> BufferedInputFile:
    """Draw a person; takes a moment, in a thread of its own."""
    drawn = await asyncio.to_thread(
        person_picture,
        _series(figures, name),
        _labels(figures, t),
        spare=_labels(figures, translator(None)),
    )
    return BufferedInputFile(drawn, filename=f"{figures.card.telegram_id}.png")


def _series(figures: PersonFigures, name: str) -> PersonSeries:
    shown = figures.portrait
    return PersonSeries(
        name=name,
        last=shown.last,
        hours=shown.hours,
        days=shown.days if any(shown.days) else (),
        mood=_moods(shown.mood),
    )


def _moods(days: Sequence[DayMood | None]) -> tuple[Mood | None, ...]:
    """Leave out the time before the first judged message: a line needs the room."""
    first = next((i for i, each in enumerate(days) if each is not None), len(days))
    drawn = days[min(first, len(days) - LEAST_MOOD_DAYS) :]
    return tuple(None if each is None else _mood(each) for each in drawn)


def _mood(day: DayMood) -> Mood:
    return Mood(mean=day.mean, low=day.mean - day.deviation, high=day.mean + day.deviation)


def _labels(figures: PersonFigures, t: Translator) -> PersonLabels:
    return PersonLabels(
        writing=writing(t),
        subtitle=f"{_since(figures, t)}, {figures.zone.key}",
        nothing=t.gettext("Nothing was recorded of the last 90 days."),
        rhythm=t.gettext("A usual week"),
        busiest=t.gettext("Busiest: {weekday}, {hour}"),
        days=t.gettext("Day by day"),
        days_scale=(t.gettext("quiet"), t.gettext("busy")),
        mood=t.gettext("Mood, 7-day mean"),
        band=t.gettext("most messages"),
    )


def _since(figures: PersonFigures, t: Translator) -> str:
    first = figures.card.first_seen_at.astimezone(figures.zone).date()
    return t.gettext("here since {day}").format(day=t.day(first))
