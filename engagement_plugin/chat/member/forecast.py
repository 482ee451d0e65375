"""When something will be reached, in words nobody takes for a promise."""

from datetime import datetime
from typing import Final

from engagement_plugin.i18n import Translator
from engagement_plugin.milestones.values import Estimate

_DAY_S: Final = 24 * 3600
# Up to so many days a day counts; then weeks do, then months.
_IN_DAYS: Final = 20
_IN_WEEKS: Final = 90


def forecast(estimate: Estimate, t: Translator, *, now: datetime) -> str:
    """Write "at this pace in about 9 days (7 to 14)"; the range only where it says something."""
    days, first, last = (
        max(0, round((moment - now).total_seconds() / _DAY_S))
        for moment in (estimate.at, estimate.earliest_at, estimate.latest_at)
    )
    unit = 1 if days <= _IN_DAYS else 7 if days <= _IN_WEEKS else 30
    n, least, most = (max(1, round(each / unit)) for each in (days, first, last))
    if days < 1:
        return t.gettext("at this pace very soon")
    if unit == 1:
        said = t.ngettext("at this pace in about {n} day", "at this pace in about {n} days", n)
    elif unit == 7:
        said = t.ngettext("at this pace in about {n} week", "at this pace in about {n} weeks", n)
    else:
        said = t.ngettext("at this pace in about {n} month", "at this pace in about {n} months", n)
    if least == most:
        return said
    between = t.gettext("({first} to {last})")
    return f"{said} {between.format(first=t.number(least), last=t.number(most))}"
