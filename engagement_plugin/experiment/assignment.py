"""Who is held out: decided by a salted hash, so that it is the same at every look.

One global layer holds people out of everything, and each kind has a layer of its own. A person
who is held out by one layer is one of chance to every other, since each has its own salt.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from engagement_plugin.domain import OutreachArm, PersonKey

GLOBAL: Final = "global"
_SPAN: Final = 2**32


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A time in which one layer divided people in one way.

    Attributes:
        share: Of people who are held out; a larger one holds out the same ones and more.
    """

    id: int
    layer: str
    salt: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """Where chance put a person.

    Attributes:
        layer: That decided: the one that holds out, else the kind's own; None where none is.
    """

    arm: OutreachArm
    layer: str | None = None
    period: int | None = None

    @property
    def is_held_out(self) -> bool:
        """Say whether the person gets nothing."""
        return self.arm is OutreachArm.HELD_OUT


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """The layers in force.

    Attributes:
        exempt: Layers of kinds that nobody is held out of, by the global layer neither.
    """

    periods: Mapping[str, Period] = field(default_factory=dict)
    exempt: frozenset[str] = frozenset()

    def of(self, person: PersonKey, kind: str) -> Assigned:
        """Assign a person for one kind; the global layer is asked first."""
        if kind in self.exempt:
            return Assigned(arm=OutreachArm.EXEMPT)
        layers = [
            period for layer in (GLOBAL, kind) if (period := self.periods.get(layer)) is not None
        ]
        for period in layers:
            if is_held_out(person, period):
                return Assigned(arm=OutreachArm.HELD_OUT, layer=period.layer, period=period.id)
        if not layers:
            return Assigned(arm=OutreachArm.EXEMPT)
        return Assigned(arm=OutreachArm.TREATED, layer=layers[-1].layer, period=layers[-1].id)


def is_held_out(person: PersonKey, period: Period) -> bool:
    """Say whether a layer holds a person out."""
    return draw(person, layer=period.layer, salt=period.salt) < period.share


def draw(person: PersonKey, *, layer: str, salt: str) -> float:
    """Give a number from 0 to under 1 that is the same for ever.

    >>> key = PersonKey(42, 7)
    >>> draw(key, layer="global", salt="a") == draw(key, layer="global", salt="a")
    True
    """
    text = f"{salt}|{layer}|{person.bot_id}|{person.telegram_id}"
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) / _SPAN
