"""The colours can be told apart by the colour-blind, and text on them can be read."""

from itertools import pairwise

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from numpy.typing import NDArray

from engagement_plugin.charts import colours

# Simulation of full deuteranopia and protanopia in linear RGB: Machado, Oliveira and
# Fernandes, "A physiologically-based model for simulation of color vision deficiency", 2009.
DEUTERANOPIA = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
PROTANOPIA = (
    (0.152286, 1.052583, -0.204868),
    (0.114503, 0.786281, 0.099216),
    (-0.003882, -0.048116, 1.051998),
)
NORMAL = ((1, 0, 0), (0, 1, 0), (0, 0, 1))
TO_XYZ = np.array(
    ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505)),
)
WHITE = TO_XYZ.sum(axis=1)
# CIE76: a difference of 2.3 is just seen; ten times it cannot be missed.
PLAIN = 23.0
EYES = [
    pytest.param(NORMAL, id="normal"),
    pytest.param(DEUTERANOPIA, id="deuteranopia"),
    pytest.param(PROTANOPIA, id="protanopia"),
]

Eyes = tuple[tuple[float, float, float], ...]


def linear(colour: str) -> NDArray[np.float64]:
    values = np.array(to_rgb(colour))
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def lab(colour: str, eyes: Eyes) -> NDArray[np.float64]:
    seen = np.clip(np.array(eyes) @ linear(colour), 0, 1)
    f = np.cbrt(np.maximum(TO_XYZ @ seen / WHITE, 1e-6))
    return np.array((116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])))


def difference(one: str, other: str, eyes: Eyes) -> float:
    return float(np.linalg.norm(lab(one, eyes) - lab(other, eyes)))


def contrast(one: str, other: str) -> float:
    dark, bright = sorted((colours.lightness(one), colours.lightness(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("eyes", EYES)
def test_new_and_returning_are_told_apart(eyes: Eyes) -> None:
    """The two parts of a bar, and the line over them, differ plainly for every eye."""
    drawn = (colours.NEW, colours.RETURNING, colours.INK, colours.CARD)

    assert all(
        difference(one, other, eyes) >= PLAIN
        for i, one in enumerate(drawn)
        for other in drawn[i + 1 :]
    )


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("bands", [2, 3, 4, 5])
def test_bands_of_risk_are_told_apart(eyes: Eyes, bands: int) -> None:
    """Each band differs plainly from the next, for every eye."""
    ramp = [colours.risk(i, bands) for i in range(bands)]

    assert all(difference(one, other, eyes) >= PLAIN / 2 for one, other in pairwise(ramp))


def test_heat_grows_darker_only() -> None:
    """More is darker at every step, so that lightness alone tells the order."""
    ramp = [colours.lightness(colours.heat(share)) for share in np.linspace(0, 1, 40)]

    assert all(paler > darker for paler, darker in pairwise(ramp))


def test_text_can_be_read_on_everything_it_stands_on() -> None:
    """Text reaches a contrast of 4.5 on paper, cards and every shade of a cell."""
    shades = [colours.heat(float(share)) for share in np.linspace(0, 1, 200)]
    pairs = [(colours.ink_on(shade), shade) for shade in shades]
    pairs += [
        (ink, ground)
        for ink in (colours.INK, colours.MUTED, colours.RETURNING)
        for ground in (colours.CARD, colours.PAPER)
    ]

    assert min(contrast(ink, ground) for ink, ground in pairs) >= 4.5


def test_bars_stand_out_from_the_card() -> None:
    """The parts of a bar reach the contrast of 3 that pictures need."""
    assert contrast(colours.NEW, colours.CARD) >= 3
    assert contrast(colours.RETURNING, colours.CARD) >= 3
