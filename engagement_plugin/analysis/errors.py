"""What is wrong with a word list, told so that a native speaker can mend it."""

from engagement_plugin.errors import EngagementError


class LexiconError(EngagementError):
    """A word list cannot be used as it is.

    Attributes:
        file: Its name.
        section: The section and key, as they stand in the file.
        entry: The entry, or None where the whole section is meant.
        reason: What is wrong.
    """

    def __init__(self, *, file: str, section: str, entry: str | None, reason: str) -> None:
        self.file = file
        self.section = section
        self.entry = entry
        self.reason = reason
        where = f"{file}, {section}" + (f", {entry!r}" if entry else "")
        super().__init__(f"{where}: {reason}. Mend it as docs/languages.md shows.")
