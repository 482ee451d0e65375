"""Somebody comes less gladly than before: thank them, and ask for nothing."""

from typing import Final

from engagement_plugin.domain import OutreachType
from engagement_plugin.outreach.writing.sentences import ShippedTemplate, gettext, ngettext
from engagement_plugin.outreach.writing.shipped.openings import HELLO, THANKS
from engagement_plugin.outreach.writing.slots import Slot

_KIND: Final = OutreachType.CHURN_PREVENTION

TEMPLATES: Final = (
    ShippedTemplate(_KIND, "short_visits", THANKS, (
        gettext("It is good to have you here."),
        gettext("A short visit is a good one too."),
    )),
    ShippedTemplate(_KIND, "own_pace", HELLO, (
        gettext("Take everything here at your own pace."),
        gettext("Whenever you have a minute, I am here."),
    )),
    ShippedTemplate(_KIND, "what_you_like", HELLO, (
        gettext("You seem to like “{feature}”."),
        gettext("It is here for you whenever you have a minute."),
    )),
    ShippedTemplate(_KIND, "days_together", THANKS, (
        ngettext(
            "We have known each other for {n} day now.",
            "We have known each other for {n} days now.",
            Slot.DAYS,
        ),
        gettext("That is a lovely thing."),
    )),
)  # fmt: skip
