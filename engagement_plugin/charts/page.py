"""How a picture is laid out: a title, then cards beneath one another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from engagement_plugin.charts import colours, fonts
from engagement_plugin.charts.board import WIDTH, Area, Board, Ink

MARGIN: Final = 22
PADDING: Final = 26
HEADING: Final = 60
TITLE: Final = Ink(size=54, bold=True)
SUBTITLE: Final = Ink(size=32, colour=colours.MUTED)
NAME: Final = Ink(size=36, bold=True)
BODY: Final = Ink(size=30)
VALUE: Final = Ink(size=36, colour=colours.RETURNING, bold=True)
SMALL: Final = Ink(size=28, colour=colours.MUTED)
_TOP: Final = 142
_NAME_MIDDLE: Final = 18
_SWATCH: Final = 26
_LINE: Final = 46
_KEY_GAP: Final = 36
_SENTENCE: Final = Ink(size=38)


@dataclass(frozen=True, slots=True)
class Panel:
    """A card's content: how high it is, and how it is drawn into the room it gets."""

    height: float
    draw: Callable[[Board, Area], None]


@dataclass(frozen=True, slots=True)
class Key:
    """What a colour means; `hatched` stands for what is not over yet, `is_line` for a line."""

    name: str
    colour: str
    hatched: bool = False
    is_line: bool = False


def page(title: str, subtitle: str, rows: Sequence[Sequence[Panel]], *, mirrored: bool) -> Board:
    """Lay out the panels: rows beneath one another, the panels of a row side by side."""
    heights = [max(panel.height for panel in row) + 2 * PADDING for row in rows]
    board = Board(_TOP + sum(heights) + MARGIN * len(rows), mirrored=mirrored)
    room = WIDTH - 2 * MARGIN
    board.text((MARGIN + 8, 54), title, TITLE, most=room - 16)
    board.text((MARGIN + 8, 110), subtitle, SUBTITLE, most=room - 16)
    top: float = _TOP
    for row, height in zip(rows, heights, strict=True):
        for i, panel in enumerate(row):
            card = Area(MARGIN, top, room, height).column(i, len(row), gap=MARGIN)
            board.card(card)
            panel.draw(board, card.within(start=PADDING, top=PADDING, end=PADDING, bottom=PADDING))
        top += height + MARGIN
    return board


def inner_width(panels: int = 1) -> float:
    """Give the width that a panel gets in a row of so many."""
    return (WIDTH - MARGIN * (panels + 1)) / panels - 2 * PADDING


def sentence(text: str) -> Panel:
    """Say something instead of showing it."""
    lines = fonts.wrapped(text, inner_width(), _SENTENCE.size)

    def draw(board: Board, area: Area) -> None:
        for i, line in enumerate(lines):
            room = area.row(i, len(lines))
            board.text((room.left, room.top + room.height / 2), line, _SENTENCE)

    return Panel(height=60 * len(lines), draw=draw)


def heading(board: Board, area: Area, name: str, value: str = "", ink: Ink = VALUE) -> Area:
    """Write a panel's name, and a value at the other end of the line; give the room beneath."""
    y = area.top + _NAME_MIDDLE
    taken = fonts.width(fonts.cleaned(value), ink.size, bold=ink.bold) + 24 if value else 0
    # A value gives way to a name, but never wholly.
    most = max(area.width - taken, area.width / 2)
    board.text((area.left, y), name, NAME, most=most)
    name_width = min(fonts.width(fonts.cleaned(name), NAME.size, bold=True), most)
    board.text((area.right, y), value, ink, side="end", most=area.width - name_width - 24)
    return area.within(top=HEADING)


def keyed_height(name: str, keys: Sequence[Key]) -> float:
    """Give the height of a heading with keys."""
    room = inner_width()
    return HEADING + (0 if _share_a_line(name, keys, room) else _LINE * len(_lines(keys, room)))


def keyed_heading(board: Board, area: Area, name: str, keys: Sequence[Key]) -> Area:
    """Write a panel's name and say what its colours mean, beside it or else beneath."""
    room = heading(board, area, name)
    if _share_a_line(name, keys, area.width):
        start = area.right - sum(map(_taken, keys)) + _KEY_GAP
        _draw_keys(board, replace(area, left=start), area.top + _NAME_MIDDLE, keys)
        return room
    lines = _lines(keys, area.width)
    for i, line in enumerate(lines):
        _draw_keys(board, area, room.top + i * _LINE + _SWATCH / 2, line)
    return room.within(top=_LINE * len(lines))


def _draw_keys(board: Board, area: Area, y: float, keys: Sequence[Key]) -> None:
    x = area.left
    for key in keys:
        _swatch(board, x, y, key)
        start = x + _SWATCH + 12
        board.text((start, y), key.name, SMALL, most=area.right - start)
        x += _taken(key)


def _share_a_line(name: str, keys: Sequence[Key], room: float) -> bool:
    wide = fonts.width(fonts.cleaned(name), NAME.size, bold=True)
    return wide + sum(map(_taken, keys)) <= room


def _swatch(board: Board, x: float, y: float, key: Key) -> None:
    if key.is_line:
        board.line([(x + 2, y), (x + _SWATCH - 2, y)], key.colour, width=6)
    else:
        square = Area(x, y - _SWATCH / 2, _SWATCH, _SWATCH)
        board.fill(square, key.colour, hatched=key.hatched)


def _lines(keys: Sequence[Key], room: float) -> list[list[Key]]:
    lines: list[list[Key]] = []
    left = 0.0
    for key in keys:
        if not lines or _taken(key) > left:
            lines.append([])
            left = room + _KEY_GAP
        lines[-1].append(key)
        left -= _taken(key)
    return lines


def _taken(key: Key) -> float:
    return _SWATCH + 12 + fonts.width(fonts.cleaned(key.name), SMALL.size) + _KEY_GAP
