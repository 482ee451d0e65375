"""The audience's picture, put together from its panels."""

from typing import Final

from engagement_plugin.charts import colours, fonts
from engagement_plugin.charts.bands import bands_panel
from engagement_plugin.charts.board import Area, Board, Ink
from engagement_plugin.charts.labels import AudienceLabels
from engagement_plugin.charts.page import SMALL, Panel, inner_width, page, sentence
from engagement_plugin.charts.people import people_panel
from engagement_plugin.charts.series import MOST_DAYS, AudienceSeries, days_from
from engagement_plugin.charts.stay import retention_panel
from engagement_plugin.charts.trends import trend_panel
from engagement_plugin.charts.week import week_panel

_FIGURE: Final = 46
_FIGURE_GAP: Final = 16


def draw_audience(
    series: AudienceSeries, labels: AudienceLabels, *, spare: AudienceLabels | None = None
) -> Board:
    """Draw what there is; a sentence where there is nothing."""
    if spare is not None and not fonts.drawable(labels.texts()):
        labels = spare
    rows = [[panel] for panel in _above(series, labels) if panel]
    rows += [panels] if (panels := _trends(series, labels)) else []
    below = bands_panel(series.risk, name=labels.risk, writing=labels.writing)
    rows += [[below]] if below else []
    if not rows:
        rows = [[sentence(labels.nobody)]]
    elif series.figures:
        rows.insert(0, [_figures_panel(series.figures[:4])])
    mirrored = labels.writing.right_to_left
    return page(labels.title, labels.subtitle, rows, mirrored=mirrored)


def _above(series: AudienceSeries, labels: AudienceLabels) -> list[Panel | None]:
    return [
        people_panel(series, labels),
        week_panel(
            series.hours,
            name=labels.rhythm,
            busiest=labels.busiest,
            writing=labels.writing,
        ),
        retention_panel(series, labels),
    ]


def _trends(series: AudienceSeries, labels: AudienceLabels) -> list[Panel]:
    writing = labels.writing
    panels = [
        trend_panel(
            values[-MOST_DAYS:],
            days_from(series.first, len(values))[-MOST_DAYS:],
            name=name,
            bounds=bounds,
            write=write,
            writing=writing,
        )
        for values, name, bounds, write in (
            (series.mood, labels.mood, (-1.0, 1.0), writing.signed),
            (series.quality, labels.quality, (0.0, 1.0), writing.decimal),
        )
    ]
    return [panel for panel in panels if panel]


def _figures_panel(figures: tuple[tuple[str, str], ...]) -> Panel:
    room = inner_width() / len(figures) - _FIGURE_GAP
    widest = max(fonts.width(fonts.cleaned(value), _FIGURE, bold=True) for _, value in figures)
    # A figure cut short would be a wrong one: all shrink together instead.
    size = max(min(_FIGURE, _FIGURE * room / max(widest, 1)), SMALL.size)

    def draw(board: Board, area: Area) -> None:
        for i, (name, value) in enumerate(figures):
            room = area.column(i, len(figures), gap=_FIGURE_GAP)
            board.text(
                (room.left, room.top + 24),
                value,
                Ink(size=size, colour=colours.RETURNING, bold=True),
                most=room.width,
            )
            board.text((room.left, room.top + 78), name, SMALL, most=room.width)

    return Panel(height=92, draw=draw)
