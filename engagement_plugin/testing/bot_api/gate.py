"""The HTTP door: read a request, let it go wrong if that is planned, answer it."""

import asyncio
import inspect
from typing import Any, Final
from urllib.parse import unquote

import msgspec
from aiohttp import web

from .faults import DropAfter, DropBefore, Fault, HalfAnswer, Hang, HtmlError, Refusal, refusal
from .methods import KNOWN
from .reading import read_parameters
from .refusals import RefusedError
from .world import Ask, World

_PREFIX: Final = "/bot"
_HTML: Final = "<html><head><title>Bad Gateway</title></head><body>nginx</body></html>"

_HALF: Final = b'{"ok":true,"result":{'


class Gate:
    """Answers every request of every bot."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def __call__(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer one request; a refusal is an answer too."""
        try:
            ask = await self._ask(request)
            fault = self._world.faults.take(ask.method.lower(), ask.parameters.get("chat_id"))
            if fault is not None:
                return await _misbehave(request, ask, fault)
            return _answer(200, {"ok": True, "result": await perform(ask)})
        except RefusedError as refused:
            return _answer(refused.status, refused.body())

    async def _ask(self, request: web.BaseRequest) -> Ask:
        token, slash, method = request.path.removeprefix(_PREFIX).partition("/")
        if not slash or not request.path.startswith(_PREFIX):
            raise RefusedError(404, "Not Found")
        bot = self._world.bot(unquote(token))
        parameters = await read_parameters(request)
        known = KNOWN.get(method.lower())
        ask = Ask(
            world=self._world,
            bot=bot,
            method=known.name if known else method,
            parameters=parameters,
        )
        self._world.note(ask)
        return ask


async def perform(ask: Ask) -> Any:
    """Carry a request out.

    Raises:
        RefusedError: As Telegram would refuse it, 404 for a method it does not know.
    """
    known = KNOWN.get(ask.method.lower())
    if known is None:
        raise RefusedError(404, "Not Found: method not found")
    result = known.run(ask)
    return await result if inspect.isawaitable(result) else result


async def _misbehave(request: web.BaseRequest, ask: Ask, fault: Fault) -> web.StreamResponse:
    result = await perform(ask) if fault.delivered else None
    match fault:
        case HtmlError(status):
            return web.Response(status=status, text=_HTML, content_type="text/html")
        case DropBefore() | DropAfter():
            return _hang_up(request)
        case HalfAnswer():
            return await _break_off(request)
        case Hang(seconds):
            await asyncio.sleep(seconds)
            if fault.delivered:
                return _answer(200, {"ok": True, "result": result})
            return _hang_up(request)
        case Refusal(status, text):
            raise RefusedError(status, text)
        case _:
            raise refusal(fault)


def _hang_up(request: web.BaseRequest) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def _break_off(request: web.BaseRequest) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Type": "application/json"})
    response.content_length = len(_HALF) * 2
    await response.prepare(request)
    await response.write(_HALF)
    if request.transport is not None:
        request.transport.close()
    return response


def _answer(status: int, body: object) -> web.Response:
    return web.Response(
        status=status, body=msgspec.json.encode(body), content_type="application/json"
    )
