"""What was really delivered to people: the only thing that can count a duplicate."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import overload

from .shapes import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One message, or one change of a message, that a person can see.

    Attributes:
        method: In Telegram's spelling, e.g. `sendMessage`.
        text: The text or caption after entity parsing; empty for a picture alone.
        entities: Of the text or caption, offsets in UTF-16 units.
        reply_markup: As the bot sent it, any kind of keyboard.
        payload: Every parameter of the request; uploads in place of `attach://`.
        at: By the server's clock.
    """

    method: str
    bot_id: int
    chat_id: int
    message_id: int
    text: str
    entities: tuple[Json, ...]
    reply_markup: Json | None
    payload: Json
    at: datetime


class Ledger(Sequence[Delivery]):
    """Deliveries in the order they happened."""

    def __init__(self) -> None:
        self._deliveries: list[Delivery] = []
        self._waiting: list[tuple[int, int | None, asyncio.Future[None]]] = []

    @overload
    def __getitem__(self, index: int) -> Delivery: ...

    @overload
    def __getitem__(self, index: slice) -> list[Delivery]: ...

    def __getitem__(self, index: int | slice) -> Delivery | list[Delivery]:
        return self._deliveries[index]

    def __len__(self) -> int:
        return len(self._deliveries)

    def __iter__(self) -> Iterator[Delivery]:
        return iter(self._deliveries)

    def __repr__(self) -> str:
        return f"Ledger({self._deliveries!r})"

    def to(self, chat_id: int) -> tuple[Delivery, ...]:
        """Pick what reached one chat."""
        return tuple(seen for seen in self._deliveries if seen.chat_id == chat_id)

    def texts(self, chat_id: int | None = None) -> list[str]:
        """List the texts and captions, of one chat or of all."""
        return [
            seen.text for seen in self._deliveries if chat_id is None or seen.chat_id == chat_id
        ]

    async def reached(self, count: int, *, chat_id: int | None = None) -> None:
        """Wait until at least so many deliveries stand here, in one chat or in all."""
        if self._count(chat_id) >= count:
            return
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        waiting = (count, chat_id, future)
        self._waiting.append(waiting)
        try:
            await future
        finally:
            self._waiting.remove(waiting)

    def append(self, delivery: Delivery) -> None:
        """Write one down and wake who waited for it."""
        self._deliveries.append(delivery)
        for count, chat_id, future in self._waiting:
            if not future.done() and self._count(chat_id) >= count:
                future.set_result(None)

    def clear(self) -> None:
        """Forget all; chats keep their messages."""
        self._deliveries.clear()

    def _count(self, chat_id: int | None) -> int:
        return len(self._deliveries) if chat_id is None else len(self.to(chat_id))
