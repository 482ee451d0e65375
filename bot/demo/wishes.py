"""What the town's people want of their data: some agree, some refuse everything, one is erased."""

from collections.abc import Sequence
from typing import Final

from bot.demo.stage import Stage
from engagement_plugin.testing.bot_api import Json
from engagement_plugin.testing.updates import Someone

AGREES: Final = ("/privacy", "eng_my_cons:training:1")
REFUSES: Final = ("/privacy", "eng_my_cons:analytics:0", "eng_my_erase")
LEAVES: Final = ("/my_data", "/forget_me", "eng_my_erase")
CURIOUS: Final = ("/milestones", "/engagement", "eng_my_kind:check_in:0", "/privacy")
_EVERY: Final = 6  # so many people share one who agrees
_REFUSING: Final = 2


async def express(stage: Stage, people: Sequence[Someone]) -> Someone | None:
    """Let them press; gives somebody whose chat is worth a look, the one who looked round.

    Args:
        people: The busiest first; the same ones wish for the same each time.
    """
    if not people:
        return None
    # What they have reached is known by then.
    await stage.understand()
    curious, *others = people
    await _do(stage, curious, CURIOUS)
    for who in others[:_REFUSING]:
        await _do(stage, who, REFUSES)
    for who in others[_REFUSING : _REFUSING + 1]:
        await _do(stage, who, LEAVES)
    for who in others[_REFUSING + 1 :: _EVERY]:
        await _do(stage, who, AGREES)
    # Later, when work that is done every half hour is due again.
    stage.clock.forward(hours=1)
    return curious


async def _do(stage: Stage, who: Someone, steps: Sequence[str]) -> None:
    for step in steps:
        # Nobody presses faster than they read.
        stage.clock.forward(seconds=5)
        if step.startswith("/"):
            update = stage.updates.message(who, step)
        else:
            update = stage.updates.callback(who, step, under=_newest(stage, who))
        await stage.play([update], until=stage.clock())


def _newest(stage: Stage, who: Someone) -> Json:
    return next(each for each in reversed(stage.api.chat(who.id)) if "reply_markup" in each)
