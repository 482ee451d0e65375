"""One person as a text for a narrow screen: blocks of a few lines each."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final

from aiogram.utils.formatting import Bold, Code, Italic, Text, TextLink, as_list

from engagement_plugin.chat.admin.insights_words import (
    band_mark,
    band_name,
    consent_lines,
    mood_direction,
    reason_text,
    zone_origin,
)
from engagement_plugin.chat.admin.names import label_name, reachability_name
from engagement_plugin.chat.lines import indented, line
from engagement_plugin.domain import Patterns, RiskBand
from engagement_plugin.i18n import Translator
from engagement_plugin.insight.person import PersonFigures

_GAP: Final = "\n\n"


def person_blocks(
    figures: PersonFigures, t: Translator, *, name: str | None, sections: Iterable[Text] = ()
) -> list[Text]:
    """Write what is known of a person; the first block says who it is.

    Args:
        name: As Telegram tells it at this moment; it is not stored.
        sections: What other rooms have to say, before the consents.
    """
    known = figures.patterns
    blocks = [
        _who(figures, t, name=name),
        *([_unknown(t)] if known is None else [_risk(known, t)]),
        _doings(figures, t),
        _mood(figures, t),
        *([] if known is None else [_worth(known, t), _prediction(known, t)]),
    ]
    written = [as_list(*lines) for lines in map(list, blocks) if lines]
    ending = [as_list(*lines) for lines in map(list, (_ending(figures, t),)) if lines]
    return [*written, *sections, *ending]


def packed(blocks: Sequence[Text], *, most: int) -> list[Text]:
    """Put blocks into as few messages as hold them, none longer than `most` UTF-16 units."""
    messages: list[list[Text]] = []
    room = 0
    for block in blocks:
        size = length(block) + len(_GAP)
        if not messages or size > room:
            messages.append([])
            room = most + len(_GAP)
        messages[-1].append(block)
        room -= size
    return [as_list(*message, sep=_GAP) for message in messages]


def length(text: Text) -> int:
    """Count UTF-16 units, as Telegram does."""
    return len(text.render()[0].encode("utf-16-le")) // 2


def _who(figures: PersonFigures, t: Translator, *, name: str | None) -> Iterator[Text]:
    card = figures.card
    link = TextLink(name or t.gettext("Person"), url=f"tg://user?id={card.telegram_id}")
    yield Text("👤 ", Bold(link), " ", Code(str(card.telegram_id)))
    yield Text(reachability_name(card.reachability, t))
    if card.distress_at is not None:
        yield line("🆘 " + t.gettext("signs of distress"), _moment(card.distress_at, figures, t))
    yield line(t.gettext("first seen"), _moment(card.first_seen_at, figures, t))
    yield line(t.gettext("last seen"), _moment(card.last_seen_at, figures, t))
    if card.language:
        yield line(t.gettext("language"), card.language)
    if card.source:
        yield line(t.gettext("came by link"), card.source)


def _moment(moment: datetime, figures: PersonFigures, t: Translator) -> str:
    return t.moment(moment.astimezone(figures.zone))


def _unknown(t: Translator) -> Iterator[Text]:
    yield Text(Italic(t.gettext("Not analysed yet: habits and risk are still unknown.")))


def _risk(known: Patterns, t: Translator) -> Iterator[Text]:
    if known.risk is None:
        yield Text(band_mark(RiskBand.UNKNOWN), " ", Bold(t.gettext("Risk of leaving: unknown")))
        return
    title = t.gettext("Risk of leaving: {band}, {share}").format(
        band=band_name(known.risk_band, t), share=t.percent(known.risk)
    )
    yield Text(band_mark(known.risk_band), " ", Bold(title))
    for reason in known.reasons:
        yield Text("  ", "▲ " if reason.effect > 0 else "▽ ", reason_text(reason, t))


def _doings(figures: PersonFigures, t: Translator) -> Iterator[Text]:
    tally, known = figures.tally, figures.patterns
    yield Text(
        "📅 ", Bold(t.ngettext("The last {n} day", "The last {n} days", figures.period.days))
    )
    if tally.interactions:
        yield indented(
            t.ngettext("{n} interaction", "{n} interactions", tally.interactions),
            t.ngettext("on {n} day", "on {n} days", figures.active_days),
        )
        if tally.commands:
            yield indented(t.gettext("commands"), ", ".join(f"/{name}" for name in tally.commands))
    else:
        yield Text("  ", Italic(t.gettext("nothing at all")))
    if figures.hours:
        hours = _hours(figures.hours)
        yield indented(t.gettext("mostly about"), f"{hours} ({figures.zone.key})")
    if known is not None:
        yield from _zone(known, figures, t)
        yield from _habits(known, t)


def _zone(known: Patterns, figures: PersonFigures, t: Translator) -> Iterator[Text]:
    if known.zone is None or known.zone_source is None:
        return
    origin = zone_origin(known.zone_source, known.zone_confidence, t)
    if known.zone == figures.zone.key:
        yield indented(t.gettext("time zone"), origin)
    else:
        yield indented(t.gettext("time zone"), f"{known.zone}? ({origin})")


def _habits(known: Patterns, t: Translator) -> Iterator[Text]:
    if known.preferred_weekday is not None:
        yield indented(t.gettext("busiest weekday"), t.weekdays[known.preferred_weekday])
    longest = t.gettext("longest: {n}").format(n=t.number(known.longest_streak))
    streak = t.ngettext("{n} day", "{n} days", known.streak)
    yield indented(t.gettext("days in a row"), f"{streak} ({longest})")


def _mood(figures: PersonFigures, t: Translator) -> Iterator[Text]:
    tally, known = figures.tally, figures.patterns
    mean = tally.sentiment if known is None else known.mood_mean
    if mean is None:
        return
    title = t.gettext("Mood {score}").format(score=t.signed(mean))
    direction = "" if known is None else ", " + mood_direction(known.mood_trend, t)
    yield Text("🙂 ", Bold(title), direction)
    if known is not None:
        yield Text("  ", Italic(t.ngettext("from {n} message", "from {n} messages", known.mood_n)))
    if tally.labels:
        most = max(tally.labels, key=lambda name: tally.labels[name])
        yield indented(t.gettext("lately mostly"), label_name(most, t))


def _worth(known: Patterns, t: Translator) -> Iterator[Text]:
    if known.quality_mean is not None:
        yield Text("⭐ ", Bold(t.gettext("Quality")), " ", t.number(known.quality_mean, digits=2))
    if known.value_percentile is not None:
        value = t.gettext("{n} of 100").format(n=t.number(100 * known.value_percentile))
        yield Text("💎 ", Bold(t.gettext("Value")), " ", value)


def _prediction(known: Patterns, t: Translator) -> Iterator[Text]:
    if known.predicted_mood is None and not known.best_hours:
        return
    yield Text("🔮 ", Bold(t.gettext("Expected")))
    if known.predicted_mood is not None:
        yield indented(t.gettext("mood"), t.signed(known.predicted_mood))
    if known.best_hours:
        yield indented(t.gettext("best hours to write"), _hours(known.best_hours))


def _hours(hours: Sequence[int]) -> str:
    return ", ".join(f"{hour:02d}:00" for hour in sorted(hours))


def _ending(figures: PersonFigures, t: Translator) -> Iterator[Text]:
    yield Text("🔐 ", Bold(t.gettext("Consents")))
    for name, purposes in consent_lines(figures.consents, t):
        yield indented(name, purposes)
    yield Text("  ", Italic(t.gettext("Where they said nothing, the bot's settings hold.")))
    if figures.patterns is not None:
        when = _moment(figures.patterns.analysed_at, figures, t)
        yield Text(Italic(t.gettext("Analysed {moment}").format(moment=when)))
