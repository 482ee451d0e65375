"""What an admin reads: true figures, friendly refusals, a log of who asked."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from aiogram import Bot, Dispatcher
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.types import BotCommand, BotCommandScopeChat, Update

from engagement_plugin import Engagement, Settings
from engagement_plugin.chat.admin import commands as admin
from engagement_plugin.chat.member import commands as member
from engagement_plugin.settings import AdminSettings, StorageSettings
from engagement_plugin.storage.models import AdminAction, Person
from engagement_plugin.testing.bot_api import BadRequest, LocalBotAPI
from engagement_plugin.testing.clock import FrozenClock
from engagement_plugin.testing.updates import Someone, Updates

BOSS = Someone(7, first_name="Boss", language="en")
HEAD = Someone(5, first_name="Шеф", language="ru")
ANNA = Someone(8, first_name="<b>Anna</b>", language="en")


class Office:
    """An admin's chat with a bot whose dispatcher is fed by hand."""

    def __init__(self, api: LocalBotAPI, settings: Settings, clock: FrozenClock) -> None:
        self.api = api
        self.bot: Bot = api.bot()
        self.clock = clock
        self.dispatcher = Dispatcher()
        self.engagement = Engagement(settings, clock=clock).setup(self.dispatcher)
        self.updates = Updates(bot_id=42, clock=clock)

    async def feed(self, update: dict[str, Any]) -> Any:
        self.api.push(update)
        parsed = Update.model_validate(update, context={"bot": self.bot})
        return await self.dispatcher.feed_update(self.bot, parsed)

    async def ask(self, text: str, who: Someone = BOSS) -> str:
        before = len(self.api.ledger)
        await self.feed(self.updates.message(who, text))
        answers = [each.text for each in self.api.ledger[before:] if each.text]
        assert len(answers) == 1, "one text, perhaps with a picture"
        return answers[0]

    async def press(self, button: str, who: Someone = BOSS) -> None:
        markup = self.api.ledger[-1].reply_markup or {}
        rows = markup["inline_keyboard"]
        data = next(
            each["callback_data"] for row in rows for each in row if button in each["text"]
        )
        last = self.api.ledger[-1]
        under = self.api.message(last.chat_id, last.message_id)
        await self.feed(self.updates.callback(who, data, under=under))

    async def deeds(self) -> list[tuple[int, str, str]]:
        async def read() -> list[tuple[int, str, str]]:
            rows = await AdminAction.all().order_by("id")
            return [(row.admin_id, row.action, row.result or "") for row in rows]

        return await self.engagement._database.run(read())


@pytest.fixture
async def api() -> AsyncIterator[LocalBotAPI]:
    async with LocalBotAPI() as started:
        yield started


async def opened(
    api: LocalBotAPI, storage: StorageSettings, clock: FrozenClock, *admins: int
) -> Office:
    settings = Settings(storage=storage, admins=AdminSettings(ids=admins))
    office = Office(api, settings, clock)
    await office.dispatcher.emit_startup(bot=office.bot)
    await asyncio.gather(*office.engagement._life._background)
    return office


async def closed(office: Office) -> None:
    await office.dispatcher.emit_shutdown(bot=office.bot)
    await office.bot.session.close()


@pytest.fixture
async def office(
    api: LocalBotAPI, storage: StorageSettings, clock: FrozenClock
) -> AsyncIterator[Office]:
    made = await opened(api, storage, clock, 7, 5)
    yield made
    await closed(made)


async def live(office: Office) -> None:
    """Let three people live a week; two of them fall silent."""
    end = office.clock.now
    for days_ago in (20, 19, 18, 17, 3):
        office.clock.now = end - timedelta(days=days_ago)
        for n in range(3):
            if days_ago > 10 or n == 0:
                await office.feed(office.updates.message(Someone(100 + n), "This is great!"))
    office.clock.now = end


async def test_the_figures_are_those_of_the_database(office: Office) -> None:
    """People, days, mood and kinds, counted by hand."""
    await live(office)

    answer = await office.ask("/engagement_stats 30")

    for line in (
        "The last 30 days", "17 Feb 2026 – 18 Mar 2026", "4 people in all", "active: 4",
        "new: 4", "stayed: 0", "today so far: 1", "in 7 days: 2", "messages: 13",
        "commands: 1", "after 1 day: 100\u00a0%* (3 of 3)",
    ):  # fmt: skip
        assert line in answer, answer


async def test_an_empty_bot_gets_a_plain_sentence(
    api: LocalBotAPI, storage: StorageSettings, clock: FrozenClock
) -> None:
    """Before the first interaction is written there is nothing to count."""
    office = await opened(api, storage, clock, 7)
    figures = await office.engagement._desk.insight.audience(42, days=30)

    assert (figures.people, figures.active, figures.stickiness) == (0, 0, None)
    await closed(office)


async def test_a_button_changes_the_period_in_place(office: Office) -> None:
    """Text and picture are edited, not sent again."""
    await office.ask("/engagement_stats")
    before = [each.message_id for each in office.api.ledger]

    await office.press("90")

    text, picture = office.api.edits
    assert "The last 90 days" in (text.text or "")
    assert (text.method, picture.method) == ("editMessageText", "editMessageMedia")
    assert before == [picture.message_id, text.message_id]
    assert len(office.api.ledger) == 2


async def test_the_figures_come_with_a_picture(office: Office) -> None:
    """Also of a bot that nobody has used yet, and in a language written from the right."""
    await office.ask("/engagement_stats")
    await office.ask("/engagement_stats", Someone(5, language="ar"))

    pictures = [each for each in office.api.ledger if each.method == "sendPhoto"]
    assert [7, 5] == [each.chat_id for each in pictures]


async def test_pressing_the_same_period_twice_is_no_error(office: Office) -> None:
    """Telegram refuses an unchanged edit; the admin notices nothing."""
    await office.ask("/engagement_stats 7")

    await office.press("7 days")

    assert await office.deeds() == [(7, "engagement_stats", "answered")] * 2


@pytest.mark.parametrize("wrong", ["x", "0", "-5", "731", "7 8", "７", "9" * 30])
async def test_wrong_arguments_get_a_friendly_line_with_an_example(
    office: Office, wrong: str
) -> None:
    """And the example works."""
    answer = await office.ask(f"/engagement_stats {wrong}")

    assert "number of days, from 1 to 730" in answer
    example = answer.splitlines()[-1].removeprefix("For example: ")
    assert "The last 7 days" in await office.ask(example)


async def test_one_person_is_shown_with_their_name_of_now(office: Office) -> None:
    """The name is asked of Telegram, and is text, not markup."""
    await live(office)
    await office.feed(office.updates.message(ANNA, "/start autumn"))
    await office.feed(office.updates.message(ANNA, "I am very happy today!"))

    answer = await office.ask("/insights 8")

    assert "<b>Anna</b>" in answer
    for line in ("can be written to", "came by link: autumn", "2 interactions: on 1 day"):
        assert line in answer, answer


async def test_a_person_who_blocked_the_bot_is_told_so(office: Office) -> None:
    """From the update that Telegram sends on a block."""
    await office.feed(office.updates.message(ANNA, "hello"))
    office.clock.forward(seconds=5)
    await office.feed(office.updates.blocked(ANNA))

    assert "has blocked the bot" in await office.ask("/insights 8")


async def test_a_name_that_telegram_does_not_tell_is_left_out(office: Office) -> None:
    """The figures are shown all the same."""
    await office.feed(office.updates.message(ANNA, "hello"))
    office.api.plan(BadRequest("Bad Request: chat not found"), method="getChat")

    assert "Person 8" in await office.ask("/insights 8")


async def test_nobody_is_an_answer_too(office: Office) -> None:
    """An id the bot has never met."""
    assert "never met 999" in await office.ask("/insights 999")
    assert "numeric Telegram id" in await office.ask("/insights anna")


async def test_the_silent_regulars_are_listed_and_shown_by_a_button(office: Office) -> None:
    """The list names them by id; a press shows one."""
    await live(office)

    answer = await office.ask("/insights")
    await office.press("101: ")

    assert "Regulars who have gone silent" in answer
    assert "101" in (office.api.ledger[-1].text or "")


async def test_the_help_lists_every_command_and_its_buttons_work(office: Office) -> None:
    """One line each."""
    answer = await office.ask("/engagement_help")

    for name in ("/engagement_stats", "/insights", "/engagement_audit", "/engagement_help"):
        assert name in answer
    await office.press("How the bot is doing")
    assert "The last 30 days" in (office.api.ledger[-1].text or "")


async def test_every_deed_is_written_down_and_can_be_read(office: Office) -> None:
    """Who, what, how it ended; a person only by pseudonym."""
    await office.feed(office.updates.message(Someone(123456), "hello"))
    await office.ask("/engagement_stats x")
    await office.ask("/insights 123456")
    await office.ask("/engagement_help", HEAD)

    answer = await office.ask("/engagement_audit 3")

    assert await office.deeds() == [
        (7, "engagement_stats", "refused"),
        (7, "insights", "answered"),
        (5, "engagement_help", "answered"),
        (7, "engagement_audit", "answered"),
    ]
    assert "The last 3 actions" in answer
    assert "insights, about 123456: answered" in answer


async def test_the_log_keeps_no_telegram_id_of_the_people_it_is_about(office: Office) -> None:
    """Once they are erased, what was done to them is known, and of whom is not."""

    async def erase() -> None:
        await Person.filter(telegram_id=123456).delete()

    await office.feed(office.updates.message(Someone(123456), "hello"))
    await office.ask("/insights 123456")
    await office.engagement._database.run(erase())

    answer = await office.ask("/engagement_audit 3")

    assert "insights, about somebody erased since: answered" in answer
    assert "123456" not in answer


async def test_an_admin_reads_their_own_language(office: Office) -> None:
    """Russian plural forms and figures."""
    await live(office)

    answer = await office.ask("/engagement_stats 21", HEAD)

    assert "21 день" in answer


async def test_the_menu_keeps_the_hosts_commands(
    api: LocalBotAPI, storage: StorageSettings, clock: FrozenClock
) -> None:
    """Ours stand behind them; a second start adds nothing; a host's change comes through."""
    bot = api.bot()
    await bot.set_my_commands([BotCommand(command="start", description="Begin")])

    for _ in range(2):
        await closed(await opened(api, storage, clock, 7))
    first = await bot.get_my_commands(scope=BotCommandScopeChat(chat_id=7))
    await bot.set_my_commands([BotCommand(command="begin", description="Begin")])
    await closed(await opened(api, storage, clock, 7))
    second = await bot.get_my_commands(scope=BotCommandScopeChat(chat_id=7))

    names = [each.name for each in (*member.ALL, *admin.SHOWN)]
    assert ["start", *names] == [each.command for each in first]
    assert ["begin", *names] == [each.command for each in second]
    await bot.session.close()


def code_in(log: str) -> str:
    """Find the claim code as an admin would, in the log."""
    return log.partition("/engagement_claim ")[2].split('"')[0].strip()


async def test_a_bot_without_admins_gets_its_first_by_a_code(
    api: LocalBotAPI,
    storage: StorageSettings,
    clock: FrozenClock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The code stands in the log, works once, and only in private."""
    office = await opened(api, storage, clock)
    code = code_in(caplog.text)

    assert "not right" in await office.ask("/engagement_claim wrong", ANNA)
    assert "first admin" in await office.ask(f"/engagement_claim {code}", BOSS)
    assert "The last 30 days" in await office.ask("/engagement_stats", BOSS)
    again = await office.feed(office.updates.message(ANNA, f"/engagement_claim {code}"))
    assert again is UNHANDLED
    assert not await office.engagement._desk.is_admin(42, 8)
    await closed(office)


async def test_a_code_cannot_be_guessed_at(
    api: LocalBotAPI,
    storage: StorageSettings,
    clock: FrozenClock,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """After five wrong tries not even the right one counts, from that person."""
    office = await opened(api, storage, clock)
    code = code_in(caplog.text)
    for n in range(5):
        await office.ask(f"/engagement_claim {n}", ANNA)

    assert "not right" in await office.ask(f"/engagement_claim {code}", ANNA)
    assert "first admin" in await office.ask(f"/engagement_claim {code}", BOSS)
    await closed(office)


async def test_no_code_is_offered_where_admins_are_configured(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    """The command is the host's then."""
    assert "engagement_claim" not in caplog.text
