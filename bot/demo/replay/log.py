"""A log, read whole and checked before anything of it is replayed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from bot.demo.replay.lines import LogError, rows

# Before the first, Telegram was not there; after the second its dates do not go.
EARLIEST: Final = datetime(2013, 8, 1, tzinfo=UTC)
LATEST: Final = datetime(2038, 1, 19, tzinfo=UTC)
LONGEST_TEXT: Final = 4096

_SECONDS: Final = re.compile(r"\d+(\.\d+)?")
_YES: Final = frozenset({"1", "true", "yes"})
_NO: Final = frozenset({"", "0", "false", "no"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One message.

    Attributes:
        text: Without one, something was sent that has no words.
        room: Without one, it was said to the bot in private.
    """

    at: datetime
    user: str
    text: str | None
    room: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """All messages by people, in order of time.

    Attributes:
        by_bots: Rows left out, because a bot wrote them.
        shortened: Texts longer than a Telegram message can be, cut to that.
    """

    messages: tuple[Said, ...]
    by_bots: int
    shortened: int


def read_log(path: Path) -> Log:
    """Read a file; rows need not be in order.

    Raises:
        LogError: A row is wrong, or there is none; it names the line.
    """
    messages: list[Said] = []
    by_bots = shortened = 0
    for number, row in rows(path):
        try:
            if _is_by_bot(row.get("is_bot")):
                by_bots += 1
                continue
            said = _said(row)
        except ValueError as error:
            raise LogError(path, number, str(error)) from None
        if said.text is not None and len(said.text) > LONGEST_TEXT:
            shortened += 1
        messages.append(said)
    if not messages:
        raise LogError(path, 0, "there is no message by a person in it")
    messages.sort(key=lambda said: said.at)
    return Log(messages=tuple(messages), by_bots=by_bots, shortened=shortened)


def _said(row: Mapping[str, Any]) -> Said:
    return Said(
        at=_moment(_present(row, "ts_utc")),
        user=_name("user", _present(row, "user")),
        text=_text(row.get("text")),
        room=_room(row.get("room")),
    )


def _present(row: Mapping[str, Any], column: str) -> Any:
    value = row.get(column)
    if value is None or (isinstance(value, str) and not value.strip()):
        raise ValueError(f"{column} is missing")
    return value


def _moment(value: Any) -> datetime:
    try:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            moment = datetime.fromtimestamp(value, UTC)
        elif _SECONDS.fullmatch(value.strip()):
            moment = datetime.fromtimestamp(float(value), UTC)
        else:
            moment = datetime.fromisoformat(value.strip())
    except (AttributeError, OSError, OverflowError, ValueError):
        raise ValueError(f"ts_utc is {value!r}, and should be like 2015-03-01T09:30:00Z") from None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    if not EARLIEST <= moment < LATEST:
        raise ValueError(f"ts_utc is {value!r}, which lies outside August 2013 to January 2038")
    return moment


def _name(column: str, value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise ValueError(f"{column} should be a name or a whole number")  # noqa: TRY004 -- of the file
    return str(value).strip()


def _room(value: Any) -> str | None:
    return (_name("room", value) or None) if value is not None else None


def _text(value: Any) -> str | None:
    if value is not None and not isinstance(value, str):
        raise ValueError("text should be a text")
    return value or None


def _is_by_bot(value: Any) -> bool:
    word = str(value if value is not None else "").strip().lower()
    if word not in _YES | _NO:
        raise ValueError(f"is_bot is {value!r}, and should be true or false, 1 or 0")
    return word in _YES
