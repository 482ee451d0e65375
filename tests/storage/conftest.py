"""A writer over the test's database."""

import pytest

from engagement_plugin.storage.bulk import BulkWriter
from engagement_plugin.storage.database import Database
from engagement_plugin.testing.clock import FrozenClock


@pytest.fixture
def writer(database: Database, clock: FrozenClock) -> BulkWriter:
    """A writer that has met nobody yet."""
    return BulkWriter(database, clock=clock)
