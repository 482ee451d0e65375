"""Who was there when, of many people at once."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt


class Presence(NamedTuple):
    """Who was there when: bit n of `bins` is the n-th half hour of a UTC day since 1970.

    Of a person's day that is being counted again there may be two rows.
    """

    person: npt.NDArray[np.int64]
    day: npt.NDArray[np.int64]
    bins: npt.NDArray[np.int64]
