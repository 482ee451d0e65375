"""How many more visits to expect of somebody: the modified BG/NBD model of customer base analysis.

Visits come at a rate of the person's own until they leave for good, which may happen after any of
them, also the first (Batislam, Denizel and Filiztekin 2007). A yardstick for sparse visitors: the
expected number ranks well, while "the chance of being alive" is 1 for whoever came once.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.optimize import minimize
from scipy.special import betaln, gammaln, hyp2f1

from engagement_plugin.insight.groups import Floats

_LOG_BOUNDS: Final = ((-7.0, 7.0),) * 4
_PENALTY: Final = 0.001  # keeps what the data do not tell near 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Visits:
    """Repeat visits of people, an element each, in days.

    Attributes:
        repeats: Active days after the first one.
        last: From the first to the last active day.
        age: From the first active day until now.
    """

    repeats: Floats
    last: Floats
    age: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedVisits:
    """The fitted model: `r` and `alpha` of the rates, `a` and `b` of leaving."""

    r: float
    alpha: float
    a: float
    b: float

    @classmethod
    def learn(cls, visits: Visits) -> "ExpectedVisits":
        """Fit by maximum likelihood."""
        found = minimize(
            lambda logs: -_likelihood(visits, np.exp(logs)) + _PENALTY * float(logs @ logs),
            np.zeros(4),
            method="L-BFGS-B",
            bounds=_LOG_BOUNDS,
        )
        r, alpha, a, b = map(float, np.exp(found.x))
        return cls(r=r, alpha=alpha, a=a, b=b)

    def ahead(self, visits: Visits, days: float) -> Floats:
        """Give the visits to expect of each person in so many days to come."""
        x, later = visits.repeats, self.alpha + visits.age
        # The expectation has a pole at a = 1, where its limit is what stands beside it.
        a = self.a if abs(self.a - 1) > 1e-6 else 1 + 1e-6
        shrink = (later / (later + days)) ** (self.r + x)
        series = hyp2f1(self.r + x, self.b + x + 1, a + self.b + x, days / (later + days))
        alive = 1 / (1 + a / (self.b + x) * (later / (self.alpha + visits.last)) ** (self.r + x))
        return np.asarray((a + self.b + x) / (a - 1) * (1 - shrink * series) * alive)


def _likelihood(visits: Visits, parameters: Floats) -> float:
    """Give the mean logarithm of how likely the visits are."""
    r, alpha, a, b = parameters
    x = visits.repeats
    common = gammaln(r + x) - gammaln(r) + r * np.log(alpha)
    alive = betaln(a, b + x + 1) - betaln(a, b) - (r + x) * np.log(alpha + visits.age)
    gone = betaln(a + 1, b + x) - betaln(a, b) - (r + x) * np.log(alpha + visits.last)
    return float(np.mean(common + np.logaddexp(alive, gone)))
