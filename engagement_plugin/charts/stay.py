"""Who came back: a row of cells for each cohort; a cell that some still wait for is hatched."""

from collections.abc import Sequence
from typing import Final

from engagement_plugin.charts import colours, fonts
from engagement_plugin.charts.board import Area, Board, Ink
from engagement_plugin.charts.labels import AudienceLabels
from engagement_plugin.charts.page import (
    SMALL,
    Key,
    Panel,
    keyed_heading,
    keyed_height,
)
from engagement_plugin.charts.series import AudienceSeries, Cell, Cohort

_MOST_COHORTS: Final = 8
_COLUMN_NAMES: Final = 44
_GAP: Final = 8
_FRAME: Final = 9
_LONE_ROW: Final = 128
_ROW: Final = 64
_WIDEST_NAME: Final = 300


def retention_panel(series: AudienceSeries, labels: AudienceLabels) -> Panel | None:
    """Build the panel, or nothing where there were no newcomers; the last 8 cohorts are shown."""
    cohorts = [cohort for cohort in series.cohorts if any(map(_has_people, cohort.cells))]
    cohorts = cohorts[-_MOST_COHORTS:]
    if not cohorts:
        return None
    is_open = any(cell.waiting > 0 for cohort in cohorts for cell in cohort.cells)
    keys = [Key(labels.unfinished, colours.FAINT, hatched=True)] if is_open else []
    height = (_LONE_ROW if len(cohorts) == 1 else _ROW) * len(cohorts)

    def draw(board: Board, area: Area) -> None:
        room = keyed_heading(board, area, labels.retention, keys)
        cells = room.within(start=_names_width(cohorts), top=_COLUMN_NAMES)
        for i, day in enumerate(series.retention_days):
            column = cells.column(i, len(series.retention_days), gap=_GAP)
            at = (column.left + column.width / 2, room.top + 14)
            board.text(at, labels.after(day), SMALL, side="middle", most=column.width)
        for i, cohort in enumerate(cohorts):
            row = cells.row(i, len(cohorts), gap=_GAP)
            at = (room.left, row.top + row.height / 2)
            board.text(at, cohort.name, SMALL, most=_WIDEST_NAME)
            for j, cell in enumerate(cohort.cells):
                place = row.column(j, len(cohort.cells), gap=_GAP)
                _draw_cell(board, place, cell, labels)

    above = keyed_height(labels.retention, keys) + _COLUMN_NAMES
    return Panel(height=above + height, draw=draw)


def _has_people(cell: Cell) -> bool:
    return cell.eligible > 0 or cell.waiting > 0


def _names_width(cohorts: Sequence[Cohort]) -> float:
    names = [fonts.cleaned(cohort.name) for cohort in cohorts]
    widest = max(fonts.width(name, SMALL.size) for name in names)
    return min(widest, _WIDEST_NAME) + 20 if widest else 0


def _draw_cell(board: Board, place: Area, cell: Cell, labels: AudienceLabels) -> None:
    colour = colours.heat(cell.share or 0.0)
    if cell.waiting > 0:
        board.fill(place, colours.FAINT, hatched=True)
        place = place.within(start=_FRAME, top=_FRAME, end=_FRAME, bottom=_FRAME)
    board.fill(place, colour)
    middle, y = place.left + place.width / 2, place.top + place.height / 2
    ink, most = colours.ink_on(colour), place.width - 12
    if cell.share is None:
        word = labels.too_early if cell.waiting > 0 else "–"
        board.text((middle, y), word, Ink(size=28, colour=ink), side="middle", most=most)
        return
    share = labels.writing.percent(cell.share)
    known = labels.known.format(
        returned=labels.writing.number(cell.returned),
        eligible=labels.writing.number(cell.eligible),
    )
    is_low = place.height < _LONE_ROW - 3 * _FRAME
    if is_low or fonts.width(fonts.cleaned(known), SMALL.size) > most:
        board.text((middle, y), share, Ink(size=30, colour=ink, bold=True), side="middle")
        return
    large = Ink(size=44, colour=ink, bold=True)
    board.text((middle, y - 20), share, large, side="middle", most=most)
    small = Ink(size=28, colour=ink)
    board.text((middle, y + 28), known, small, side="middle", most=most)
