"""Somebody was away for long: the door is open, and nothing was missed."""

from typing import Final

from engagement_plugin.domain import OutreachType
from engagement_plugin.outreach.writing.sentences import ShippedTemplate, gettext, ngettext
from engagement_plugin.outreach.writing.shipped.openings import CALM, HELLO
from engagement_plugin.outreach.writing.slots import Slot

_KIND: Final = OutreachType.RE_ENGAGEMENT

TEMPLATES: Final = (
    ShippedTemplate(_KIND, "open_door", HELLO, (
        gettext("The door here is always open."),
        gettext("Come by whenever you like: there is nothing to catch up on."),
    )),
    ShippedTemplate(_KIND, "your_place", HELLO, (
        gettext("Your place here is kept for you."),
        gettext("There is no hurry at all."),
    )),
    ShippedTemplate(_KIND, "as_you_left_it", HELLO, (
        gettext("Everything is where you left it, “{feature}” too."),
        gettext("It will be here whenever you like."),
    )),
    ShippedTemplate(_KIND, "since_we_met", CALM, (
        ngettext("We met {n} day ago.", "We met {n} days ago.", Slot.DAYS),
        gettext("It is always nice to hear from you, whenever it suits you."),
    )),
)  # fmt: skip
