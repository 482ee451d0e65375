"""How a measure runs over the days: each day faint, and the mean of seven days over it."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from engagement_plugin.charts import colours
from engagement_plugin.charts.board import Area, Board, Point
from engagement_plugin.charts.labels import Writing
from engagement_plugin.charts.page import HEADING, Panel, heading
from engagement_plugin.charts.scales import round_lines, smoothed, stretches
from engagement_plugin.charts.series import measured
from engagement_plugin.charts.timeline import Timeline, draw_timeline

PLOT: Final = 240
_SMOOTHED_FROM: Final = 14
_LEAST_SPAN: Final = 0.2


def trend_panel(
    values: Sequence[float | None],
    days: Sequence[date],
    *,
    name: str,
    bounds: tuple[float, float],
    write: Callable[[float], str],
    writing: Writing,
) -> Panel | None:
    """Build the panel of a measure, or nothing where it is known on no day."""
    known = [measured(value, *bounds) for value in values]
    if all(value is None for value in known):
        return None
    mean = smoothed(known) if len(known) >= _SMOOTHED_FROM else []
    has_mean = any(value is not None for value in mean)
    line = mean if has_mean else known
    latest = next(value for value in reversed(line) if value is not None)

    def draw(board: Board, area: Area) -> None:
        room = heading(board, area, name, write(latest))
        lines = measure_lines([value for value in known if value is not None], bounds)
        chart = draw_timeline(
            board, room, days=days, lines=lines, write=plain_zero(write, writing), writing=writing
        )
        if has_mean:
            draw_measure(board, chart, known, colours.FAINT, width=2)
        draw_measure(board, chart, line, colours.RETURNING, width=6)

    return Panel(height=HEADING + PLOT, draw=draw)


def plain_zero(write: Callable[[float], str], writing: Writing) -> Callable[[float], str]:
    """Write the middle of a scale without sign and decimals."""
    return lambda value: write(value) if value else writing.number(0)


def measure_lines(values: Sequence[float], bounds: tuple[float, float]) -> list[float]:
    """Span the values, the middle of a mood among them, but never a hair's breadth."""
    least, most = min(values), max(values)
    if bounds[0] < 0:
        least, most = min(least, 0.0), max(most, 0.0)
    missing = max(_LEAST_SPAN - (most - least), 0.0) / 2
    least, most = max(least - missing, bounds[0]), min(most + missing, bounds[1])
    return round_lines(least, most)


def draw_measure(
    board: Board,
    chart: Timeline,
    values: Sequence[float | None],
    colour: str,
    *,
    width: float,
) -> None:
    """Draw a line through the known days; a day that stands alone is a dot."""
    lone: list[Point] = []
    for places in stretches(values):
        points = chart.points([values[i] or 0.0 for i in places], places)
        if len(points) == 1:
            lone += points
        else:
            board.line(points, colour, width=width)
    if lone:
        board.dots(lone, colour, size=width * 2.2)
