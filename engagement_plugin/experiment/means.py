"""Two means compared, sharpened by what people did before they were divided (CUPED)."""

from dataclasses import dataclass
from math import sqrt
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from scipy.stats import t as student

from engagement_plugin.experiment.interval import Interval

Floats = npt.NDArray[np.floating[Any]]
_FEWEST: Final = 4  # as many as the regression has coefficients


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjusted:
    """A difference of means.

    Attributes:
        variance: Of the estimate.
        explained: Share of the outcome's variance that the time before tells, 0 to 1.
        freedom: Degrees of freedom that are left.
    """

    estimate: float
    variance: float
    explained: float
    freedom: int

    def interval(self, *, alpha: float) -> Interval:
        """Give the interval of the difference."""
        half = float(student.ppf(1 - alpha / 2, self.freedom)) * sqrt(self.variance)
        return Interval(self.estimate, self.estimate - half, self.estimate + half)


def adjusted(
    outcome: Floats, before: Floats, is_treated: npt.NDArray[np.bool_]
) -> Adjusted | None:
    """Compare the treated with the held out, given each person's activity before.

    Least squares with an interaction and HC2 errors (Lin 2013): right for arms of unequal size,
    and never worse than without the covariate. None where an arm has fewer than four people.

    Args:
        outcome, before: One element a person.
    """
    n = len(outcome)
    treated = is_treated.astype(np.float64)
    if min(treated.sum(), n - treated.sum()) < _FEWEST:
        return None
    centred = before - before.mean()
    design = np.column_stack([np.ones(n), treated, centred, treated * centred])
    if not np.ptp(before):
        design = design[:, :2]
    inverse = np.linalg.pinv(design.T @ design)
    residual = outcome - design @ (inverse @ (design.T @ outcome))
    leverage = np.einsum("ij,jk,ik->i", design, inverse, design)
    # A person who alone decides a coefficient has nothing left over to measure an error by.
    weight = residual**2 / np.maximum(1 - leverage, 1e-9)
    covariance = inverse @ ((design * weight[:, None]).T @ design) @ inverse
    coefficients = inverse @ (design.T @ outcome)
    return Adjusted(
        estimate=float(coefficients[1]),
        variance=float(covariance[1, 1]),
        explained=_explained(outcome, centred),
        freedom=n - design.shape[1],
    )


def _explained(outcome: Floats, centred: Floats) -> float:
    spread = float(centred @ centred) * float(((outcome - outcome.mean()) ** 2).sum())
    return float(centred @ outcome) ** 2 / spread if spread else 0.0
