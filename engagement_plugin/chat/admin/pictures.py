"""Figures as a picture: values and words put together, drawn off the event loop."""

import asyncio
from typing import Final

from aiogram.types import BufferedInputFile

from engagement_plugin.charts import (
    AudienceLabels,
    AudienceSeries,
    Cell,
    Cohort,
    audience_picture,
)
from engagement_plugin.chat.admin.insights_words import band_name
from engagement_plugin.chat.admin.stats_words import whom_text
from engagement_plugin.chat.admin.writing import writing
from engagement_plugin.domain import RiskBand
from engagement_plugin.i18n import Translator, translator
from engagement_plugin.insight.audience_figures import AudienceFigures, CohortFigures

# The calmest first.
_JUDGED: Final = (RiskBand.LOW, RiskBand.MEDIUM, RiskBand.HIGH)


async def stats_picture(
    figures: AudienceFigures, t: Translator, *, zone: str
) -> BufferedInputFile:
    """Draw a period; takes a moment, in a thread of its own."""
    drawn = await asyncio.to_thread(
        audience_picture,
        _series(figures, t),
        _labels(figures, t, zone),
        spare=_labels(figures, translator(None), zone),
    )
    return BufferedInputFile(drawn, filename=f"{figures.period.first}-{figures.period.last}.png")


def _series(figures: AudienceFigures, t: Translator) -> AudienceSeries:
    if not figures.people:
        return AudienceSeries(first=figures.period.first)
    large = [
        (t.gettext("today so far"), t.number(figures.today)),
        (t.gettext("in 7 days"), t.number(figures.weekly)),
        (t.gettext("in 30 days"), t.number(figures.monthly)),
    ]
    if figures.stickiness is not None:
        large.append((t.gettext("stickiness"), t.percent(figures.stickiness)))
    days = figures.series
    return AudienceSeries(
        first=figures.period.first,
        figures=tuple(large),
        new=days.new,
        returning=days.returning,
        unfinished=True,
        hours=days.hours,
        retention_days=tuple(each.day for each in figures.retention),
        cohorts=tuple(_cohort(each, t) for each in figures.cohorts),
        mood=days.mood,
        quality=days.quality,
        risk=tuple((band_name(band, t), figures.bands.get(band, 0)) for band in _JUDGED),
    )


def _cohort(group: CohortFigures, t: Translator) -> Cohort:
    name = t.month(group.first) if group.is_month else t.short_day(group.first)
    return Cohort(
        name=name,
        cells=tuple(
            Cell(eligible=each.eligible, returned=each.returned, waiting=each.waiting)
            for each in group.cells
        ),
    )


def _labels(figures: AudienceFigures, t: Translator, zone: str) -> AudienceLabels:
    period = figures.period
    return AudienceLabels(
        writing=writing(t),
        title=t.ngettext("The last {n} day", "The last {n} days", period.days),
        subtitle=", ".join(filter(None, (_span(figures, t), zone, whom_text(figures.whom, t)))),
        nobody=t.gettext("Nobody has used the bot yet. The figures begin with its first message."),
        people=t.gettext("People a day"),
        new=t.gettext("new"),
        returning=t.gettext("seen before"),
        smoothed=t.gettext("7-day mean"),
        unfinished=t.gettext("not over yet"),
        rhythm=t.gettext("When people are here"),
        busiest=t.gettext("Busiest: {weekday}, {hour}"),
        retention=t.gettext("Newcomers there again"),
        after=lambda days: t.ngettext("after {n} day", "after {n} days", days),
        known=t.gettext("{returned} of {eligible}"),
        too_early=t.gettext("too early"),
        mood=t.gettext("Mood"),
        quality=t.gettext("Quality"),
        risk=t.gettext("Risk of leaving"),
    )


def _span(figures: AudienceFigures, t: Translator) -> str:
    return f"{t.day(figures.period.first)} – {t.day(figures.period.last)}"
