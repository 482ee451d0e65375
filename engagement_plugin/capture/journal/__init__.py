"""What was seen, on disk before the host's handler starts, until the database has it."""

from engagement_plugin.capture.journal.journal import Journal

__all__ = ["Journal"]
