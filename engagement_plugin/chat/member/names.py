"""What the kinds of messages and the regions are called in the member's language."""

from engagement_plugin.domain import ConsentPurpose, OutreachType
from engagement_plugin.i18n import Translator


def kind_name(kind: OutreachType, t: Translator) -> str:
    """Name a kind of messages, short enough for a button with a mark."""
    names = {
        OutreachType.MILESTONE_CELEBRATION: t.gettext("When I reach something"),
        OutreachType.RE_ENGAGEMENT: t.gettext("When I was long away"),
        OutreachType.CHURN_PREVENTION: t.gettext("When I come less often"),
        OutreachType.MOOD_SUPPORT: t.gettext("A kind word on bad days"),
        OutreachType.CHECK_IN: t.gettext("When my rhythm changes"),
        OutreachType.FEATURE_DISCOVERY: t.gettext("Something new to try"),
    }
    return names[kind]


def purpose_name(purpose: ConsentPurpose, t: Translator) -> str:
    """Name what is agreed to, short enough for a button with a mark."""
    names = {
        ConsentPurpose.OUTREACH: t.gettext("You may write to me first"),
        ConsentPurpose.ANALYTICS: t.gettext("Keep notes of what I do"),
        ConsentPurpose.TRAINING: t.gettext("Train prediction models on my notes"),
        ConsentPurpose.TEXT_STORAGE: t.gettext("Keep my words"),
        ConsentPurpose.LLM: t.gettext("Show my words to a language model"),
    }
    return names[purpose]


def region_name(region: str, t: Translator) -> str:
    """Name a part of the world."""
    names = {
        "Africa": t.gettext("Africa"),
        "America": t.gettext("America"),
        "Antarctica": t.gettext("Antarctica"),
        "Asia": t.gettext("Asia"),
        "Atlantic": t.gettext("Atlantic Ocean"),
        "Australia": t.gettext("Australia"),
        "Europe": t.gettext("Europe"),
        "Indian": t.gettext("Indian Ocean"),
        "Pacific": t.gettext("Pacific Ocean"),
    }
    return names[region]
