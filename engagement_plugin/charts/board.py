"""A sheet of pixels to draw on, which mirrors itself for right-to-left languages.

matplotlib's artists are placed straight on a figure, in pixels from the top left, not in its
axes: so one place mirrors and measures all, and nothing hangs on the settings of the host's own
matplotlib. There is no pyplot and no shared state: every picture has a board of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Final, Literal

from matplotlib.artist import Artist
from matplotlib.backend_bases import FigureCanvasBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, Polygon, Rectangle
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform
from PIL import Image

from engagement_plugin.charts import colours, fonts

WIDTH: Final = 1080
_PIXEL: Final = 72 / fonts.DPI
# Half the height of a capital letter, of the size of the font.
_HALF_CAPITAL: Final = 0.365

Side = Literal["start", "middle", "end"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a board; `left` is where a line of text starts."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Give where a line of text ends."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Give the lower edge, further from the top."""
        return self.top + self.height

    def within(
        self, *, start: float = 0, top: float = 0, end: float = 0, bottom: float = 0
    ) -> "Area":
        """Give what is left inside a margin."""
        return Area(
            self.left + start,
            self.top + top,
            self.width - start - end,
            self.height - top - bottom,
        )

    def column(self, i: int, n: int, *, gap: float = 0) -> "Area":
        """Give one of n columns of the same width."""
        each = (self.width - gap * (n - 1)) / n
        return replace(self, left=self.left + i * (each + gap), width=each)

    def row(self, i: int, n: int, *, gap: float = 0) -> "Area":
        """Give one of n rows of the same height."""
        each = (self.height - gap * (n - 1)) / n
        return replace(self, top=self.top + i * (each + gap), height=each)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """How a text looks: its size in pixels, its colour and weight."""

    size: float
    colour: str = colours.INK
    bold: bool = False


class Board:
    """What is drawn on."""

    def __init__(self, height: float, *, mirrored: bool) -> None:
        self.height = round(height)
        self.mirrored = mirrored
        self.figure = Figure(
            figsize=(WIDTH / fonts.DPI, self.height / fonts.DPI),
            dpi=fonts.DPI,
            facecolor=colours.PAPER,
            frameon=True,
        )
        self.figure.set_layout_engine("none")
        self._drawn = 0

    def png(self) -> bytes:
        """Give the picture, without a word on when or by what it was made, and wipe the board."""
        canvas = FigureCanvasAgg(self.figure)
        # Unlike savefig, this asks no setting of the host; matplotlib has not typed it.
        pixels, size = canvas.print_to_buffer()  # type: ignore[no-untyped-call]
        written = BytesIO()
        image = Image.frombuffer("RGBA", size, pixels, "raw", "RGBA", 0, 1)
        image.convert("RGB").save(written, format="PNG")
        # Figure, canvas and texts hold each other: without this, 10 MB of pixels a picture would
        # wait for the garbage collector.
        for artist in reversed(list(self.figure.artists)):
            artist.remove()
        FigureCanvasBase(self.figure)
        return written.getvalue()

    def card(self, area: Area) -> None:
        """Lay a white sheet with round corners."""
        x, y, width, height = self._box(area)
        self._add(
            FancyBboxPatch(
                (x, y),
                width,
                height,
                boxstyle="round,pad=0,rounding_size=26",
                facecolor=colours.CARD,
                linewidth=0,
            )
        )

    def fill(self, area: Area, colour: str, *, hatched: bool = False) -> None:
        """Fill a rectangle; hatched says that it is not over yet."""
        x, y, width, height = self._box(area)
        patch = Rectangle((x, y), width, height, facecolor=colour, edgecolor="none", linewidth=0)
        patch.set_antialiased(True)
        if hatched:
            patch.set_hatch("//")
            patch.set_hatchcolor(colours.CARD)
            patch.set_hatch_linewidth(3 * _PIXEL)
        self._add(patch)

    def shape(self, points: Sequence[Point], colour: str) -> None:
        """Fill what the points enclose."""
        drawn = [self._point(point) for point in points]
        self._add(Polygon(drawn, closed=True, facecolor=colour, edgecolor="none", linewidth=0))

    def line(self, points: Sequence[Point], colour: str, *, width: float) -> None:
        """Draw a line through the points."""
        xs, ys = zip(*(self._point(point) for point in points), strict=True)
        self._add(
            Line2D(
                xs,
                ys,
                color=colour,
                linewidth=width * _PIXEL,
                linestyle="-",
                marker="",
                solid_capstyle="round",
                solid_joinstyle="round",
            )
        )

    def dots(self, points: Sequence[Point], colour: str, *, size: float) -> None:
        """Draw a dot at each of the points."""
        xs, ys = zip(*(self._point(point) for point in points), strict=True)
        self._add(
            Line2D(
                xs,
                ys,
                linestyle="none",
                marker="o",
                markersize=size * _PIXEL,
                markerfacecolor=colour,
                markeredgewidth=0,
            )
        )

    def text(
        self, place: Point, text: str, ink: Ink, *, side: Side = "start", most: float | None = None
    ) -> None:
        """Write a line around the height of a place, shortened to what fits.

        Args:
            side: Which side of the line stands at the place.
        """
        line = fonts.cleaned(text, right_to_left=self.mirrored)
        if not line:
            return
        x, y = self._point(place)
        self._add(
            Text(
                x,
                y - _HALF_CAPITAL * ink.size,
                line if most is None else fonts.fitted(line, most, ink.size, bold=ink.bold),
                color=ink.colour,
                fontproperties=fonts.properties(ink.size, bold=ink.bold),
                horizontalalignment=self._anchor(side),
                verticalalignment="baseline",
                parse_math=False,
                antialiased=True,
            )
        )

    def _anchor(self, side: Side) -> Literal["left", "center", "right"]:
        if side == "middle":
            return "center"
        return "left" if (side == "start") != self.mirrored else "right"

    def _add(self, artist: Artist) -> None:
        artist.set_transform(IdentityTransform())
        # What is drawn later lies above, whatever kind of artist it is.
        self._drawn += 1
        artist.set_zorder(self._drawn)
        self.figure.add_artist(artist)

    def _point(self, point: Point) -> Point:
        x, y = point
        return (WIDTH - x if self.mirrored else x, self.height - y)

    def _box(self, area: Area) -> tuple[float, float, float, float]:
        # Whole pixels keep the edges of neighbours sharp.
        left, right = round(area.left), round(area.right)
        top, bottom = round(area.top), round(area.bottom)
        x = WIDTH - right if self.mirrored else left
        return (x, self.height - bottom, right - left, bottom - top)
