"""How a host's own words are refused: by the key they stand at, with what to write instead."""

import difflib
from collections.abc import Iterable, Mapping
from typing import NoReturn, TypeVar

from engagement_plugin.errors import ConfigError
from engagement_plugin.outreach.writing.languages import canonical

Text = TypeVar("Text")


def refuse(key: str, reason: str, mend: str) -> NoReturn:
    """Raise what is wrong."""
    raise ConfigError(key=f"outreach.{key}", reason=reason, mend=mend)


def nearest(word: str, known: Iterable[str]) -> str:
    """Guess what was meant."""
    choices = sorted(known)
    near = difflib.get_close_matches(word, choices, n=1)
    return f"Did you mean {near[0]}?" if near else f"Write one of: {', '.join(choices)}."


def by_language(key: str, texts: Mapping[str, Text], *, default: str | None) -> dict[str, Text]:
    """Give texts by languages as we write them: `pt_BR` of `pt-br`.

    Args:
        default: The language that has to be among them, where one has to.

    Raises:
        ConfigError: A language is none, or the default one is missing.
    """
    found = {_language(f"{key}.{language}", language): text for language, text in texts.items()}
    if len(found) < len(texts):
        refuse(key, "there are two texts of one language", "Keep one of them.")
    if default is not None and default not in found:
        refuse(
            key, f"the text in {default!r} is missing", f"Add {key.rpartition('.')[2]}.{default}."
        )
    return found


def _language(key: str, language: str) -> str:
    found = canonical(language)
    if found is None:
        refuse(key, f"{language!r} is no language", "Write a code such as en or pt-BR.")
    return found
