"""Figures as a picture: values and words put together, drawn off the event loop."""

import asyncio

from aiogram.types import BufferedInputFile

from engagement_plugin.charts import (
    AudienceLabels,
    AudienceSeries,
    Cell,
    Cohort,
    Writing,
    audience_picture,
)
from engagement_plugin.i18n import Translator, translator
from engagement_plugin.insight.audience import AudienceFigures


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
        cohorts=(
            Cohort(
                cells=tuple(
                    Cell(eligible=each.eligible, returned=each.returned, waiting=each.waiting)
                    for each in figures.retention
                )
            ),
        ),
        mood=days.mood,
        quality=days.quality,
    )


def _labels(figures: AudienceFigures, t: Translator, zone: str) -> AudienceLabels:
    period = figures.period
    return AudienceLabels(
        writing=_writing(t),
        title=t.ngettext("The last {n} day", "The last {n} days", period.days),
        subtitle=f"{t.day(period.first)} – {t.day(period.last)}, {zone}",
        nobody=t.gettext("Nobody has used the bot yet. The figures begin with its first message."),
        people=t.gettext("People a day"),
        new=t.gettext("new"),
        returning=t.gettext("came back"),
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


def _writing(t: Translator) -> Writing:
    return Writing(
        weekdays=t.weekdays,
        first_weekday=int(t.locale.first_week_day),
        right_to_left=t.is_right_to_left,
        number=t.number,
        percent=t.percent,
        signed=t.signed,
        decimal=lambda value: t.number(value, digits=2),
        day=t.short_day,
        month=t.month,
        hour=lambda hour: f"{hour:02d}:00",
    )
