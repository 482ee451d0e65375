"""What all pictures over days share: the lines of a scale, and the names of days beneath."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from engagement_plugin.charts import colours, fonts
from engagement_plugin.charts.board import Area, Board, Ink, Point
from engagement_plugin.charts.labels import Writing
from engagement_plugin.charts.scales import day_ticks

TICK: Final = Ink(size=28, colour=colours.MUTED)
_NAMES: Final = 44
_GAP: Final = 14
# A few days do not spread over the whole room: a lone bar as wide as the card says nothing.
_FEWEST_PLACES: Final = 7


@dataclass(frozen=True, slots=True)
class Timeline:
    """A room in which every day has a place, and every value a height."""

    area: Area
    days: int
    least: float
    most: float

    @property
    def places(self) -> int:
        """Count the places, some of which stay empty beside a few days."""
        return max(self.days, _FEWEST_PLACES)

    @property
    def each(self) -> float:
        """Give the width of a day."""
        return self.area.width / self.places

    def x(self, i: float) -> float:
        """Give where a day begins; i + 0.5 is its noon."""
        unused = (self.places - self.days) / 2
        return self.area.left + self.area.width * (i + unused) / self.places

    def y(self, value: float) -> float:
        """Give the height of a value."""
        share = (value - self.least) / (self.most - self.least)
        return self.area.bottom - self.area.height * share

    def points(self, values: Sequence[float], places: Sequence[int]) -> list[Point]:
        """Give the noon of the days at the height of their values."""
        return [(self.x(i + 0.5), self.y(v)) for i, v in zip(places, values, strict=True)]


def draw_timeline(
    board: Board,
    area: Area,
    *,
    days: Sequence[date],
    lines: Sequence[float],
    write: Callable[[float], str],
    writing: Writing,
) -> Timeline:
    """Draw the lines of the scale with their values and name days; give the room between."""
    names = [write(value) for value in lines]
    values_width = max(fonts.width(fonts.cleaned(name), TICK.size) for name in names) + _GAP
    room = area.within(start=values_width, top=TICK.size / 2, bottom=_NAMES)
    line = Timeline(room, len(days), least=lines[0], most=lines[-1])
    for value, name in zip(lines, names, strict=True):
        y = line.y(value)
        board.line([(room.left, y), (room.right, y)], colours.GRID, width=2)
        board.text((room.left - _GAP, y), name, TICK, side="end")
    _name_days(board, line, days, writing)
    return line


def _name_days(board: Board, line: Timeline, days: Sequence[date], writing: Writing) -> None:
    room = line.x(line.days) - line.x(0)
    wide = line.area.width if line.days < line.places else room
    ticks = day_ticks(days, wide, size=TICK.size, day=writing.day, month=writing.month)
    y = line.area.bottom + _NAMES - TICK.size / 2
    for i, name in ticks:
        half = fonts.width(fonts.cleaned(name), TICK.size) / 2
        x = min(max(line.x(i + 0.5), line.area.left + half), line.area.right - half)
        board.text((x, y), name, TICK, side="middle")
