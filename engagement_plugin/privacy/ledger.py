"""The consent ledger: what somebody agreed to, said where, in which words."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from engagement_plugin.clock import Clock
from engagement_plugin.domain import ConsentPurpose, Consents, PersonKey
from engagement_plugin.settings import ConsentSettings
from engagement_plugin.storage import consents
from engagement_plugin.storage.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """Whether something is agreed to.

    Attributes:
        is_said: The person said so themselves; otherwise it is the deployment's choice.
    """

    holds: bool
    is_said: bool


class Ledger:
    """Writes down every change, and says what holds.

    Args:
        erase: Erases somebody by bot and Telegram id: whoever wants no notes leaves none behind,
            not even that they said so.
    """

    def __init__(
        self,
        database: Database,
        *,
        settings: ConsentSettings,
        clock: Clock,
        erase: Callable[[int, int], Awaitable[object]],
    ) -> None:
        self._database = database
        self._erase = erase
        self._settings = settings
        self._clock = clock

    async def state(self, person: PersonKey) -> dict[ConsentPurpose, Agreed] | None:
        """Say what holds for somebody, purpose by purpose; None of a stranger."""
        found = await self._database.run(consents.find(person))
        return None if found is None else agreed(found, self._settings)

    def usual(self) -> dict[ConsentPurpose, Agreed]:
        """Say what holds for whoever never said anything."""
        return agreed(Consents(), self._settings)

    async def agreeing(self, bot_id: int, purpose: ConsentPurpose) -> int:
        """Count with how many people something is agreed."""
        by_default: bool = getattr(self._settings, purpose.value)
        return await self._database.run(consents.count(bot_id, purpose, by_default=by_default))

    async def change(
        self,
        person: PersonKey,
        purpose: ConsentPurpose,
        *,
        given: bool,
        place: str,
        wording: str,
    ) -> bool:
        """Write down that somebody agrees or does not any more; False where that held already.

        Who refuses analytics is erased, and stays unknown.

        Args:
            place: Where they said so, "/privacy" say.
            wording: The version of the sentence they saw.
        """
        if purpose is ConsentPurpose.ANALYTICS and not given:
            await self._erase(*person)
            return True
        return await self._database.run(
            consents.change(
                person,
                purpose,
                given=given,
                place=place,
                wording=wording,
                now=self._clock(),
                dialect=self._database.dialect,
            )
        )


def agreed(said: Consents, settings: ConsentSettings) -> dict[ConsentPurpose, Agreed]:
    """Say what holds: a person's own word, else the deployment's choice."""
    found = {}
    for purpose in ConsentPurpose:
        word: bool | None = getattr(said, purpose.value)
        usual: bool = getattr(settings, purpose.value)
        found[purpose] = Agreed(holds=usual if word is None else word, is_said=word is not None)
    return found
