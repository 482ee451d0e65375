"""Somebody has not seen everything yet: point to it once, lightly."""

from typing import Final

from engagement_plugin.domain import OutreachType
from engagement_plugin.outreach.writing.sentences import ShippedTemplate, gettext, ngettext
from engagement_plugin.outreach.writing.shipped.openings import HELLO
from engagement_plugin.outreach.writing.slots import Slot

_KIND: Final = OutreachType.FEATURE_DISCOVERY

TEMPLATES: Final = (
    ShippedTemplate(_KIND, "people_alike", HELLO, (
        gettext("People with a taste like yours enjoy “{new_feature}”."),
        gettext("Perhaps you will like it too."),
    )),
    ShippedTemplate(_KIND, "next_to_it", HELLO, (
        gettext("You seem to like “{feature}”."),
        gettext("“{new_feature}” goes well with it, if you feel like trying."),
    )),
    ShippedTemplate(_KIND, "know_your_way", HELLO, (
        ngettext("You were here {n} day in a row.", "You were here {n} days in a row.", Slot.STREAK),
        gettext("Do you know “{new_feature}” already?"),
    )),
    ShippedTemplate(_KIND, "more_to_see", HELLO, (
        gettext("There is more here than you have seen so far."),
        gettext("Have a look around whenever you like."),
    )),
    ShippedTemplate(_KIND, "small_tip", HELLO, (
        gettext("A small tip: type / to see what else there is."),
        gettext("Perhaps something there is just for you."),
    )),
)  # fmt: skip
