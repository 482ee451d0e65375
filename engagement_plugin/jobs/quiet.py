"""The hours in which admins are not written to."""

from datetime import datetime, time
from zoneinfo import ZoneInfo


def is_quiet(span: str, moment: datetime, zone: ZoneInfo) -> bool:
    """Say whether a moment lies in a span of the day like `22:00-08:00`; no span is never quiet.

    >>> noon = datetime.fromisoformat("2026-03-18T12:00:00+00:00")
    >>> is_quiet("22:00-08:00", noon, ZoneInfo("UTC")), is_quiet("11:30-13:00", noon, ZoneInfo("UTC"))
    (False, True)
    """
    if not span:
        return False
    begins, ends = (time.fromisoformat(each) for each in span.split("-"))
    now = moment.astimezone(zone).time()
    if begins <= ends:
        return begins <= now < ends
    return now >= begins or now < ends
