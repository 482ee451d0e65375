"""How many people stand in each band of risk: a bar a band, named and numbered beside it."""

from typing import Final

from engagement_plugin.charts import colours, fonts
from engagement_plugin.charts.board import Area, Board, Ink
from engagement_plugin.charts.labels import Writing
from engagement_plugin.charts.page import BODY, HEADING, SMALL, Panel, heading
from engagement_plugin.charts.series import counted

_GAP: Final = 16
_ROW: Final = 50
_BAR: Final = 34
_WIDEST_NAME: Final = 300
_NUMBER: Final = Ink(size=30, bold=True)


def bands_panel(
    bands: tuple[tuple[str, float], ...], *, name: str, writing: Writing
) -> Panel | None:
    """Build the panel, or nothing where nobody is in any band."""
    counts = [counted(value) for _, value in bands]
    total = sum(counts)
    if not total:
        return None
    numbers = [(writing.number(n), writing.percent(n / total)) for n in counts]
    widths = [
        fonts.width(fonts.cleaned(number), _NUMBER.size, bold=True) + _GAP for number, _ in numbers
    ]
    shares = [fonts.width(fonts.cleaned(share), SMALL.size) + _GAP for _, share in numbers]

    def draw(board: Board, area: Area) -> None:
        room = heading(board, area, name)
        taken = [fonts.width(fonts.cleaned(band), BODY.size) for band, _ in bands]
        bars = room.within(
            start=min(max(taken), _WIDEST_NAME) + 20,
            end=max(a + b for a, b in zip(widths, shares, strict=True)),
        )
        for i, (band, _) in enumerate(bands):
            row = bars.row(i, len(bands))
            y = row.top + row.height / 2
            board.text((room.left, y), band, BODY, most=_WIDEST_NAME)
            length = row.width * counts[i] / max(counts)
            if counts[i]:
                bar = Area(row.left, y - _BAR / 2, max(length, 3), _BAR)
                board.fill(bar, colours.risk(i, len(bands)))
            number, share = numbers[i]
            x = row.left + length + _GAP
            board.text((x, y), number, _NUMBER)
            board.text((x + widths[i], y), share, SMALL)

    return Panel(height=HEADING + _ROW * len(bands), draw=draw)
