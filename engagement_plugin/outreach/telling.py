"""Refusals in words, for admins."""

from collections.abc import Mapping

from engagement_plugin.domain.decision import RefusalCode
from engagement_plugin.i18n import Translator


def refusal_text(code: RefusalCode, t: Translator) -> str:
    """Say why somebody was not written to."""
    return _texts(t)[code]


def _texts(t: Translator) -> Mapping[RefusalCode, str]:
    return {
        RefusalCode.PAUSED: t.gettext("messages are paused"),
        RefusalCode.KIND_PAUSED: t.gettext("this kind is paused or switched off"),
        RefusalCode.NOT_STARTED: t.gettext("never opened a private chat with the bot"),
        RefusalCode.BLOCKED: t.gettext("has blocked the bot"),
        RefusalCode.DEACTIVATED: t.gettext("the account is deleted"),
        RefusalCode.NO_CONSENT: t.gettext("does not want messages"),
        RefusalCode.NOT_ASKED: t.gettext("has not agreed to messages yet"),
        RefusalCode.MUTED: t.gettext("does not want messages of this kind"),
        RefusalCode.DISTRESS: t.gettext("showed signs of distress: that is for people."),
        RefusalCode.CAME_BACK: t.gettext("came back in the meantime"),
        RefusalCode.ON_ITS_WAY: t.gettext("another message is on its way"),
        RefusalCode.COOL_DOWN: t.gettext("had one of this kind lately"),
        RefusalCode.GAP: t.gettext("had a message a short while ago"),
        RefusalCode.DAY_CAP: t.gettext("had enough messages for a day"),
        RefusalCode.WEEK_CAP: t.gettext("had enough messages for a week"),
        RefusalCode.MONTH_CAP: t.gettext("had enough messages for a month"),
        RefusalCode.BUDGET: t.gettext("did not answer lately, so gets fewer messages."),
        RefusalCode.NO_HOUR: t.gettext("no hour outside the quiet ones is left."),
        RefusalCode.QUIET: t.gettext("it is night where they live"),
        RefusalCode.EXPIRED: t.gettext("too late: it would be old news"),
    }
