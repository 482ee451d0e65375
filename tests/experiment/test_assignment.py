"""Chance divides people once, evenly, and each layer by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.domain import OutreachArm, PersonKey
from engagement_plugin.experiment.assignment import (
    GLOBAL,
    Assigned,
    Assignment,
    Period,
    draw,
    is_held_out,
)

PEOPLE = [PersonKey(42, number) for number in range(20_000)]


def period(share: float, *, layer: str = GLOBAL, salt: str = "salt") -> Period:
    return Period(id=1, layer=layer, salt=salt, share=share)


def test_the_share_is_what_was_asked_for() -> None:
    """Of 20,000 people one in ten is held out."""
    held = sum(is_held_out(person, period(0.1)) for person in PEOPLE)

    assert held / len(PEOPLE) == pytest.approx(0.1, abs=0.008)


def test_layers_know_nothing_of_one_another() -> None:
    """Of those held out by one, as many as of the others are held out by the next."""
    one, other = period(0.3), period(0.3, layer="check_in")
    held = [person for person in PEOPLE if is_held_out(person, one)]

    both = sum(is_held_out(person, other) for person in held)

    assert both / len(held) == pytest.approx(0.3, abs=0.03)


def test_a_new_salt_divides_anew() -> None:
    """Nobody stays held out for ever."""
    held = [person for person in PEOPLE if is_held_out(person, period(0.1))]

    again = sum(is_held_out(person, period(0.1, salt="another")) for person in held)

    assert again / len(held) == pytest.approx(0.1, abs=0.03)


@given(st.integers(), st.integers(), st.text(max_size=10), st.floats(0, 1), st.floats(0, 1))
def test_a_larger_share_holds_out_the_same_people_and_more(
    bot: int, who: int, salt: str, one: float, other: float
) -> None:
    """So that a changed share does not mix the arms."""
    person, (small, large) = PersonKey(bot, who), sorted([one, other])

    is_in_both = is_held_out(person, period(large, salt=salt))

    assert 0 <= draw(person, layer=GLOBAL, salt=salt) < 1
    assert is_in_both or not is_held_out(person, period(small, salt=salt))


def test_the_global_layer_is_asked_first_and_exempt_kinds_not_at_all() -> None:
    """Each answer names the layer and the period it comes from."""
    layers = {GLOBAL: period(1), "check_in": Period(id=2, layer="check_in", salt="b", share=1)}
    open_layers = {GLOBAL: period(0), "check_in": layers["check_in"]}
    someone = PEOPLE[0]

    answers = [
        Assignment(periods=layers).of(someone, "check_in"),
        Assignment(periods=open_layers).of(someone, "check_in"),
        Assignment(periods=open_layers).of(someone, "mood_support"),
        Assignment(periods=layers, exempt=frozenset({"check_in"})).of(someone, "check_in"),
    ]

    assert answers == [
        Assigned(arm=OutreachArm.HELD_OUT, layer=GLOBAL, period=1),
        Assigned(arm=OutreachArm.HELD_OUT, layer="check_in", period=2),
        Assigned(arm=OutreachArm.TREATED, layer=GLOBAL, period=1),
        Assigned(arm=OutreachArm.EXEMPT),
    ]
