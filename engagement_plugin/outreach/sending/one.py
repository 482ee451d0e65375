"""One claimed message on its way: written, given a slot, asked about again, sent, settled."""

import asyncio
from datetime import timedelta
from typing import Final

from aiogram import Bot
from aiogram.exceptions import AiogramError

from engagement_plugin.domain import TextSource
from engagement_plugin.domain.candidate import Candidate
from engagement_plugin.outreach.sending.asking import begin
from engagement_plugin.outreach.sending.means import Means, Point
from engagement_plugin.outreach.sending.settling import settle
from engagement_plugin.outreach.writing.writer import Brief, Message
from engagement_plugin.storage import outreach_states as states
from engagement_plugin.storage.outreach_claims import Claim
from engagement_plugin.storage.outreach_states import Draft, Words
from engagement_plugin.telegram.entities import UnsendableError
from engagement_plugin.telegram.outcomes import Outcome, Unauthorised

# A name is worth no longer wait; every message reads well without it.
NAME_S: Final = 3.0
PATIENCE_S: Final = 5.0


class Sending:
    """One message's way.

    Attributes:
        is_begun: It may be out from now on: whoever stops waits for its end.
    """

    def __init__(self, means: Means, claim: Claim, bot: Bot) -> None:
        self.is_begun = False
        self._means = means
        self._claim = claim
        self._bot = bot

    async def go(self) -> Outcome | None:
        """Send it; gives what came of it, None where nothing was sent."""
        means, claim = self._means, self._claim
        await means.reach(Point.CLAIMED)
        draft = await means.database.run(states.draft(claim))
        candidate = None if draft is None else await means.database.run(self._candidate())
        if draft is None or candidate is None:
            return None
        message = await self._written(draft, candidate)
        if message is None:
            return None
        wait = await means.sender.slot(
            claim.bot_id, draft.telegram_id, is_group=False, patience_s=PATIENCE_S
        )
        if wait:
            later = means.clock() + timedelta(seconds=wait)
            await means.database.run(states.put_back(claim, not_before=later))
            return None
        # The transaction goes on even when its caller is cancelled.
        self.is_begun = True
        began_at = means.clock()
        if not await means.database.run(begin(means, claim, draft)):
            return None
        await means.reach(Point.SENDING)

        async def written_down(outcome: Outcome) -> None:
            await means.reach(Point.ANSWERED)
            await means.database.run(settle(means, claim, outcome, began_at=began_at))

        outcome = await means.sender.send(
            self._bot, message.words.to(draft.telegram_id), written_down
        )
        if isinstance(outcome, Unauthorised):
            await means.on_refused(claim.bot_id)
        return outcome

    async def _candidate(self) -> Candidate | None:
        means = self._means
        return await means.knowledge.candidate(
            means.database.client, self._claim.person_id, now=means.clock()
        )

    async def _written(self, draft: Draft, candidate: Candidate) -> Message | None:
        brief = Brief(
            outreach=draft.id,
            kind=draft.type,
            facts=draft.facts,
            language=candidate.language,
            name=await self._name(draft.telegram_id),
            last_template=draft.last_template,
        )
        try:
            message = await self._means.writer.write(brief)
        except UnsendableError as error:
            await self._means.database.run(states.bury(self._claim, str(error)[:255]))
            return None
        may_keep = message.source is not TextSource.LLM or candidate.consents.text_storage
        words = Words(
            text=message.words.text if may_keep else None,
            template=message.template,
            locale=message.locale,
            source=message.source,
            propensity=message.propensity,
        )
        is_kept = await self._means.database.run(states.keep_words(self._claim, words))
        return message if is_kept else None

    async def _name(self, telegram_id: int) -> str | None:
        try:
            async with asyncio.timeout(NAME_S):
                return (await self._bot.get_chat(telegram_id)).first_name
        except (AiogramError, TimeoutError):
            # Sending meets the same trouble, and is the one to settle it.
            return None
