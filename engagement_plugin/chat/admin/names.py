"""What enums are called in the admin's language."""

from engagement_plugin.domain import InteractionType, Reachability, SentimentType
from engagement_plugin.i18n import Translator


def type_name(value: str, t: Translator) -> str:
    """Name a kind of interaction."""
    names = {
        InteractionType.MESSAGE: t.gettext("messages"),
        InteractionType.COMMAND: t.gettext("commands"),
        InteractionType.EDIT: t.gettext("edits"),
        InteractionType.BUTTON: t.gettext("buttons pressed"),
        InteractionType.REACTION: t.gettext("reactions"),
        InteractionType.POLL_ANSWER: t.gettext("votes"),
        InteractionType.PAYMENT: t.gettext("payments"),
        InteractionType.CHECKOUT: t.gettext("checkouts"),
        InteractionType.INLINE_QUERY: t.gettext("inline queries"),
        InteractionType.INLINE_CHOICE: t.gettext("inline choices"),
        InteractionType.MEMBERSHIP: t.gettext("joined, left or blocked"),
        InteractionType.JOIN_REQUEST: t.gettext("join requests"),
        InteractionType.BOOST: t.gettext("boosts"),
        InteractionType.SERVICE: t.gettext("service messages"),
        InteractionType.SUBSCRIPTION: t.gettext("subscriptions"),
        InteractionType.EVENT: t.gettext("events of the bot's own"),
    }
    return names.get(InteractionType(value), t.gettext("other"))


def label_name(value: str, t: Translator) -> str:
    """Name a sentiment."""
    names = {
        SentimentType.VERY_POSITIVE: t.gettext("very good"),
        SentimentType.POSITIVE: t.gettext("good"),
        SentimentType.NEUTRAL: t.gettext("neutral"),
        SentimentType.NEGATIVE: t.gettext("bad"),
        SentimentType.VERY_NEGATIVE: t.gettext("very bad"),
        SentimentType.UNKNOWN: t.gettext("unknown"),
    }
    return names[SentimentType(value)]


def reachability_name(value: Reachability, t: Translator) -> str:
    """Say whether the bot may write to somebody."""
    names = {
        Reachability.UNKNOWN: t.gettext("never wrote in private"),
        Reachability.REACHABLE: t.gettext("can be written to"),
        Reachability.BLOCKED: t.gettext("has blocked the bot"),
        Reachability.DEACTIVATED: t.gettext("account deleted"),
    }
    return names[value]


def counter_name(value: str, t: Translator) -> str:
    """Name what a process counts of itself."""
    names = {
        "updates": t.gettext("updates not recorded"),
        "messages": t.gettext("own messages not recorded"),
        "refused": t.gettext("rows the database refused"),
        "retries": t.gettext("database tried again"),
        "unjournaled": t.gettext("records without a journal"),
        "damaged": t.gettext("damaged journal parts"),
        "adopted": t.gettext("journals of the dead taken up"),
        "jobs_failed": t.gettext("runs failed"),
        "jobs_unrecorded": t.gettext("runs not written down"),
        "jobs_cancelled": t.gettext("runs cancelled"),
        "jobs_taken_over": t.gettext("runs taken over"),
        "jobs_lost": t.gettext("runs lost to another worker"),
        "missed_beats": t.gettext("leases not extended"),
    }
    return names.get(value, value)


def result_name(value: str, t: Translator) -> str:
    """Name a figure of a job's result; a host's own job has words of its own."""
    names = {
        "days": t.gettext("days counted"),
        "people": t.gettext("people"),
        "broken": t.gettext("people with damaged rows"),
        "marks": t.gettext("marks forgotten"),
        "wrong": t.gettext("wrong"),
        "untold": t.gettext("not told yet"),
    }
    return names.get(value, value)
