"""The server as a whole: where it listens, whom it serves, how it can be asked."""

import sys
from asyncio import create_subprocess_exec
from asyncio.subprocess import PIPE
from io import BytesIO
from typing import Any

import pytest
from aiogram import Bot
from aiogram.methods import Close
from aiohttp import ClientSession, FormData

from engagement_plugin.testing.bot_api import LocalBotAPI, Upload
from engagement_plugin.testing.updates import Someone, Updates

ME = "/bot42:TEST/"


async def test_a_bot_meets_itself(bot: Bot) -> None:
    """A bot is told the number in the token."""
    me = await bot.get_me()

    assert (me.id, me.is_bot) == (42, True)


async def test_a_server_can_be_started_again_on_the_same_port() -> None:
    """Starting and stopping work without `async with`, on a port of one's choice."""
    first = LocalBotAPI()
    await first.start()
    url = first.url
    await first.stop()

    async with LocalBotAPI(port=int(url.rpartition(":")[2])) as again:
        assert again.url == url


@pytest.mark.parametrize("method", ["sendMessage", "sendmessage", "SENDMESSAGE"])
async def test_the_case_of_a_method_does_not_matter(
    api: LocalBotAPI, http: ClientSession, method: str
) -> None:
    """Any spelling works, by GET too, and the ledger keeps Telegram's."""
    async with http.get(api.url + ME + method, params={"chat_id": 7, "text": "hi"}) as response:
        answer = await response.json()

    assert answer["ok"]
    assert [(seen.method, seen.text) for seen in api.ledger] == [("sendMessage", "hi")]


async def test_json_and_multipart_bodies_are_read(api: LocalBotAPI, http: ClientSession) -> None:
    """JSON needs no strings within strings; a file arrives under its own name."""
    markup = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}
    form = FormData({"chat_id": "7", "caption": "true"})
    form.add_field("photo", b"pixels", filename="p.png", content_type="image/png")

    await http.post(
        api.url + ME + "sendMessage",
        json={"chat_id": 7, "text": "[1]", "reply_markup": markup},
    )
    await http.post(api.url + ME + "sendPhoto", data=form)

    assert [seen.text for seen in api.ledger] == ["[1]", "true"]
    assert api.ledger[0].reply_markup == markup
    assert api.ledger[1].payload["photo"] == Upload(
        filename="p.png", content=b"pixels", content_type="image/png"
    )


@pytest.mark.parametrize(
    ("path", "status", "description"),
    [
        pytest.param(ME + "sendNonsense", 404, "Not Found: method not found", id="method"),
        pytest.param("/bot42/getMe", 404, "Not Found", id="token without a colon"),
        pytest.param("/botx:y/getMe", 404, "Not Found", id="token without a number"),
        pytest.param("/bot42:TEST", 404, "Not Found", id="no method"),
        pytest.param("/", 404, "Not Found", id="no bot"),
    ],
)
async def test_an_unknown_address_is_not_found(
    api: LocalBotAPI, http: ClientSession, path: str, status: int, description: str
) -> None:
    """The answer is Telegram's 404 in JSON."""
    async with http.post(api.url + path) as response:
        answer = await response.json()

    assert response.status == status
    assert answer == {"ok": False, "error_code": status, "description": description}


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param({"data": {"reply_markup": "{"}}, "reply markup", id="within a form"),
        pytest.param(
            {"data": b"[1]", "headers": {"Content-Type": "application/json"}},
            "JSON-serialized",
            id="a JSON list",
        ),
    ],
)
async def test_unreadable_parameters_are_refused(
    api: LocalBotAPI, http: ClientSession, body: dict[str, Any], reason: str
) -> None:
    """A body that cannot be decoded is a bad request."""
    async with http.post(api.url + ME + "sendMessage", **body) as response:
        answer = await response.json()

    assert response.status == 400
    assert reason in answer["description"]


async def test_too_large_a_body_is_refused(api: LocalBotAPI, http: ClientSession) -> None:
    """Telegram takes uploads of 50 MB and answers 413 above."""
    async with http.post(
        api.url + ME + "sendMessage",
        data=BytesIO(b"x" * 54_000_000),
        headers={"Content-Type": "application/json"},
    ) as response:
        assert response.status == 413


async def test_each_token_is_a_bot_of_its_own(
    api: LocalBotAPI, http: ClientSession, ada: Someone, updates: Updates
) -> None:
    """Queues, chats and blocks of two bots do not mix."""
    api.push(updates.message(ada, "to the second"), token="43:OTHER")
    api.block(ada.id, token="43:OTHER")

    async with http.post(api.url + ME + "getUpdates") as response:
        first = await response.json()
    async with http.post(api.url + "/bot43:OTHER/getUpdates") as response:
        second = await response.json()
    async with http.post(
        api.url + ME + "sendMessage", data={"chat_id": ada.id, "text": "hi"}
    ) as response:
        sent = await response.json()

    assert (len(first["result"]), len(second["result"])) == (0, 1)
    assert sent["result"]["from"]["id"] == 42
    assert [message["text"] for message in api.chat(ada.id)] == ["hi"]
    assert [message["text"] for message in api.chat(ada.id, "43:OTHER")] == ["to the second"]


async def test_another_process_reaches_it(api: LocalBotAPI) -> None:
    """It is plain HTTP on loopback."""
    code = "import sys,urllib.request as u; print(u.urlopen(sys.argv[1]).read().decode())"
    process = await create_subprocess_exec(
        sys.executable, "-c", code, api.url + ME + "getMe", stdout=PIPE
    )

    printed, _ = await process.communicate()

    assert b'"ok":true' in printed


async def test_calls_keep_what_was_refused_and_are_bounded(http: ClientSession) -> None:
    """Every request is seen; the oldest is forgotten first."""
    async with LocalBotAPI(calls_kept=2) as api:
        await http.post(api.url + ME + "getMe")
        await http.post(api.url + ME + "sendNonsense", data={"text": "a"})
        await http.post(api.url + ME + "sendMessage", data={"chat_id": "7"})

        assert [(call.method, call.bot_id, call.parameters) for call in api.calls] == [
            ("sendNonsense", 42, {"text": "a"}),
            ("sendMessage", 42, {"chat_id": 7}),
        ]
        assert len(api.ledger) == 0


async def test_a_chat_and_its_members_can_be_asked_for(
    api: LocalBotAPI, bot: Bot, ada: Someone, updates: Updates
) -> None:
    """A person seen is a member, one never seen has left, and standings can be set."""
    api.push(updates.message(ada, "hello"))
    api.members[ada.id, 9] = {"status": "creator", "is_anonymous": False}

    chat = await bot.get_chat(ada.id)
    standings = [(await bot.get_chat_member(ada.id, user_id)).status for user_id in (7, 8, 9, 42)]

    assert chat.first_name == "Ada"
    assert standings == ["member", "left", "creator", "member"]


async def test_small_signs_are_accepted_and_seen(api: LocalBotAPI, bot: Bot) -> None:
    """Actions, reactions and answers leave no message but are among the calls."""
    await bot.send_chat_action(7, "typing")
    await bot.set_message_reaction(7, 1, reaction=[])
    await bot.answer_callback_query("press-1", text="Done")

    assert [call.method for call in api.calls] == [
        "sendChatAction",
        "setMessageReaction",
        "answerCallbackQuery",
    ]
    assert api.calls[2].parameters["text"] == "Done"
    assert len(api.ledger) == 0


async def test_a_bot_can_take_its_leave(bot: Bot) -> None:
    """Close and logOut are accepted."""
    assert await bot.log_out()
    assert await bot(Close())
