"""What an admin sees of periodic work, runs and cancels."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from aiogram.types import Update
from pydantic import SecretStr

from engagement_plugin import Engagement, Settings
from engagement_plugin.chat.admin import following
from engagement_plugin.jobs.job import Job, JobRun
from engagement_plugin.settings import AdminSettings, JobSettings, StorageSettings
from engagement_plugin.storage.models import AdminAction
from engagement_plugin.testing.bot_api import LocalBotAPI
from engagement_plugin.testing.clock import FrozenClock
from engagement_plugin.testing.servers import redis_server
from engagement_plugin.testing.updates import Someone, Updates

BOSS = Someone(7, first_name="Boss", language="en")
HEAD = Someone(5, first_name="Шеф", language="ru")
ANNA = Someone(8, first_name="Anna", language="en")


class Office:
    """An admin's chat with a bot that has one more job, done step by step."""

    def __init__(
        self,
        api: LocalBotAPI,
        storage: StorageSettings,
        clock: FrozenClock,
        *,
        jobs: JobSettings | None = None,
    ) -> None:
        self.api = api
        self.bot: Bot = api.bot()
        self.clock = clock
        self.dispatcher = Dispatcher()
        settings = Settings(
            storage=storage,
            admins=AdminSettings(ids=(7, 5), menu=False),
            jobs=jobs or JobSettings(embedded=False),
        )
        self.engagement = Engagement(settings, clock=clock).setup(self.dispatcher)
        # What an admin writes may reach a milestone, whose check would be a run of its own.
        self.engagement.middleware.on_recorded = lambda _interaction: None
        self.updates = Updates(bot_id=42, clock=clock)
        self.steps: asyncio.Queue[int] = asyncio.Queue()
        self.fails = False
        job = Job(name="learn", every=timedelta(hours=1), run=self._learn)
        self.engagement.jobs._jobs["learn"] = job

    async def _learn(self, run: JobRun) -> dict[str, Any]:
        done = 0
        while done < 4:
            done = await self.steps.get()
            await run.report(done, 4)
        if self.fails:
            raise RuntimeError
        self.clock.forward(seconds=3)
        return {"rows": 1234}

    async def feed(self, update: dict[str, Any]) -> Any:
        self.api.push(update)
        parsed = Update.model_validate(update, context={"bot": self.bot})
        return await self.dispatcher.feed_update(self.bot, parsed)

    async def ask(self, who: Someone = BOSS) -> str:
        before = len(self.api.ledger)
        await self.feed(self.updates.message(who, "/engagement_tasks"))
        assert len(self.api.ledger) == before + 1, "no answer"
        return self.api.ledger[-1].text or ""

    async def press(self, button: str, who: Someone = BOSS, *, message: int = -1) -> None:
        last = self.api.ledger[message]
        markup = last.reply_markup or {}
        data = next(
            each["callback_data"]
            for row in markup["inline_keyboard"]
            for each in row
            if button in each["text"]
        )
        under = self.api.message(last.chat_id, last.message_id)
        await self.feed(self.updates.callback(who, data, under=under))

    async def shown(self, text: str) -> str:
        """Wait until a message has been edited into something that says this."""
        async with asyncio.timeout(20):
            found = None
            while found is None:
                await asyncio.sleep(0.01)
                texts = [each.text or "" for each in self.api.edits]
                found = next((each for each in texts if text in each), None)
        return found

    async def work(self) -> "asyncio.Task[Any]":
        """Let somebody do what was asked for."""
        due = [each for each in await self.engagement.jobs.due() if each.name == "learn"]
        return asyncio.create_task(self.engagement.jobs.run("learn", due[0].period))

    async def deeds(self) -> list[tuple[int, str, str]]:
        async def read() -> list[tuple[int, str, str]]:
            rows = await AdminAction.all().order_by("id")
            return [(row.admin_id, row.action, row.result or "") for row in rows]

        return await self.engagement._database.run(read())


@pytest.fixture
async def office(
    storage: StorageSettings, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Office]:
    monkeypatch.setattr(following, "EDIT_SECONDS", 0.02)
    async with LocalBotAPI() as api:
        made = Office(api, storage, clock)
        await made.dispatcher.emit_startup(bot=made.bot)
        yield made
        await made.dispatcher.emit_shutdown(bot=made.bot)
        await made.bot.session.close()


async def test_every_job_is_shown_with_its_last_and_next_run(office: Office) -> None:
    """Also one that never ran; with processes, queue and versions."""
    await office.engagement.jobs.run("roll_up")
    await office.engagement.jobs.run("watch")
    office.clock.forward(seconds=60)

    answer = await office.ask()

    for line in (
        "✅ roll_up, every 30 min", "last: 18 Mar 2026, 12:00", "took: 0.0 s",
        "days counted 0", "next: in 29 min", "✅ watch, every 5 min", "next: in 4 min",
        "🕓 learn, every 1 h", "last: never yet", "next: at once", "waiting: 0 records",
        "journal: 0 KB", "lost: 0", "1 process alive", "schema 3", "aiogram 3.", "Python 3.",
    ):  # fmt: skip
        assert line in answer, answer
    assert "Counted since the start" not in answer


async def test_it_fits_a_narrow_phone(office: Office) -> None:
    """In both languages, with a failed job and counters that are not zero."""
    office.fails = True
    office.steps.put_nowait(4)
    await office.engagement.jobs.run("learn")
    office.engagement.middleware.complaints.count = 3

    answers = [await office.ask(who) for who in (BOSS, HEAD)]

    for answer in answers:
        long = [line for line in answer.splitlines() if len(line) > 44 and "schema" not in line]
        assert not long, answer
        assert "❌ learn" in answer
        assert "RuntimeError" in answer


async def test_counters_that_are_not_zero_are_shown(office: Office) -> None:
    """By what they count."""
    office.engagement.middleware.complaints.count = 3

    answer = await office.ask()

    assert "Counted since the start\n  updates not recorded: 3\n" in answer


async def test_it_is_shown_anew_in_place(office: Office) -> None:
    """Pressing when nothing has changed does no harm."""
    await office.ask()

    await office.press("Look again")
    await office.engagement.jobs.run("roll_up")
    await office.press("Look again")

    assert "✅ roll_up" in (office.api.edits[-1].text or "")
    assert 1 == len(office.api.ledger)


async def test_a_job_runs_at_the_press_of_a_button_and_shows_its_way(office: Office) -> None:
    """The message is edited until it is done; nothing else is sent."""
    await office.ask()
    await office.press("learn")
    asked = office.api.ledger[-1].text or ""
    running = await office.work()
    await office.shown("at work")
    office.steps.put_nowait(1)
    share = await office.shown("25")
    office.steps.put_nowait(4)
    ended = await office.shown("done")
    await running

    assert "🕓 learn: waits for a worker" in asked
    assert "▓▓░░░░░░░░ 25\u00a0%" in share
    assert "✅ learn: done\n  took: 3.0 s\n  result: rows 1,234" in ended
    assert 2 == len(office.api.ledger)
    assert not office.api.edits[-1].reply_markup


async def test_a_run_is_cancelled_by_its_button(office: Office) -> None:
    """A second press finds it over."""
    await office.ask()
    await office.press("learn")
    running = await office.work()
    await office.shown("at work")

    await office.press("Cancel")
    await office.shown("cancelled")
    await running
    await office.press("Cancel")

    assert "over already" in (office.api.ledger[-1].text or "")


async def test_what_an_admin_does_is_written_down(office: Office) -> None:
    """Looking, running, cancelling, each with its outcome."""
    await office.ask()
    await office.press("learn")
    await office.press("Cancel")
    await office.press("Cancel")

    assert [
        (7, "engagement_tasks", "answered"),
        (7, "run_job", "run 1"),
        (7, "cancel_job", "answered"),
        (7, "cancel_job", "over already"),
    ] == await office.deeds()


async def test_a_button_of_a_job_that_is_gone_says_so(office: Office) -> None:
    """The message is from an older version."""
    await office.ask()
    del office.engagement.jobs._jobs["learn"]

    await office.press("learn")

    assert "no such job" in (office.api.ledger[-1].text or "")
    assert (7, "run_job", "refused") in await office.deeds()


async def test_nobody_but_an_admin_runs_or_cancels(office: Office) -> None:
    """Buttons carry nothing that is believed."""
    await office.ask()
    before = len(office.api.ledger)

    await office.press("learn", ANNA)
    await office.feed(office.updates.callback(ANNA, "eng_stop:1"))

    assert before == len(office.api.ledger)
    assert [] == [each for each in await office.engagement.jobs.due() if "now" in each.period]


async def test_the_queues_are_shown_where_there_is_a_redis(
    storage: StorageSettings, clock: FrozenClock
) -> None:
    """Three of them, with nobody at work; and one that does not answer is said to."""
    with redis_server() as url:
        async with LocalBotAPI() as api:
            made = Office(
                api, storage, clock, jobs=JobSettings(embedded=False, redis=SecretStr(url))
            )
            await made.dispatcher.emit_startup(bot=made.bot)

            answer = await made.ask()

            for line in ("Queues", "work: 0 waiting, 0 workers", "train: 0 waiting"):
                assert line in answer, answer
            await made.dispatcher.emit_shutdown(bot=made.bot)
            await made.bot.session.close()


async def test_a_redis_that_does_not_answer_is_named(
    storage: StorageSettings, clock: FrozenClock
) -> None:
    """The rest of the answer comes all the same."""
    async with LocalBotAPI() as api:
        gone = JobSettings(embedded=False, redis=SecretStr("redis://127.0.0.1:1/0"))
        made = Office(api, storage, clock, jobs=gone)
        await made.dispatcher.emit_startup(bot=made.bot)

        answer = await made.ask()

        assert "Redis does not answer" in answer
        assert "roll_up" in answer
        await made.dispatcher.emit_shutdown(bot=made.bot)
        await made.bot.session.close()
