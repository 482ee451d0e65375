"""What may be said of an experiment: only what was promised beforehand, and never without bounds."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from engagement_plugin.experiment.always_valid import always_valid
from engagement_plugin.experiment.interval import Interval
from engagement_plugin.experiment.looks import LOOK_DAYS, alpha_at
from engagement_plugin.experiment.power import days_needed, people_needed, smallest_effect
from engagement_plugin.experiment.proportions import Share, difference, ratio, variance
from engagement_plugin.experiment.sample_ratio import SampleRatio, sample_ratio

ALPHA: Final = 0.05
# Five of a hundred more who stay: less is not worth a message to everybody.
WORTHWHILE: Final = 0.05
FRACTIONS: Final = tuple(days / LOOK_DAYS[-1] for days in LOOK_DAYS)


class Verdict(StrEnum):
    """What may be said."""

    WITHHELD = "withheld"  # the arms are not as big as chance makes them
    NOBODY = "nobody"  # an arm is empty
    NOT_YET = "not_yet"
    HELPS = "helps"
    HARMS = "harms"
    NOT_SEEN = "not_seen"  # the last look has passed, and nothing was clear


@dataclass(frozen=True, slots=True, kw_only=True)
class Arms:
    """Of the people of each arm, how many did what was hoped for."""

    treated: Share
    held_out: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What an experiment shows so far.

    Attributes:
        so_far: Difference of the shares as of now; may be looked at every day.
        at_look: The same as of the last planned look, at that look's level; None before the first.
        looks: How many of the planned looks have passed.
        by: Treated divided by held out, as of now.
        smallest: The smallest rise that so many people would show.
        days_left: Until a worthwhile rise would show, at this pace; 0 where it would by now.
    """

    verdict: Verdict
    arms: Arms
    sizes: SampleRatio
    so_far: Interval | None = None
    at_look: Interval | None = None
    looks: int = 0
    by: Interval | None = None
    smallest: float | None = None
    days_left: int | None = None


def judge(
    now: Arms, at_looks: Sequence[Arms], *, share: float, days: float, alpha: float = ALPHA
) -> Judgement:
    """Judge one outcome of one experiment.

    The verdict comes from the planned looks alone; what is seen in between is shown with an
    interval wide enough for being looked at daily, and decides nothing.

    Args:
        at_looks: The arms as they were at each planned look that has passed, in their order.
        share: Of people to be held out.
        days: Since the experiment began.
    """
    sizes = sample_ratio(int(now.treated.n), int(now.held_out.n), share=share)
    if sizes.is_broken:
        return Judgement(verdict=Verdict.WITHHELD, arms=now, sizes=sizes, looks=len(at_looks))
    if not now.treated.n or not now.held_out.n:
        return Judgement(verdict=Verdict.NOBODY, arms=now, sizes=sizes, looks=len(at_looks))
    verdict, at_look = _by_looks(at_looks, alpha)
    base = now.held_out.value
    people = int(now.treated.n + now.held_out.n)
    needed = people_needed(base=base, effect=WORTHWHILE, share=share, alpha=alpha)
    return Judgement(
        verdict=verdict,
        arms=now,
        sizes=sizes,
        so_far=_so_far(now, alpha),
        at_look=at_look,
        looks=len(at_looks),
        by=ratio(now.treated, now.held_out, alpha=alpha),
        smallest=smallest_effect(
            treated=now.treated.n, held_out=now.held_out.n, base=base, alpha=alpha
        ),
        days_left=days_needed(needed, people=people, days=days),
    )


def _by_looks(at_looks: Sequence[Arms], alpha: float) -> tuple[Verdict, Interval | None]:
    """Give the verdict of the first look that was clear, and the interval of that or the last."""
    last: Interval | None = None
    for look, arms in enumerate(at_looks):
        level = alpha_at(look, FRACTIONS, alpha=alpha)
        last = difference(arms.treated, arms.held_out, alpha=level)
        if last is not None and last.is_clear:
            return (Verdict.HELPS if last.estimate > 0 else Verdict.HARMS), last
    return (Verdict.NOT_SEEN if len(at_looks) == len(LOOK_DAYS) else Verdict.NOT_YET), last


def _so_far(arms: Arms, alpha: float) -> Interval:
    found = always_valid(
        arms.treated.value - arms.held_out.value,
        variance(arms.treated, arms.held_out),
        alpha=alpha,
    )
    return Interval(found.estimate, max(found.low, -1.0), min(found.high, 1.0))
