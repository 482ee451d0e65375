"""An audience's figures as a short text for a narrow screen."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Final

from aiogram.utils.formatting import Bold, Italic, Text, as_list

from engagement_plugin.chat.admin.insights_words import band_mark, band_name
from engagement_plugin.chat.admin.names import label_name, type_name
from engagement_plugin.chat.admin.spans import span
from engagement_plugin.chat.admin.stats_words import whom_text
from engagement_plugin.chat.lines import indented
from engagement_plugin.domain import RiskBand
from engagement_plugin.domain.activity import Tally
from engagement_plugin.i18n import Translator
from engagement_plugin.insight.audience_figures import AudienceFigures, Retention

SHOWN_TYPES: Final = 4
SHOWN_NAMES: Final = 3
# Names come from hosts and from links: a long one would push the figures out of sight.
_LONGEST_NAME: Final = 20
_BANDS: Final = (RiskBand.HIGH, RiskBand.MEDIUM, RiskBand.LOW, RiskBand.UNKNOWN)


def stats_text(figures: AudienceFigures, t: Translator) -> Text:
    """Write the figures; a bot that nobody has used yet gets one plain sentence."""
    period = figures.period
    title = Bold(t.ngettext("📊 The last {n} day", "📊 The last {n} days", period.days))
    lines = [title, Italic(f"{t.day(period.first)} – {t.day(period.last)}")]
    if whom := whom_text(figures.whom, t):
        lines.append(Italic(t.gettext("only {whom}").format(whom=whom)))
    if not figures.people:
        return as_list(*lines, "", _nobody(figures, t))
    blocks = [
        _people(figures, t),
        _rhythm(figures, t),
        _retention(figures.retention, t),
        _doings(figures.tally, t),
        _answers(figures.tally, t),
        _feelings(figures.tally, t),
        _risks(figures.bands, t),
    ]
    written = [as_list(*lines) for lines in map(list, blocks) if lines]
    return as_list(as_list(*lines), *written, sep="\n\n")


def _nobody(figures: AudienceFigures, t: Translator) -> str:
    if not figures.whom.is_everybody:
        return t.gettext("Nobody like that has used the bot yet.")
    return t.gettext("Nobody has used the bot yet. The figures begin with its first message.")


def _people(figures: AudienceFigures, t: Translator) -> Iterator[Text]:
    yield Text("👥 ", Bold(t.ngettext("{n} person in all", "{n} people in all", figures.people)))
    yield indented(t.gettext("active"), t.number(figures.active))
    yield indented(t.gettext("new"), t.number(figures.new))
    yield indented(t.gettext("stayed"), t.number(figures.returning))
    yield indented(t.gettext("back after a break"), t.number(figures.resurrected))
    yield indented(t.gettext("gone silent"), t.number(figures.lapsed))
    if figures.sources:
        yield indented(t.gettext("new by link"), _named(figures.sources, t))


def _rhythm(figures: AudienceFigures, t: Translator) -> Iterator[Text]:
    yield Text("📅 ", Bold(t.gettext("People there")))
    yield indented(t.gettext("a day, on average"), t.number(figures.daily, digits=1))
    yield indented(t.gettext("today so far"), t.number(figures.today))
    yield indented(t.gettext("in 7 days"), t.number(figures.weekly))
    yield indented(t.gettext("in 30 days"), t.number(figures.monthly))
    if figures.stickiness is not None:
        yield indented(t.gettext("stickiness"), t.percent(figures.stickiness))


def _retention(cells: tuple[Retention, ...], t: Translator) -> Iterator[Text]:
    yield Text("🔁 ", Bold(t.gettext("Newcomers there again")))
    for cell in cells:
        name = t.ngettext("after {n} day", "after {n} days", cell.day)
        yield indented(name, _share(cell, t))
    if any(cell.eligible and cell.waiting for cell in cells):
        yield Text(Italic(t.gettext("* for some that day is still to come")))


def _share(cell: Retention, t: Translator) -> str:
    if cell.share is None:
        return t.gettext("too early")
    known = t.gettext("{returned} of {eligible}").format(
        returned=t.number(cell.returned), eligible=t.number(cell.eligible)
    )
    return f"{t.percent(cell.share)}{'*' if cell.waiting else ''} ({known})"


def _doings(tally: Tally, t: Translator) -> Iterator[Text]:
    title = t.ngettext("{n} interaction", "{n} interactions", tally.interactions)
    yield Text("💬 ", Bold(title))
    for name, n in list(tally.types.items())[:SHOWN_TYPES]:
        yield indented(type_name(name, t), t.number(n))
    if tally.commands:
        commands = {f"/{name}": n for name, n in tally.commands.items()}
        yield indented(t.gettext("top commands"), _named(commands, t))
    if tally.features:
        yield indented(t.gettext("top features"), _named(tally.features, t))
    if tally.contents:
        yield indented(t.gettext("made of"), _named(tally.contents, t))


def _answers(tally: Tally, t: Translator) -> Iterator[Text]:
    if tally.handler_ms is None and tally.reply_ms is None and not tally.unhandled:
        return
    yield Text("⏱ ", Bold(t.gettext("Answers, on average")))
    if tally.handler_ms is not None:
        yield indented(t.gettext("the bot after"), _took(tally.handler_ms, t))
    if tally.reply_ms is not None:
        yield indented(t.gettext("people after"), _took(tally.reply_ms, t))
    if tally.unhandled:
        share = tally.unhandled / tally.interactions
        yield indented(t.gettext("nothing answered"), t.percent(share))


def _took(milliseconds: float, t: Translator) -> str:
    if milliseconds < 1000:
        return t.gettext("{n} ms").format(n=t.number(milliseconds))
    return span(timedelta(milliseconds=milliseconds), t)


def _feelings(tally: Tally, t: Translator) -> Iterator[Text]:
    if tally.sentiment is not None:
        judged = sum(tally.labels.values())
        yield Text("🙂 ", Bold(t.gettext("Mood {score}").format(score=t.signed(tally.sentiment))))
        yield Text("  ", Italic(t.ngettext("from {n} message", "from {n} messages", judged)))
        for name, n in tally.labels.items():
            yield indented(label_name(name, t), t.percent(n / judged))
    if tally.quality is not None:
        yield Text("⭐ ", Bold(t.gettext("Quality")), " ", t.number(tally.quality, digits=2))


def _risks(bands: Mapping[RiskBand, int], t: Translator) -> Iterator[Text]:
    if not any(n for band, n in bands.items() if band is not RiskBand.UNKNOWN):
        return
    yield Text("🚪 ", Bold(t.gettext("Risk of leaving")))
    for band in _BANDS:
        if n := bands.get(band, 0):
            yield Text("  ", band_mark(band), " ", band_name(band, t), ": ", t.number(n))


def _named(counts: Mapping[str, int], t: Translator) -> str:
    shown = list(counts.items())[:SHOWN_NAMES]
    return ", ".join(f"{_short(name)} {t.number(n)}" for name, n in shown)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
