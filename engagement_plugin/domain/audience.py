"""Of whom an audience's figures speak."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class AudienceChat(StrEnum):
    """Where people are met."""

    PRIVATE = "private"
    GROUP = "group"


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceFilter:
    """A part of an audience; everybody where nothing is said.

    Attributes:
        chat: Only what is done there counts.
        language: Of the people, without a country, in small letters.
    """

    chat: AudienceChat | None = None
    language: str | None = None

    @property
    def is_everybody(self) -> bool:
        """Say whether nobody is left out."""
        return self.chat is None and self.language is None


EVERYBODY: Final = AudienceFilter()
