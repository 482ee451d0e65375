"""PLACEHOLDER until the real formula is written over this file."""

from typing import NamedTuple

from engagement_plugin.domain import Sentiment


class Quality(NamedTuple):
    """PLACEHOLDER."""

    total: float


def quality(
    *, length: int, has_media: bool, is_reply: bool, sentiment: Sentiment | None
) -> Quality:
    """Judge."""
    return Quality(0.5)
