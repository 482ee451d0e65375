"""A week's rhythm as a map: weekdays beneath one another, hours beside one another."""

from typing import Final

from engagement_plugin.charts import colours, fonts
from engagement_plugin.charts.board import Area, Board
from engagement_plugin.charts.labels import Writing
from engagement_plugin.charts.page import HEADING, SMALL, Panel, heading
from engagement_plugin.charts.series import HOURS, WEEKDAYS, Week, counted
from engagement_plugin.charts.timeline import TICK

ROW: Final = 42
GAP: Final = 4
_HOUR_NAMES: Final = 48
_HOUR_STEPS: Final = (3, 4, 6, 12)


def week_panel(week: Week, *, name: str, busiest: str, writing: Writing) -> Panel | None:
    """Build the map, or nothing where nothing ever happened.

    Args:
        busiest: Holds `{weekday}` and `{hour}`.
    """
    values = [[counted(value) for value in row] for row in week]
    most = max((value for row in values for value in row), default=0.0)
    if not most:
        return None
    top = next((d, h) for d in range(WEEKDAYS) for h in range(HOURS) if values[d][h] == most)
    told = busiest.format(weekday=writing.weekdays[top[0]], hour=writing.hour(top[1]))

    def draw(board: Board, area: Area) -> None:
        room = heading(board, area, name, told, SMALL)
        cells = room.within(start=weekdays_width(writing), bottom=_HOUR_NAMES)
        draw_weekdays(board, cells, writing)
        for row, day in enumerate(ordered(writing)):
            for hour in range(HOURS):
                cell = cells.row(row, WEEKDAYS, gap=GAP).column(hour, HOURS, gap=GAP)
                board.fill(cell, colours.heat(values[day][hour] / most))
        _draw_hours(board, cells, writing)

    return Panel(height=HEADING + WEEKDAYS * ROW + _HOUR_NAMES, draw=draw)


def ordered(writing: Writing) -> list[int]:
    """Give the weekdays, 0 for Monday, as the language's week has them."""
    return [(writing.first_weekday + i) % WEEKDAYS for i in range(WEEKDAYS)]


def weekdays_width(writing: Writing) -> float:
    """Give the room that the weekdays' names take, with a gap."""
    names = (fonts.cleaned(name) for name in writing.weekdays)
    return max(fonts.width(name, TICK.size) for name in names) + 16


def draw_weekdays(board: Board, cells: Area, writing: Writing) -> None:
    """Name the rows."""
    for row, day in enumerate(ordered(writing)):
        place = cells.row(row, WEEKDAYS, gap=GAP)
        at = (cells.left - 16, place.top + place.height / 2)
        board.text(at, writing.weekdays[day], TICK, side="end")


def _draw_hours(board: Board, cells: Area, writing: Writing) -> None:
    wide = max(fonts.width(fonts.cleaned(writing.hour(h)), TICK.size) for h in range(HOURS))
    each = cells.width / HOURS
    step = next((n for n in _HOUR_STEPS if wide + 20 <= n * each), HOURS)
    for hour in range(0, HOURS, step):
        place = cells.column(hour, HOURS, gap=GAP)
        at = (place.left, cells.bottom + _HOUR_NAMES - TICK.size / 2)
        board.text(at, writing.hour(hour), TICK)
