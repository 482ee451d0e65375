"""The companion as its people use it."""

import asyncio

import pytest

from bot.demo.stage import Stage
from bot.mood import Mood
from bot.texts import ENGLISH, RUSSIAN, Texts
from engagement_plugin.testing.bot_api import Json
from engagement_plugin.testing.updates import Group
from tests.bot.phone import ADA, Phone


def calls(stage: Stage, method: str) -> list[Json]:
    """What the bot asked of Telegram."""
    return [call.parameters for call in stage.api.calls if call.method == method]


async def test_start_greets_by_name_and_offers_a_check_in(ada: Phone) -> None:
    """One tap away from the point of it all."""
    answer = await ada.write("/start")

    assert answer.startswith("Hi Ada!")
    assert [ENGLISH.begin] == ada.buttons
    assert ENGLISH.ask == await ada.press(ENGLISH.begin)


async def test_who_comes_by_a_link_is_greeted_alike(ada: Phone) -> None:
    """Where they came from is the plugin's to know."""
    assert (await ada.write("/start gazette")).startswith("Hi Ada!")


async def test_a_check_in_is_one_tap(ada: Phone, stage: Stage) -> None:
    """The question turns into thanks that fit, with the week so far; nothing new is sent."""
    await ada.write("/checkin")
    asked = ada.newest["message_id"]

    answer = await ada.press("🙂")

    assert answer == f"🙂 {ENGLISH.thanks[Mood.GOOD]}\n\nYour week: · · · · · · 🙂"
    assert asked == ada.newest["message_id"]
    assert [ENGLISH.change] == ada.buttons
    assert calls(stage, "answerCallbackQuery")


async def test_the_week_strip_shows_only_ones_own_last_days(
    ada: Phone, vera: Phone, stage: Stage
) -> None:
    """A second check-in of a day replaces the first; an eighth day drops out."""
    for days, face in ((0, "😄"), (2, "😐"), (0, "🙂"), (5, "😟")):
        stage.clock.forward(days=days)
        await ada.write("/checkin")
        await ada.press(face)
    await vera.write("/checkin")

    assert (await vera.press("😣")).endswith("· · · · · · 😣")
    assert ada.newest["text"].endswith("· 🙂 · · · · 😟")


async def test_a_mind_can_be_changed(ada: Phone) -> None:
    """The faces come back, and the other one counts."""
    await ada.write("/checkin")
    await ada.press("😄")

    assert ENGLISH.ask == await ada.press(ENGLISH.change)
    assert (await ada.press("😟")).endswith("· · · · · · 😟")


async def test_pressing_twice_is_no_error(ada: Phone, stage: Stage) -> None:
    """Two taps on one face: the message stays, and the phone stops waiting."""
    await ada.write("/checkin")
    shown = ada.newest
    press = stage.updates.callback(ADA, "mood:good", under=shown)
    again = stage.updates.callback(ADA, "mood:good", under=shown)

    await ada.send(press)
    await ada.send(again)

    assert 2 == len(calls(stage, "answerCallbackQuery"))


async def test_a_heavy_day_is_offered_three_slow_breaths(ada: Phone) -> None:
    """Below the check-in, which stays; each breath at the person's own pace."""
    await ada.write("/checkin")
    await ada.press("😣")

    assert ENGLISH.breathe == await ada.press(ENGLISH.menu["breathe"])
    assert (await ada.press(ENGLISH.ready)).startswith("Breath 1 of 3")
    assert (await ada.press(ENGLISH.onward)).startswith("Breath 2 of 3")
    assert (await ada.press(ENGLISH.onward)).startswith("Breath 3 of 3")
    assert ENGLISH.rested == await ada.press(ENGLISH.onward)
    assert [] == ada.buttons


async def test_free_talk_gets_a_short_kind_answer(ada: Phone, stage: Stage) -> None:
    """Whatever comes: words, questions, pictures, voices, stickers."""
    build = stage.updates

    assert await ada.write("Long day, but a good one") in ENGLISH.answers
    assert ENGLISH.to_question == await ada.write("What do you do all day?")
    assert ENGLISH.to_photo == await ada.send(build.photo(ADA))
    assert ENGLISH.to_voice == await ada.send(build.voice(ADA))
    assert ENGLISH.to_sticker == await ada.send(build.sticker(ADA))


async def test_russian_is_spoken_to_who_speaks_it(vera: Phone) -> None:
    """By what their Telegram says."""
    assert (await vera.write("/start")).startswith("Привет, Вера!")
    assert RUSSIAN.help == await vera.write("/help")
    assert RUSSIAN.ask == await vera.write("/checkin")
    assert (await vera.press("отлично")).startswith("😄 Вот это день!")
    assert await vera.write("Сегодня дождь") in RUSSIAN.answers


@pytest.mark.parametrize("texts", [ENGLISH, RUSSIAN])
def test_every_mood_and_command_has_its_words(texts: Texts) -> None:
    """In both languages."""
    assert set(Mood) == set(texts.moods) == set(texts.thanks)
    assert {"checkin", "breathe", "help"} == set(texts.menu)


async def test_in_groups_the_bot_keeps_silent(ada: Phone, stage: Stage) -> None:
    """People talk to each other there."""
    said = [stage.updates.message(ADA, text, group=Group()) for text in ("hello", "/checkin")]

    await stage.play(said, until=stage.clock())

    assert [] == list(stage.api.ledger)


async def test_who_blocked_the_bot_before_its_answer_is_no_error(
    ada: Phone, stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing is sent, nothing is complained about."""
    stage.api.block(ADA.id)

    await ada.write("bye")

    assert [] == list(stage.api.ledger)
    assert [] == [each for each in caplog.records if each.name.startswith("aiogram")]


async def test_the_admins_menu_holds_both_bots_commands(boss: Phone, stage: Stage) -> None:
    """Ours first, then the plugin's for members; an admin's has those for admins as well."""

    def admins() -> list[Json]:
        found = calls(stage, "setMyCommands")
        return [each for each in found if "chat_id" in str(each.get("scope", ""))]

    async with asyncio.timeout(5):
        while not (menus := admins()):
            await boss.write("/help")

    own, *_ = (
        [each["command"] for each in menu["commands"]] for menu in calls(stage, "setMyCommands")
    )
    [shown] = ([each["command"] for each in menu["commands"]] for menu in menus)
    assert ["checkin", "breathe", "help"] == own
    assert [*own, "milestones"] == shown[: len(own) + 1]
    assert "engagement_stats" in shown


async def test_the_admin_reads_about_all_of_it(ada: Phone, boss: Phone, stage: Stage) -> None:
    """The plugin beside the bot: one check-in later it is in the figures."""
    await ada.write("/checkin")
    await ada.press("🙂")
    await stage.settle()

    answer = await boss.write("/engagement_stats")

    assert "2 people in all" in answer
    assert "buttons pressed: 1" in answer
