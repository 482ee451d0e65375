"""How often one person is answered with work; whatever comes faster costs next to nothing."""

from collections import OrderedDict
from enum import Enum, auto
from typing import Final

from engagement_plugin.domain import PersonKey
from engagement_plugin.telegram.limiter.gcra import Quota, taken, wait

MOST_PEOPLE: Final = 10_000
QUOTA: Final = Quota(per_second=2, burst=8)


class Verdict(Enum):
    """What becomes of a question."""

    ANSWER = auto()
    SLOW_DOWN = auto()
    PASS_OVER = auto()


class Pace:
    """Remembers the latest people, and no more than that many."""

    def __init__(self, quota: Quota = QUOTA, *, most_people: int = MOST_PEOPLE) -> None:
        self._quota = quota
        self._most = most_people
        self._arrivals: OrderedDict[PersonKey, tuple[float, bool]] = OrderedDict()

    def judge(self, person: PersonKey, now: float) -> Verdict:
        """Say whether to answer; the first question of a flood is told so, the others are not.

        Args:
            now: In seconds.
        """
        arrival, is_told = self._arrivals.pop(person, (now, False))
        if wait(arrival, now, self._quota) > 0:
            self._remember(person, arrival, is_told=True)
            return Verdict.PASS_OVER if is_told else Verdict.SLOW_DOWN
        self._remember(person, taken(arrival, now, self._quota), is_told=False)
        return Verdict.ANSWER

    def _remember(self, person: PersonKey, arrival: float, *, is_told: bool) -> None:
        self._arrivals[person] = (arrival, is_told)
        while len(self._arrivals) > self._most:
            self._arrivals.popitem(last=False)
