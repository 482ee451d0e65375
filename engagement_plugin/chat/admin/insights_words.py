"""What is known of a person, in words: risks, moods, zones, consents."""

from collections.abc import Iterator, Mapping
from typing import Final

from engagement_plugin.domain import (
    Consents,
    Reason,
    ReasonCode,
    RiskBand,
    ZoneSource,
)
from engagement_plugin.domain.patterns import TRUSTED_ZONE
from engagement_plugin.i18n import Translator

# A change a week that is more than the swing of quiet weeks.
_FELT: Final = 0.02
_SURE: Final = 0.8
_HOURS_A_DAY: Final = 24
_MARKS: Final = {
    RiskBand.HIGH: "🔴",
    RiskBand.MEDIUM: "🟡",
    RiskBand.LOW: "🟢",
    RiskBand.UNKNOWN: "⚪",
}


def band_mark(band: RiskBand) -> str:
    """Give a sign that tells the bands apart at a glance."""
    return _MARKS[band]


def band_name(band: RiskBand, t: Translator) -> str:
    """Name a band of risk."""
    names = {
        RiskBand.HIGH: t.gettext("high"),
        RiskBand.MEDIUM: t.gettext("medium"),
        RiskBand.LOW: t.gettext("low"),
        RiskBand.UNKNOWN: t.gettext("not known"),
    }
    return names[band]


def reason_text(reason: Reason, t: Translator) -> str:
    """Write a sentence with the person's own figures."""
    match reason.code:
        case ReasonCode.SILENT:
            text = t.gettext("silent for {span}").format(span=days_span(reason.value, t))
            return _beside_usual_pause(text, reason, t)
        case ReasonCode.RECENT:
            text = t.gettext("was here {span} ago").format(span=days_span(reason.value, t))
            return _beside_usual_pause(text, reason, t)
        case ReasonCode.RARE:
            return t.ngettext(
                "here on only {n} of 90 days", "here on only {n} of 90 days", round(reason.value)
            )
        case ReasonCode.FREQUENT:
            return t.ngettext(
                "here on {n} of 90 days", "here on {n} of 90 days", round(reason.value)
            )
        case ReasonCode.DECLINING | ReasonCode.STEADY:
            return _two_weeks(reason, t)
        case ReasonCode.LOW_MOOD | ReasonCode.GOOD_MOOD:
            return _recent_mood(reason, t)


def days_span(days: float, t: Translator) -> str:
    """Write a span of days as one rounded figure: hours below one day, then days."""
    hours = round(days * _HOURS_A_DAY)
    if hours < _HOURS_A_DAY:
        return t.ngettext("{n} hour", "{n} hours", hours)
    return t.ngettext("{n} day", "{n} days", round(days))


def _beside_usual_pause(text: str, reason: Reason, t: Translator) -> str:
    if reason.usual is None:
        return text
    usual = t.gettext("usual pause: {span}").format(span=days_span(reason.usual, t))
    return f"{text} ({usual})"


def _two_weeks(reason: Reason, t: Translator) -> str:
    text = t.ngettext(
        "here on {n} day of the last 14", "here on {n} days of the last 14", round(reason.value)
    )
    if reason.usual is None:
        return text
    usual = t.gettext("usually {n}").format(n=t.number(reason.usual, digits=1))
    return f"{text} ({usual})"


def _recent_mood(reason: Reason, t: Translator) -> str:
    text = t.gettext("mood of the last 30 days {score}").format(score=t.signed(reason.value))
    if reason.usual is None:
        return text
    usual = t.gettext("all in all {score}").format(score=t.signed(reason.usual))
    return f"{text} ({usual})"


def mood_direction(trend: float | None, t: Translator) -> str:
    """Say where a mood is going, by its change a week."""
    if trend is None:
        return t.gettext("too early for a direction")
    if trend >= _FELT:
        return t.gettext("getting better")
    return t.gettext("getting worse") if trend <= -_FELT else t.gettext("steady")


def zone_origin(source: ZoneSource, confidence: float | None, t: Translator) -> str:
    """Say where a zone comes from, and how sure that is."""
    if source is ZoneSource.PERSON:
        return t.gettext("they said so")
    origin = (
        t.gettext("guessed from their hours")
        if source is ZoneSource.RHYTHM
        else t.gettext("guessed from their language")
    )
    return f"{origin}, {_sureness(confidence or 0.0, t)}"


def _sureness(confidence: float, t: Translator) -> str:
    if confidence >= _SURE:
        return t.gettext("quite sure")
    return t.gettext("likely") if confidence >= TRUSTED_ZONE else t.gettext("unsure")


def consent_lines(consents: Consents, t: Translator) -> Iterator[tuple[str, str]]:
    """Sort the purposes by what the person said of them; those without an answer are left out."""
    said = _purposes(consents, t)
    for answer, name in ((True, t.gettext("agreed to")), (False, t.gettext("refused"))):
        purposes = [purpose for purpose, given in said.items() if given is answer]
        if purposes:
            yield name, ", ".join(purposes)


def _purposes(consents: Consents, t: Translator) -> Mapping[str, bool | None]:
    return {
        t.gettext("messages"): consents.outreach,
        t.gettext("statistics"): consents.analytics,
        t.gettext("training"): consents.training,
        t.gettext("keeping words"): consents.text_storage,
        t.gettext("language model"): consents.llm,
    }
