"""Our own templates, a kind a file. None presses, reproaches, or counts what was missed.

Of every kind at least one needs no fact at all, so that something can always be said.
"""

from itertools import chain
from typing import Final

from engagement_plugin.outreach.writing.shipped import (
    check_in,
    churn_prevention,
    feature_discovery,
    milestone_celebration,
    mood_support,
    re_engagement,
)

SHIPPED: Final = tuple(
    chain.from_iterable(
        module.TEMPLATES
        for module in (
            milestone_celebration,
            re_engagement,
            churn_prevention,
            mood_support,
            check_in,
            feature_discovery,
        )
    )
)
