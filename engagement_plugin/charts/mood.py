"""One person's mood over the days, and the band around it."""

from collections.abc import Sequence
from datetime import date

from engagement_plugin.charts import colours
from engagement_plugin.charts.board import Area, Board
from engagement_plugin.charts.labels import Writing
from engagement_plugin.charts.page import Key, Panel, keyed_heading, keyed_height
from engagement_plugin.charts.scales import stretches
from engagement_plugin.charts.series import Mood, measured
from engagement_plugin.charts.timeline import Timeline, draw_timeline
from engagement_plugin.charts.trends import PLOT, draw_measure, measure_lines, plain_zero


def mood_panel(
    moods: Sequence[Mood | None],
    days: Sequence[date],
    *,
    name: str,
    band: str,
    writing: Writing,
) -> Panel | None:
    """Build the panel of one person's mood with the band around it, or nothing."""
    known = [_within_bounds(mood) for mood in moods]
    drawn = [mood for mood in known if mood is not None]
    if not drawn:
        return None
    keys = [Key(band, colours.BAND)]

    def draw(board: Board, area: Area) -> None:
        room = keyed_heading(board, area, name, keys)
        edges = [edge for mood in drawn for edge in (mood.low, mood.high)]
        lines = measure_lines(edges, (-1.0, 1.0))
        chart = draw_timeline(
            board,
            room,
            days=days,
            lines=lines,
            write=plain_zero(writing.signed, writing),
            writing=writing,
        )
        _draw_band(board, chart, known)
        means = [mood.mean if mood else None for mood in known]
        draw_measure(board, chart, means, colours.RETURNING, width=6)

    return Panel(height=keyed_height(name, keys) + PLOT, draw=draw)


def _within_bounds(mood: Mood | None) -> Mood | None:
    if mood is None:
        return None
    mean = measured(mood.mean, -1.0, 1.0)
    if mean is None:
        return None
    low, high = (measured(edge, -1.0, 1.0) for edge in (mood.low, mood.high))
    return Mood(
        mean=mean,
        low=mean if low is None else min(low, mean),
        high=mean if high is None else max(high, mean),
    )


def _draw_band(board: Board, chart: Timeline, moods: Sequence[Mood | None]) -> None:
    for places in stretches([mood.mean if mood else None for mood in moods]):
        run = [mood for i in places if (mood := moods[i])]
        low = chart.points([mood.low for mood in run], places)
        high = chart.points([mood.high for mood in run], places)
        if len(run) == 1:
            board.line([*low, *high], colours.BAND, width=8)
        else:
            board.shape([*high, *reversed(low)], colours.BAND)
