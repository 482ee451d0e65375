"""Somebody's words have become sadder: a kind thought, without saying what was noticed."""

from typing import Final

from engagement_plugin.domain import OutreachType
from engagement_plugin.outreach.writing.sentences import ShippedTemplate, gettext
from engagement_plugin.outreach.writing.shipped.openings import SOFT

_KIND: Final = OutreachType.MOOD_SUPPORT

TEMPLATES: Final = (
    ShippedTemplate(_KIND, "heavy_days", SOFT, (
        gettext("Some days are heavier than others."),
        gettext("If you feel like writing a few words, I am here."),
    )),
    ShippedTemplate(_KIND, "small_steps", SOFT, (
        gettext("A kind thought for today: small steps are enough."),
        gettext("There is no need to answer."),
    )),
    ShippedTemplate(_KIND, "little_things", SOFT, (
        gettext("A short break, a glass of water, some fresh air: little things can do some good."),
        gettext("Take good care of yourself."),
    )),
)  # fmt: skip
