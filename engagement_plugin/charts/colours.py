"""The colours: told apart by the colour-blind, dark enough to read in the sun.

Blue against orange, and ramps whose lightness alone tells the order.
"""

from typing import Final

from matplotlib.colors import to_hex, to_rgb

PAPER: Final = "#eef1f6"
CARD: Final = "#ffffff"
INK: Final = "#17202e"
BLACK: Final = "#000000"
MUTED: Final = "#46505f"
GRID: Final = "#d5dbe5"
NOTHING: Final = "#e6eaf1"
RETURNING: Final = "#1b6ca8"
NEW: Final = "#cf7a00"
BAND: Final = "#bcd8ee"
FAINT: Final = "#8db7da"
HEAT: Final = ("#c9dff2", "#5b9bd0", "#1b5e9b", "#08264d")
RISK: Final = ("#9cc3e6", "#e3b23c", "#c9601a", "#7a160c")
# Where black and white are read equally well on a colour: 4.6 to 1, the least there is.
_MIDDLE: Final = 0.179


def heat(share: float) -> str:
    """Give the colour of a share of the most; nothing has one of its own."""
    return _on(HEAT, share) if share > 0 else NOTHING


def risk(band: int, bands: int) -> str:
    """Give the colour of a band, the calmest being number 0."""
    return _on(RISK, band / max(bands - 1, 1))


def ink_on(colour: str) -> str:
    """Give the colour in which text on another one is read best."""
    return BLACK if lightness(colour) >= _MIDDLE else CARD


def lightness(colour: str) -> float:
    """Give the relative luminance of WCAG, 0 for black and 1 for white."""
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _on(ramp: tuple[str, ...], share: float) -> str:
    place = min(max(share, 0.0), 1.0) * (len(ramp) - 1)
    lower = min(int(place), len(ramp) - 2)
    pairs = zip(to_rgb(ramp[lower]), to_rgb(ramp[lower + 1]), strict=True)
    red, green, blue = (a + (b - a) * (place - lower) for a, b in pairs)
    return to_hex((red, green, blue))
