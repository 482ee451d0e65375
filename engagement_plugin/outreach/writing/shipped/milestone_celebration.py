"""Somebody reached something: say what, and be glad with them."""

from typing import Final

from engagement_plugin.domain import OutreachType
from engagement_plugin.outreach.writing.sentences import (
    Sentence,
    ShippedTemplate,
    gettext,
    if_known,
    ngettext,
)
from engagement_plugin.outreach.writing.shipped.openings import CHEER, NEWS
from engagement_plugin.outreach.writing.slots import Slot

_KIND: Final = OutreachType.MILESTONE_CELEBRATION
# The milestone's own words, translated where they stand.
_CELEBRATION: Final = Sentence(text="{celebration}")
_MORE: Final = if_known(
    ngettext(
        "And {n} more milestone along with it.",
        "And {n} more milestones along with it.",
        Slot.MORE,
    )
)

TEMPLATES: Final = (
    ShippedTemplate(_KIND, "reached", CHEER, (
        gettext("You have reached “{icon} {milestone}”."),
        _CELEBRATION,
        _MORE,
    )),
    ShippedTemplate(_KIND, "yours_now", NEWS, (
        gettext("“{icon} {milestone}” is yours now."),
        _CELEBRATION,
        _MORE,
    )),
    ShippedTemplate(_KIND, "side_by_side", CHEER, (
        gettext("You have reached “{icon} {milestone}”."),
        ngettext(
            "We have known each other for {n} day now.",
            "We have known each other for {n} days now.",
            Slot.DAYS,
        ),
        gettext("It is good to have you here."),
    )),
    ShippedTemplate(_KIND, "something_new", NEWS, (
        gettext("You have reached a new milestone."),
        gettext("Have a look whenever you like."),
    )),
)  # fmt: skip
