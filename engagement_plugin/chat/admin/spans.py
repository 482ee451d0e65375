"""How long something took or will take, in the two units that matter."""

from datetime import timedelta
from typing import Final

from engagement_plugin.i18n import Translator

_MINUTE: Final = 60
_HOUR: Final = 60 * _MINUTE
_DAY: Final = 24 * _HOUR


def span(lasts: timedelta, t: Translator) -> str:
    """Write a span of time: `1.2 s`, `5 min`, `2 h 30 min`, `3 days`."""
    seconds = max(lasts.total_seconds(), 0.0)
    if seconds < _MINUTE:
        return t.gettext("{n} s").format(n=t.number(seconds, digits=1 if seconds < 10 else 0))
    if seconds < _HOUR:
        return t.gettext("{n} min").format(n=t.number(seconds // _MINUTE))
    if seconds < 2 * _DAY:
        hours, rest = divmod(int(seconds), _HOUR)
        whole = t.gettext("{n} h").format(n=t.number(hours))
        minutes = rest // _MINUTE
        return f"{whole} {t.gettext('{n} min').format(n=t.number(minutes))}" if minutes else whole
    return t.ngettext("{n} day", "{n} days", int(seconds // _DAY))
