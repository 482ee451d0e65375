"""Updates brought to a bot's own address, again and again until it says 2xx."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import aiohttp
import msgspec

from .backlog import kind_of
from .gate import perform
from .reading import decoded
from .refusals import RefusedError
from .shapes import Json
from .world import Ask, BotAccount, World

SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 -- a header's name


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookDelivery:
    """How an update fared at a bot's address.

    Attributes:
        status: Of the last attempt; None when nobody answered, or nothing was tried.
        attempts: Zero for a kind of update the bot has not asked for.
    """

    update_id: int
    status: int | None
    attempts: int

    @property
    def is_accepted(self) -> bool:
        """Tell whether the bot took it."""
        return self.status is not None and _is_success(self.status)


class Postman:
    """Posts updates to webhooks; opens its connections when first used."""

    def __init__(self, world: World, *, delays: Sequence[float]) -> None:
        self._world = world
        self._delays = tuple(delays)
        self._client: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.close()
            self._client = None

    async def deliver(self, bot: BotAccount, update: Json) -> WebhookDelivery:
        """Post an update until it is taken or the delays are used up.

        A method in the answer's body is carried out, as Telegram does.

        Raises:
            LookupError: The bot has no webhook.
        """
        if bot.webhook is None:
            raise LookupError(f"bot {bot.id} has no webhook; call its set_webhook first")
        numbered = bot.backlog.number(update)
        update_id = int(numbered["update_id"])
        bot.remember(numbered)
        if not bot.backlog.allows(kind_of(numbered)):
            bot.backlog.withheld.append(numbered)
            return WebhookDelivery(update_id=update_id, status=None, attempts=0)
        status, attempts = None, 0
        for delay in (0.0, *self._delays):
            await asyncio.sleep(delay)
            attempts += 1
            status = await self._post(bot, numbered)
            if status is not None and _is_success(status):
                break
        return WebhookDelivery(update_id=update_id, status=status, attempts=attempts)

    async def _post(self, bot: BotAccount, update: Json) -> int | None:
        webhook = bot.webhook
        if webhook is None:
            return None
        if self._client is None:
            self._client = aiohttp.ClientSession()
        headers = {"Content-Type": "application/json"}
        if webhook.secret:
            headers[SECRET_HEADER] = webhook.secret
        try:
            async with self._client.post(
                webhook.url, data=msgspec.json.encode(update), headers=headers
            ) as response:
                if _is_success(response.status):
                    await self._obey(bot, await _reply(response))
                else:
                    self._note(bot, f"Wrong response from the webhook: {response.status}")
                return response.status
        except (aiohttp.ClientError, TimeoutError) as error:
            self._note(bot, type(error).__name__)
            return None

    async def _obey(self, bot: BotAccount, reply: Json) -> None:
        method = reply.pop("method", None)
        if not method:
            return
        ask = Ask(world=self._world, bot=bot, method=str(method), parameters=decoded(reply))
        self._world.note(ask)
        try:
            await perform(ask)
        except RefusedError as refused:
            # Telegram tells nobody about a refused reply; here it can be read at least.
            self._note(bot, refused.description)

    def _note(self, bot: BotAccount, failure: str) -> None:
        if bot.webhook is not None:
            failed_at = int(self._world.clock().timestamp())
            bot.webhook = replace(bot.webhook, failed_at=failed_at, failure=failure)


def _is_success(status: int) -> bool:
    return 200 <= status < 300


async def _reply(response: aiohttp.ClientResponse) -> Json:
    if response.content_type == "application/json":
        body = await response.read()
        reply = msgspec.json.decode(body) if body else None
        return reply if isinstance(reply, dict) else {}
    if response.content_type == "multipart/form-data":
        found: Json = {}
        async for part in aiohttp.MultipartReader.from_response(response):
            if isinstance(part, aiohttp.BodyPartReader) and part.name:
                found[part.name] = await part.text()
        return found
    return {}
