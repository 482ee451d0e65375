"""A phone with the companion open in it."""

from typing import Final

from bot.demo.stage import Stage
from engagement_plugin.testing.bot_api import Json
from engagement_plugin.testing.updates import Someone

ADA: Final = Someone(8, first_name="Ada", language="en")
VERA: Final = Someone(9, first_name="Вера", language="ru")
BOSS: Final = Someone(7, first_name="Boss", language="en")


class Phone:
    """What one person does, and what they see then."""

    def __init__(self, stage: Stage, who: Someone) -> None:
        self.stage = stage
        self.who = who

    async def write(self, text: str) -> str:
        return await self.send(self.stage.updates.message(self.who, text))

    async def press(self, label: str) -> str:
        shown = self.newest
        [data] = [each["callback_data"] for each in _buttons(shown) if label in each["text"]]
        return await self.send(self.stage.updates.callback(self.who, data, under=shown))

    async def send(self, update: Json) -> str:
        """Let it happen; gives the text that stands last in the chat."""
        await self.stage.play([update], until=self.stage.clock())
        return str(self.newest["text"])

    @property
    def newest(self) -> Json:
        """The last message in the chat."""
        return self.stage.api.chat(self.who.id)[-1]

    @property
    def buttons(self) -> list[str]:
        """What can be pressed under it."""
        return [each["text"] for each in _buttons(self.newest)]


def _buttons(message: Json) -> list[Json]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", ())
    return [button for row in rows for button in row]
