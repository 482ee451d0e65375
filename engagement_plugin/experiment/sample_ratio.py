"""Whether the arms are as big as chance would have made them; if not, no figure can be trusted."""

from dataclasses import dataclass
from typing import Final

from scipy.stats import chisquare

BLOCKS_BELOW: Final = 0.001


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRatio:
    """How many people each arm has, and how likely that is.

    Attributes:
        share: Of people who were to be held out.
        p: Chance of a ratio as far off, were the division what it should be.
    """

    treated: int
    held_out: int
    share: float
    p: float

    @property
    def is_broken(self) -> bool:
        """Whether a report has to be withheld."""
        return self.p < BLOCKS_BELOW


def sample_ratio(treated: int, held_out: int, *, share: float) -> SampleRatio:
    """Test the arms' sizes against the share that was configured (chi-squared)."""
    total = treated + held_out
    p = 1.0
    if total and 0 < share < 1:
        p = float(chisquare([treated, held_out], [total * (1 - share), total * share]).pvalue)
    elif (held_out and share <= 0) or (treated and share >= 1):
        p = 0.0
    return SampleRatio(treated=treated, held_out=held_out, share=share, p=p)
