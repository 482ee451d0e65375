"""Somebody regular is away longer than usual: a hello, without saying that it was noticed."""

from typing import Final

from engagement_plugin.domain import OutreachType
from engagement_plugin.outreach.writing.sentences import ShippedTemplate, gettext, ngettext
from engagement_plugin.outreach.writing.shipped.openings import HELLO
from engagement_plugin.outreach.writing.slots import Slot

_KIND: Final = OutreachType.CHECK_IN

TEMPLATES: Final = (
    ShippedTemplate(_KIND, "just_hello", HELLO, (
        gettext("How are you?"),
        gettext("Nothing is needed, this is just a hello."),
    )),
    ShippedTemplate(_KIND, "kind_week", HELLO, (
        gettext("May this week be kind to you."),
        gettext("If you feel like telling me about it, I am here."),
    )),
    ShippedTemplate(_KIND, "all_well", HELLO, (
        gettext("I hope all is well with you."),
        gettext("“{feature}” is here for you whenever you like."),
    )),
    ShippedTemplate(_KIND, "good_while", HELLO, (
        ngettext(
            "We have known each other for {n} day now.",
            "We have known each other for {n} days now.",
            Slot.DAYS,
        ),
        gettext("I hope all is well with you."),
    )),
)  # fmt: skip
