"""Marks of distress fade: after some time nothing tells any more that they were there."""

from datetime import datetime
from typing import Final

from engagement_plugin.storage.models import Person, UserEngagement

_MOST: Final = 1_000


async def forget_distress(*, before: datetime) -> int:
    """Take the marks off what happened before a time; gives of how many interactions."""
    people = await Person.filter(distress_at__not_isnull=True).values_list("id", flat=True)
    forgotten = 0
    for first in range(0, len(people), _MOST):
        # By person and time, for which there is an index; marks themselves need none.
        forgotten += await UserEngagement.filter(
            person_id__in=people[first : first + _MOST], occurred_at__lt=before, distress=True
        ).update(distress=None)
    await Person.filter(distress_at__lt=before).update(distress_at=None)
    return forgotten
