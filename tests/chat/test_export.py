"""What an admin takes away: files a spreadsheet opens, in which nobody is named."""

import csv
import io
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_plugin.chat.admin.csv_files import CsvFiles, cell
from engagement_plugin.domain.activity import Period
from engagement_plugin.insight.exports import day_pages, people_pages
from engagement_plugin.settings import StorageSettings
from engagement_plugin.storage.models import EngagementDay
from engagement_plugin.testing.bot_api import Delivery, LocalBotAPI
from engagement_plugin.testing.clock import FrozenClock
from tests.chat.insight_office import InsightOffice
from tests.chat.test_admin_chat import HEAD
from tests.chat.test_stats import person, rolled_up

SECRET = "=cmd|' /C calc'!A0 nobody may read this"


@pytest.fixture
async def office(storage: StorageSettings, clock: FrozenClock) -> AsyncIterator[InsightOffice]:
    async with LocalBotAPI() as api:
        made = InsightOffice(api, storage, clock)
        await made.dispatcher.emit_startup(bot=made.bot)
        yield made
        await made.dispatcher.emit_shutdown(bot=made.bot)
        await made.bot.session.close()


def tables(sent: list[Delivery]) -> dict[str, list[dict[str, str]]]:
    """Read the files as a spreadsheet does, by the first word of their names."""
    found = {}
    for each in sent:
        if each.method == "sendDocument":
            upload = each.payload["document"]
            assert upload.content.startswith(b"\xef\xbb\xbf")
            text = upload.content.decode("utf-8-sig")
            name = upload.filename.partition("-")[0].removesuffix(".csv")
            found[name] = list(csv.DictReader(io.StringIO(text, newline="")))
    return found


async def lived(office: InsightOffice) -> None:
    """Let two people live some days, the words of one of them meant for a spreadsheet."""
    await office.live(person(1), range(1, 6), SECRET)
    await office.live(person(2), range(2, 4))
    await rolled_up(office)
    await office.analyse()


async def test_three_tables_are_sent(office: InsightOffice) -> None:
    """The audience a day a row, its people, and their days; figures as in the database."""
    await lived(office)

    found = tables(await office.asked("/engagement_export 7"))

    assert set(found) == {"audience", "people", "days"}
    assert [int(row["people"]) for row in found["audience"]] == [0, 1, 1, 2, 2, 1, 1]
    assert len(found["people"]) == 2
    assert sum(int(row["interactions"]) for row in found["days"]) == 7
    assert {row["types"] for row in found["days"]} == {"message 1"}
    assert {len(row["bins"].split("; ")) for row in found["days"]} == {48}


async def test_people_are_numbers_and_their_words_stay(office: InsightOffice) -> None:
    """Neither Telegram's ids nor names, texts or signs of distress leave."""
    await lived(office)
    await office.changed_person(101, distress_at=office.clock.now)

    sent = await office.asked("/engagement_export 30")

    for each in sent:
        if each.method == "sendDocument":
            content = each.payload["document"].content.decode("utf-8-sig")
            cells = {cell for row in csv.reader(io.StringIO(content)) for cell in row}
            assert not cells & {"101", "102", "P1", "P2"}
            assert not any(word in content for word in ("calc", "great", "distress"))


async def test_an_export_is_written_down(office: InsightOffice) -> None:
    """Also one that was refused; others than admins get nothing."""
    await lived(office)

    await office.asked("/engagement_export 7")
    [refused] = await office.asked("/engagement_export soon")
    stranger = await office.asked("/engagement_export", person(1))

    assert "For example:" in refused.text
    assert [] == stranger
    assert [(7, "engagement_export", "answered"), (7, "engagement_export", "refused")] == [
        each[:3] for each in (await office.audit())[-2:]
    ]


async def test_an_empty_bot_has_nothing_to_export(office: InsightOffice) -> None:
    """A bot of which only the asking admin is known still gives whole tables."""
    found = tables(await office.asked("/engagement_export", HEAD))

    assert ["audience"] == list(found)
    assert len(found["audience"]) == 30


async def test_pages_of_any_size_give_every_row_once(office: InsightOffice) -> None:
    """In the order of days and people, and none from outside the period."""
    await lived(office)
    database = office.engagement._database
    today = office.clock.now.date()
    period = Period(first=today - timedelta(days=4), last=today, now=office.clock.now)

    async def read() -> list[tuple[date, int]]:
        rows = EngagementDay.filter(day__gte=period.first).order_by("day", "person_id")
        return [(row.day, row.person_id) for row in await rows]  # type: ignore[attr-defined]  # Tortoise adds it

    expected = await database.run(read())
    for size in (1, 2, 3, 100):
        found = [
            (row[0], row[1])
            async for page in day_pages(database, 42, period=period, size=size)
            for row in page
        ]
        people = [row[0] async for page in people_pages(database, 42, size=size) for row in page]
        assert found == expected
        assert people == sorted({person for _, person in expected})


def test_a_large_table_becomes_several_files(tmp_path: Path) -> None:
    """Each within the bound, with the columns' names, and no row lost."""
    files = CsvFiles(tmp_path, "days", ["n", "text"], most=1000)
    rows = [[n, "é" * 20] for n in range(200)]

    files.write(rows[:50])
    files.write(rows[50:])
    paths = files.close()

    assert [path.name for path in paths[:2]] == ["days.csv", "days-2.csv"]
    assert all(path.stat().st_size < 1100 for path in paths)
    texts = [path.read_bytes().decode("utf-8-sig") for path in paths]
    read = [list(csv.reader(io.StringIO(text, newline=""))) for text in texts]
    assert all(each[0] == ["n", "text"] for each in read)
    assert [int(row[0]) for each in read for row in each[1:]] == list(range(200))


@given(st.text(max_size=12) | st.none() | st.integers() | st.floats(allow_nan=False))
def test_no_cell_of_text_is_a_formula(value: Any) -> None:
    """Whatever stands in it; numbers stay the numbers they are."""
    written = cell(value)

    if isinstance(value, str):
        assert not written.startswith(("=", "+", "-", "@", "\t", "\r"))
        assert written.removeprefix("'").endswith(value.removeprefix("'"))
    else:
        assert written == ("" if value is None else value)
