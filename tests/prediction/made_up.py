"""People whose habits are known."""

import numpy as np

from engagement_plugin.prediction.activity import SLOTS_A_DAY, Activity

SECONDS = 1_800


def town(people: int = 300, days: int = 120, *, seed: int = 1) -> Activity:
    """Make people who come at a rate of their own until they leave for good."""
    random = np.random.default_rng(seed)
    rate = random.gamma(1.0, 0.4, people)
    stays = random.exponential(80, people)
    begins = random.uniform(0, days / 2, people)
    person, at = [], []
    for who in range(people):
        day = begins[who]
        while day < min(begins[who] + stays[who], days):
            person.append(who)
            at.append(day * SLOTS_A_DAY * SECONDS)
            day += random.exponential(1 / rate[who])
    return Activity.of_events(np.array(person), np.array(at))
