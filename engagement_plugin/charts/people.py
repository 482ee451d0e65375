"""How many people came a day: the new on top of the returning, and the mean of seven days."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from engagement_plugin.charts import colours, fonts
from engagement_plugin.charts.board import Area, Board, Ink
from engagement_plugin.charts.labels import AudienceLabels
from engagement_plugin.charts.page import Key, Panel, keyed_heading, keyed_height
from engagement_plugin.charts.scales import round_lines, smoothed, stretches
from engagement_plugin.charts.series import MOST_DAYS, AudienceSeries, counted, days_from
from engagement_plugin.charts.timeline import Timeline, draw_timeline

_PLOT: Final = 350
# More bars than these would be thinner than the eye can part: the means become two shapes.
_MOST_BARS: Final = 120
_MOST_NUMBERS: Final = 10
_NUMBER: Final = Ink(size=28, bold=True)
_WIDEST_BAR: Final = 84


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counts:
    returning: list[float]
    total: list[float]
    unfinished: bool

    @property
    def are_many(self) -> bool:
        return len(self.total) > _MOST_BARS

    def mean(self, values: Sequence[float]) -> list[float | None]:
        """Leave out the day that is still going on: it would bend the line down."""
        return smoothed(values[:-1] if self.unfinished else values)


def people_panel(series: AudienceSeries, labels: AudienceLabels) -> Panel | None:
    """Build the panel, or nothing where nobody came on any day."""
    days = days_from(series.first, len(series.new))[-MOST_DAYS:]
    new = [counted(value) for value in series.new][-MOST_DAYS:]
    returning = [counted(value) for value in series.returning][-MOST_DAYS:]
    total = [a + b for a, b in zip(new, returning, strict=True)]
    if not any(total):
        return None
    counts = _Counts(returning=returning, total=total, unfinished=series.unfinished)
    keys = _keys(counts, labels)
    mean = counts.mean(total)
    most = max(value for value in (mean if counts.are_many else total) if value is not None)

    def draw(board: Board, area: Area) -> None:
        line = draw_timeline(
            board,
            keyed_heading(board, area, labels.people, keys),
            days=days,
            lines=round_lines(0, max(most * 1.04, 1), whole=True),
            write=labels.writing.number,
            writing=labels.writing,
        )
        if counts.are_many:
            _draw_shape(board, line, mean, colours.NEW)
            _draw_shape(board, line, counts.mean(returning), colours.RETURNING)
        else:
            _draw_bars(board, line, counts)
        _draw_mean(board, line, mean)
        if len(days) <= _MOST_NUMBERS:
            _write_totals(board, line, total, labels)

    return Panel(height=keyed_height(labels.people, keys) + _PLOT, draw=draw)


def _keys(counts: _Counts, labels: AudienceLabels) -> list[Key]:
    keys = [Key(labels.new, colours.NEW), Key(labels.returning, colours.RETURNING)]
    if any(value is not None for value in counts.mean(counts.total)):
        keys.append(Key(labels.smoothed, colours.INK, is_line=True))
    if counts.unfinished and not counts.are_many:
        keys.append(Key(labels.unfinished, colours.RETURNING, hatched=True))
    return keys


def _draw_bars(board: Board, line: Timeline, counts: _Counts) -> None:
    wide = min(line.each * 0.78, _WIDEST_BAR)
    last = len(counts.total) - 1
    for i, (returning, total) in enumerate(zip(counts.returning, counts.total, strict=True)):
        is_open = counts.unfinished and i == last
        for low, high, colour in (
            (0.0, returning, colours.RETURNING),
            (returning, total, colours.NEW),
        ):
            if high > low:
                top = line.y(high)
                bar = Area(line.x(i + 0.5) - wide / 2, top, wide, line.y(low) - top)
                board.fill(bar, colour, hatched=is_open)


def _draw_shape(board: Board, line: Timeline, values: Sequence[float | None], colour: str) -> None:
    for places in stretches(values):
        top = line.points([values[i] or 0.0 for i in places], places)
        foot = [(top[-1][0], line.y(0)), (top[0][0], line.y(0))]
        board.shape([*top, *foot], colour)


def _draw_mean(board: Board, line: Timeline, mean: Sequence[float | None]) -> None:
    for places in stretches(mean):
        board.line(line.points([mean[i] or 0.0 for i in places], places), colours.INK, width=5)


def _write_totals(
    board: Board, line: Timeline, total: Sequence[float], labels: AudienceLabels
) -> None:
    names = [labels.writing.number(value) for value in total]
    widths = [fonts.width(fonts.cleaned(name), _NUMBER.size, bold=True) for name in names]
    if max(widths) > line.each - 8:
        return
    for i, (value, name, wide) in enumerate(zip(total, names, widths, strict=True)):
        if value:
            x, y = line.x(i + 0.5), line.y(value) - 22
            # The lines of the scale would strike it through.
            board.fill(Area(x - wide / 2 - 4, y - 18, wide + 8, 36), colours.CARD)
            board.text((x, y), name, _NUMBER, side="middle")
