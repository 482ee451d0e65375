"""What can go wrong, as one short tree; every sentence ends with what to do.

```
EngagementError
├── ConfigError
├── TrackingError
└── StorageError
    ├── NotCommittedError
    ├── DatabaseUnreachableError
    ├── MigrationsPendingError
    └── SchemaTooNewError
```
"""

from collections.abc import Sequence


class EngagementError(Exception):
    """Anything the plugin raises on purpose."""


class ConfigError(EngagementError):
    """A setting is unknown, missing or wrong.

    Attributes:
        key: Dotted name of the setting, as it stands in the TOML file.
        reason: What is wrong with it.
        mend: What to write instead.
    """

    def __init__(self, *, key: str, reason: str, mend: str) -> None:
        self.key = key
        self.reason = reason
        self.mend = mend
        super().__init__(f"{key}: {reason}. {mend}")


class TrackingError(EngagementError):
    """Something cannot be tracked as it was given.

    Attributes:
        reason: What is wrong with it.
    """

    def __init__(self, *, reason: str, mend: str) -> None:
        self.reason = reason
        super().__init__(f"{reason}. {mend}")


class StorageError(EngagementError):
    """The database cannot be used as it is."""


class DatabaseUnreachableError(StorageError):
    """Nothing answers at `storage.url`.

    Attributes:
        address: The URL without its password.
    """

    def __init__(self, *, address: str, reason: str) -> None:
        self.address = address
        self.reason = reason
        super().__init__(
            f"the database {address} does not answer ({reason}). "
            "Start it, or mend storage.url; `python -m engagement_plugin check` tries it again."
        )


class NotCommittedError(StorageError):
    """An update is not in the database yet, so Telegram shall deliver it again.

    Raised only with `capture.acknowledge = "database"`.
    """

    def __init__(self, *, source_key: str) -> None:
        self.source_key = source_key
        super().__init__(
            f"{source_key} is not in the database yet, so it is not acknowledged and will be "
            "delivered again. Look whether the database answers, or set "
            'capture.acknowledge = "journal".'
        )


class MigrationsPendingError(StorageError):
    """The schema is older than this code, and `storage.auto_migrate` is off."""

    def __init__(self, *, pending: Sequence[str]) -> None:
        self.pending = tuple(pending)
        super().__init__(
            f"the database lacks {len(self.pending)} migration(s): {', '.join(self.pending)}. "
            "Run `python -m engagement_plugin migrate`, or set storage.auto_migrate = true."
        )


class SchemaTooNewError(StorageError):
    """A newer, incompatible version of the plugin has changed the schema."""

    def __init__(self, *, found: int, known: int) -> None:
        self.found = found
        self.known = known
        super().__init__(
            f"the database has schema epoch {found}, this version knows {known} at most. "
            "Upgrade engagement-plugin here, or point storage.url at another database."
        )
