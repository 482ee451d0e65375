"""`--replay`: a log goes through the bot with its own times, and the figures are the log's."""

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from bot.demo.replay.identity import ADMIN_ID, person_id, room_id
from bot.demo.replay.lines import LogError
from bot.demo.replay.log import LONGEST_TEXT, Said, read_log
from tests.real_data import DATA, needs_data

GITTER = DATA / "events" / "gitter_2015_messages.jsonl.gz"
CSV = """\
user,ts_utc,room,text,stars,is_bot
ada,2026-03-02T09:30:00Z,,Good morning!,5,0
ben,2026-03-03T11:31:12+02:00,walkers,"Who comes,
and when?",,no
1001,2026-03-01 23:59:59.900,walkers,,,false
helper,2026-03-03T09:32:00Z,walkers,I am a bot,,true
1001,1772530300,,/start poster,,
"""


def log(folder: Path, text: str, *, name: str = "chat.csv") -> Path:
    file = folder / name
    content = text.encode()
    file.write_bytes(gzip.compress(content) if name.lower().endswith(".gz") else content)
    return file


def shown(capsys: pytest.CaptureFixture[str], file: Path) -> str:
    assert 0 == main(["demo", "--replay", str(file)])
    return capsys.readouterr().out


def figures(answer: str) -> dict[str, str]:
    """Read the first answer as a person would: a name, a colon, a figure."""
    first = answer.split("You: ", 2)[1]
    found = dict(re.findall(r"^ +([a-z0-9 ,]+): (\S+)", first, re.MULTILINE))
    [found["people"]] = re.findall(r"([\d,]+) people in all", first)
    [found["interactions"]] = re.findall(r"([\d,]+) interactions", first)
    return found


def test_a_log_is_read_in_order_of_time(tmp_path: Path) -> None:
    """Zones are obeyed, quoted line ends kept, other columns ignored, bots counted."""
    found = read_log(log(tmp_path, CSV))

    assert (1, 0) == (found.by_bots, found.shortened)
    assert found.messages == (
        Said(
            at=datetime(2026, 3, 1, 23, 59, 59, 900_000, UTC),
            user="1001",
            text=None,
            room="walkers",
        ),
        Said(
            at=datetime(2026, 3, 2, 9, 30, tzinfo=UTC), user="ada", text="Good morning!", room=None
        ),
        Said(
            at=datetime(2026, 3, 3, 9, 31, 12, tzinfo=UTC),
            user="ben",
            text="Who comes,\nand when?",
            room="walkers",
        ),
        Said(
            at=datetime(2026, 3, 3, 9, 31, 40, tzinfo=UTC),
            user="1001",
            text="/start poster",
            room=None,
        ),
    )


@pytest.mark.parametrize("name", ["chat.jsonl", "chat.ndjson.gz", "CHAT.JSONL.GZ"])
def test_json_lines_say_the_same_as_csv(tmp_path: Path, name: str) -> None:
    """Packed or not; a number is a name, too."""
    lines = [
        {"user": "ada", "ts_utc": "2026-03-02T09:30:00Z", "text": "Good morning!", "x": [1]},
        {"user": "ben", "ts_utc": "2026-03-03T11:31:12+02:00", "room": "walkers",
         "text": "Who comes,\nand when?", "is_bot": False},
        {"user": 1001, "ts_utc": "2026-03-01 23:59:59.900", "room": "walkers", "text": None},
        {"user": "helper", "ts_utc": "2026-03-03T09:32:00Z", "is_bot": 1},
        {"user": 1001, "ts_utc": 1772530300, "room": "", "text": "/start poster"},
    ]  # fmt: skip
    text = "\n\n".join(json.dumps(line) for line in lines)

    assert read_log(log(tmp_path, CSV)) == read_log(log(tmp_path, text, name=name))


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("a.csv", "user,text\nada,hi\n", "line 1: no column is called ts_utc"),
        ("a.csv", "user,user,ts_utc\n", "line 1: two columns have the same name"),
        ("a.csv", CSV + "eve,2026-03-04\n", "line 8: 2 cells, and the first line names 6"),
        ("a.csv", CSV + "eve,soon,,,,\n", "line 8: ts_utc is 'soon'"),
        ("a.csv", CSV + "eve,2004-04-15,,,,\n", "line 8: ts_utc is '2004-04-15', which lies"),
        ("a.csv", CSV + ",2026-03-04,,,,\n", "line 8: user is missing"),
        ("a.csv", CSV + "eve,2026-03-04,,,,maybe\n", "line 8: is_bot is 'maybe'"),
        ("a.csv", CSV + 'eve,"2026-03-04,,,,\n', "line 8: this is no CSV"),
        ("a.csv", "user,ts_utc\n", "no message by a person"),
        ("a.csv", "", "no message by a person"),
        ("a.jsonl", "\n{", "line 2: this is no JSON"),
        ("a.jsonl", "[1]", "line 1: this is no JSON object"),
        ("a.jsonl", '{"user": "a"}', "line 1: ts_utc is missing"),
        ("a.jsonl", '{"user": "a", "ts_utc": true}', "line 1: ts_utc is True"),
        ("a.jsonl", '{"user": "a", "ts_utc": 1e30}', "line 1: ts_utc is 1e+30"),
        ("a.jsonl", '{"user": 1.5, "ts_utc": "2026-03-04"}', "line 1: user should be"),
        ("a.jsonl", '{"user": "a", "ts_utc": "2026-03-04", "room": []}', "line 1: room should be"),
        ("a.jsonl", '{"user": "a", "ts_utc": "2026-03-04", "text": 5}', "line 1: text should be"),
        ("a.xlsx", "", "the name should end in one of .csv, .jsonl, .ndjson"),
    ],
)
def test_the_first_wrong_line_is_named(
    tmp_path: Path, name: str, text: str, complaint: str
) -> None:
    """And nothing of the file is replayed."""
    with pytest.raises(LogError, match=re.escape(complaint)):
        read_log(log(tmp_path, text, name=name))


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("a.csv", b"user,ts_utc\n\xff,2026-03-04\n", "line 2: this is no UTF-8"),
        ("a.csv.gz", b"user,ts_utc\n", "line 1: the packed file is broken"),
        ("a.csv.gz", gzip.compress(CSV.encode())[:-9], "the packed file is broken or cut off"),
    ],
)
def test_a_broken_file_is_called_so(
    tmp_path: Path, name: str, content: bytes, complaint: str
) -> None:
    """With the line as far as it is known."""
    file = tmp_path / name
    file.write_bytes(content)

    with pytest.raises(LogError, match=complaint):
        read_log(file)


def test_an_error_is_one_sentence_and_the_exit_code_is_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No traceback, nothing half-done."""
    assert 1 == main(["demo", "--replay", str(tmp_path / "absent.csv")])

    seen = capsys.readouterr()
    assert "absent.csv: the file cannot be read (No such file or directory)" in seen.err
    assert 1 == len(seen.err.splitlines())
    assert "" == seen.out


def test_names_become_the_same_numbers_always() -> None:
    """Numbers stay; names lie beyond all numbers and beyond the admin; rooms are supergroups."""
    assert 1001 == person_id("1001")
    assert person_id("ada") == 4_014_373_873_735_646
    assert person_id("ada") != person_id("Ada")
    assert ADMIN_ID < 2**51 <= person_id("0") < 2**52
    assert room_id("walkers") < -(10**12)


def test_the_figures_are_the_logs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The admin who asks is one more person on the last day, with one more command."""
    answer = shown(capsys, log(tmp_path, CSV))

    assert answer.startswith("Replayed chat.csv")
    assert "4 messages of 3 people," in answer
    assert "Rows by bots, left out: 1." in answer
    assert "You: /engagement_stats 3\n" in answer
    assert "1 Mar 2026 – 3 Mar 2026" in answer
    read = figures(answer)
    assert {"people": "4", "interactions": "5", "messages": "3", "commands": "2"} == {
        name: read[name] for name in ("people", "interactions", "messages", "commands")
    }
    assert ("1.7", "3", "4") == (
        read["a day, on average"],
        read["today so far"],
        read["in 7 days"],
    )


def test_a_room_is_a_group_and_the_rest_is_private(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever only ever wrote in rooms cannot be written to; a link's word is kept."""
    busy = "user,ts_utc,room\n" + "5,2026-03-01,den\n" * 3
    private = "user,ts_utc,text\n" + "5,2026-03-01,/start poster\n" * 3

    assert "never wrote in private" in shown(capsys, log(tmp_path, busy))
    assert "came by link: poster" in shown(capsys, log(tmp_path, private))


def test_a_text_beyond_telegrams_length_is_cut_and_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Said in the summary."""
    text = f"user,ts_utc,room,text\n5,2026-03-01,den,{'a' * (LONGEST_TEXT + 1)}\n"

    assert "Texts cut to 4,096 characters: 1." in shown(capsys, log(tmp_path, text))


@needs_data
def test_a_year_of_a_real_chat_is_counted_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    """All 78,703 rows: people, days, weeks, months, stickiness, messages and commands."""
    expected = counted(GITTER)

    read = figures(shown(capsys, GITTER))

    assert expected == {name: read[name] for name in expected}


def counted(file: Path) -> dict[str, str]:
    """Count the file by itself, without anything of the project."""
    with gzip.open(file, "rt", encoding="utf-8", newline="\n") as lines:
        rows = [row for row in map(json.loads, lines) if not row["is_bot"]]
    first, last = (date.fromisoformat(row["ts_utc"][:10]) for row in (rows[0], rows[-1]))
    commands = sum(bool(re.match(r"/[A-Za-z0-9_]", row["text"])) for row in rows)
    people = _people_by_day(rows)
    # The admin asks on the last day, by one command.
    people[last].add("the admin")
    everybody = set().union(*people.values())
    month = [people[last - timedelta(days=ago)] for ago in range(30)]
    monthly = set().union(*month)
    length = (last - first).days + 1
    return {
        "people": f"{len(everybody):,}",
        "active": f"{len(everybody):,}",
        "a day, on average": f"{sum(map(len, people.values())) / length:.1f}",
        "today so far": f"{len(month[0]):,}",
        "in 7 days": f"{len(set().union(*month[:7])):,}",
        "in 30 days": f"{len(monthly):,}",
        "stickiness": f"{sum(map(len, month)) / 30 / len(monthly) * 100:.0f}",
        "interactions": f"{len(rows) + 1:,}",
        "messages": f"{len(rows) - commands:,}",
        "commands": f"{commands + 1:,}",
    }


def _people_by_day(rows: Iterable[dict[str, Any]]) -> defaultdict[date, set[object]]:
    people: defaultdict[date, set[object]] = defaultdict(set)
    for row in rows:
        people[date.fromisoformat(row["ts_utc"][:10])].add(row["user"])
    return people
