"""The last ninety days as a calendar: a column a week, as dark as the day was busy."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from engagement_plugin.charts import colours, fonts
from engagement_plugin.charts.board import Area, Board
from engagement_plugin.charts.labels import Writing
from engagement_plugin.charts.page import HEADING, NAME, SMALL, Panel, heading, inner_width
from engagement_plugin.charts.series import WEEKDAYS, counted, days_until
from engagement_plugin.charts.timeline import TICK
from engagement_plugin.charts.week import GAP, ROW, draw_weekdays, weekdays_width

DAYS: Final = 90
_MONTHS: Final = 46
_SHADES: Final = 6
_SHADE: Final = 28
_SCALE: Final = 46


def strip_panel(
    counts: Sequence[float], last: date, *, name: str, scale: tuple[str, str], writing: Writing
) -> Panel | None:
    """Build the calendar, or nothing where nothing was done on any day.

    Args:
        counts: One a day, up to the last; days before the first of them stay pale.
        scale: What the palest and the darkest day stand for.
    """
    known = [counted(value) for value in counts][-DAYS:]
    most = max(known, default=0.0)
    if not most:
        return None
    days = days_until(last, DAYS)
    known = [0.0] * (DAYS - len(known)) + known
    before = (days[0].weekday() - writing.first_weekday) % WEEKDAYS
    weeks = -(-(before + DAYS) // WEEKDAYS)
    # A long name leaves no room for the scale beside it.
    taken = fonts.width(fonts.cleaned(name), NAME.size, bold=True) + _scale_width(scale)
    below = _SCALE if taken > inner_width() else 0

    def draw(board: Board, area: Area) -> None:
        room = heading(board, area, name)
        _draw_scale(board, room if below else area, scale)
        room = room.within(top=below)
        cells = room.within(start=weekdays_width(writing), top=_MONTHS)
        draw_weekdays(board, cells, writing)
        columns = [cells.column(week, weeks, gap=GAP) for week in range(weeks)]
        for i, count in enumerate(known, start=before):
            cell = columns[i // WEEKDAYS].row(i % WEEKDAYS, WEEKDAYS, gap=GAP)
            board.fill(cell, colours.heat(count / most))
        _name_months(board, columns, days, before, writing)

    return Panel(height=HEADING + below + _MONTHS + WEEKDAYS * ROW, draw=draw)


def _scale_width(scale: tuple[str, str]) -> float:
    words = sum(fonts.width(fonts.cleaned(word), SMALL.size) for word in scale)
    return words + _SHADES * _SHADE + 48


def _draw_scale(board: Board, area: Area, scale: tuple[str, str]) -> None:
    most = area.width / 3
    low, high = (fonts.fitted(fonts.cleaned(word), most, SMALL.size) for word in scale)
    wide, y = _SHADES * _SHADE, area.top + 18
    shades = Area(
        area.right - fonts.width(high, SMALL.size) - 12 - wide, y - _SHADE / 2, wide, _SHADE
    )
    for i in range(_SHADES):
        board.fill(shades.column(i, _SHADES, gap=GAP), colours.heat(i / (_SHADES - 1)))
    board.text((area.right, y), high, SMALL, side="end")
    board.text((shades.left - 12, y), low, SMALL, side="end")


def _name_months(
    board: Board, columns: Sequence[Area], days: Sequence[date], before: int, writing: Writing
) -> None:
    """Name a month above the week in which it begins."""
    for i, day in enumerate(days, start=before):
        if day.day != 1:
            continue
        column = columns[i // WEEKDAYS]
        name = writing.month(day)
        is_cut = column.left + fonts.width(fonts.cleaned(name), TICK.size) > columns[-1].right
        y = column.top - _MONTHS / 2
        if is_cut:
            board.text((column.right, y), name, TICK, side="end")
        else:
            board.text((column.left, y), name, TICK)
