"""The schema that is migrated is the schema of the models, on both dialects, there and back."""

import asyncio
import contextvars
import re
import shutil
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from aerich import Command
from pydantic import SecretStr
from tortoise import Tortoise
from tortoise.backends.base.client import BaseDBAsyncClient

from engagement_plugin.errors import (
    DatabaseUnreachableError,
    MigrationsPendingError,
    SchemaTooNewError,
)
from engagement_plugin.settings import StorageSettings
from engagement_plugin.storage import migrations
from engagement_plugin.storage.database import (
    APP,
    connection_name,
    dialect_of,
    tortoise_config,
)
from engagement_plugin.storage.models import __models__

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[2]


async def apart(storage: StorageSettings, work: Callable[[BaseDBAsyncClient], Awaitable[T]]) -> T:
    """Run work with a Tortoise of its own, as a migration does."""

    async def inside() -> T:
        await Tortoise.init(config=tortoise_config(storage, "aerich.models"))
        try:
            return await work(Tortoise.get_connection(connection_name(dialect_of(storage))))
        finally:
            await Tortoise.close_connections()

    return await asyncio.get_running_loop().create_task(inside(), context=contextvars.Context())


async def catalogue(client: BaseDBAsyncClient) -> set[tuple[str, ...]]:
    """Describe every column, index and constraint there is, checks left out."""
    if client.capabilities.dialect == "sqlite":
        return await _sqlite_catalogue(client)
    columns = await client.execute_query_dict(
        "SELECT table_name, column_name, data_type, is_nullable, column_default,"
        " character_maximum_length FROM information_schema.columns WHERE table_schema = 'public'"
    )
    indexes = await client.execute_query_dict(
        "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'"
    )
    constraints = await client.execute_query_dict(
        "SELECT conrelid::regclass::text AS t, pg_get_constraintdef(oid) AS d FROM pg_constraint"
        " WHERE connamespace = 'public'::regnamespace AND contype <> 'c'"
    )
    return {tuple(map(str, row.values())) for row in (*columns, *indexes, *constraints)}


async def _sqlite_catalogue(client: BaseDBAsyncClient) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    tables = await client.execute_query_dict(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    )
    for table in tables:
        name = table["name"]
        for pragma in ("table_info", "index_list", "foreign_key_list"):
            rows: list[dict[str, Any]] = await client.execute_query_dict(
                f"PRAGMA {pragma}('{name}')"
            )
            ordered = {"seq", "id", "cid"}
            for row in rows:
                kept = [str(value) for key, value in row.items() if key not in ordered]
                found.add((name, pragma, *kept))
                if pragma == "index_list":
                    parts = await client.execute_query_dict(f"PRAGMA index_info('{row['name']}')")
                    found.add((name, row["name"], *(str(part["name"]) for part in parts)))
    return found


async def test_the_migrated_schema_is_that_of_the_models(storage: StorageSettings) -> None:
    """Columns, indexes, uniques and foreign keys are the same as freshly generated ones."""

    async def generate(client: BaseDBAsyncClient) -> set[tuple[str, ...]]:
        cascade = " CASCADE"
        if client.capabilities.dialect == "sqlite":
            cascade = ""
            await client.execute_script("PRAGMA foreign_keys = OFF")
        for table in (*(each._meta.db_table for each in __models__), "aerich"):
            await client.execute_script(f'DROP TABLE "{table}"{cascade}')
        await Tortoise.generate_schemas()
        return await catalogue(client)

    await migrations.migrate(storage)

    migrated = await apart(storage, catalogue)

    assert len(migrated) > 100
    assert await apart(storage, generate) == migrated


async def test_down_and_up_again_gives_the_same_schema(storage: StorageSettings) -> None:
    """Every migration can be taken back and applied again."""

    async def down(client: BaseDBAsyncClient) -> set[tuple[str, ...]]:
        command = Command(
            tortoise_config=tortoise_config(storage, "aerich.models"),
            app=APP,
            location=str(migrations.location(storage)),
        )
        await command.init()
        await command.downgrade(version=0, delete=False)
        return await catalogue(client)

    await migrations.migrate(storage)
    before = await apart(storage, catalogue)

    lowered = await apart(storage, down)
    applied = await migrations.migrate(storage)

    assert not any("user_engagements" in row[0] for row in lowered)
    assert migrations.known_versions(storage) == applied
    assert before == await apart(storage, catalogue)


async def test_a_second_generated_migration_would_be_empty(
    storage: StorageSettings, tmp_path: Path
) -> None:
    """The models have not moved on without a migration."""
    copy = tmp_path / "migrations"
    shutil.copytree(migrations.location(storage), copy)

    async def generate(_client: BaseDBAsyncClient) -> str:
        config = tortoise_config(storage, "aerich.models")
        command = Command(tortoise_config=config, app=APP, location=str(copy))
        await command.init()
        written: str = await command.migrate("second", no_input=True)
        return written

    await migrations.migrate(storage)

    assert not await apart(storage, generate)


async def test_two_processes_that_start_at_once_both_come_up(storage: StorageSettings) -> None:
    """One applies the migrations, the other waits for it and finds nothing to do."""

    async def start() -> tuple[int | None, str]:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "engagement_plugin",
            "migrate",
            cwd=ROOT,
            env={"ENGAGEMENT__STORAGE__URL": storage.url.get_secret_value(), "PATH": ""},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        output, _ = await process.communicate()
        return process.returncode, output.decode()

    results = await asyncio.gather(start(), start(), start())

    assert [0, 0, 0] == [code for code, _ in results], results
    assert len(migrations.known_versions(storage)) == sum(
        output.count("✓ applied") for _, output in results
    )


async def test_a_newer_epoch_is_refused(storage: StorageSettings) -> None:
    """Code that does not know a schema does not touch it, and says what to do."""
    await migrations.migrate(storage)
    await _execute(
        storage,
        "UPDATE plugin_state SET value = '99' WHERE key = 'schema_epoch' AND bot_id = 0",
    )

    with pytest.raises(SchemaTooNewError, match=r"epoch 99.*knows 1 at most.*Upgrade"):
        await migrations.prepare(storage)
    with pytest.raises(SchemaTooNewError):
        await migrations.migrate(storage)


async def test_older_code_runs_beside_an_expanded_schema(storage: StorageSettings) -> None:
    """A table and a column more, and a migration this code has never heard of, change nothing."""
    await migrations.migrate(storage)
    await _execute(storage, "ALTER TABLE engagement_person ADD COLUMN later VARCHAR(10)")
    await _execute(storage, "CREATE TABLE later (id INTEGER)")
    await _execute(
        storage,
        "INSERT INTO aerich (version, app, content) VALUES ('7_later.py', 'engagement', '{}')",
    )

    assert await migrations.prepare(storage) == []


async def test_pending_migrations_stop_a_start_without_auto_migrate(
    storage: StorageSettings,
) -> None:
    """The error names what is missing and the command; nothing is changed."""
    careful = storage.model_copy(update={"auto_migrate": False})

    with pytest.raises(MigrationsPendingError, match=r"0_\d+_init.py.*migrate"):
        await migrations.prepare(careful)

    assert migrations.known_versions(storage) == await migrations.pending(storage)


async def test_a_database_that_does_not_answer_is_named_without_its_password() -> None:
    """The error can be shown to anybody."""
    away = StorageSettings(url=SecretStr("postgres://someone:s3cret@127.0.0.1:1/nothing"))

    with pytest.raises(
        DatabaseUnreachableError, match=r"127\.0\.0\.1:1/nothing does not answer"
    ) as it:
        await migrations.prepare(away)

    assert "s3cret" not in str(it.value)


def test_sqlite_migrations_only_ever_add() -> None:
    """SQLite cannot alter a column without rebuilding the table and losing its children."""
    for file in (ROOT / "migrations" / "sqlite" / "engagement").glob("*.py"):
        upgrade = file.read_text("utf-8").partition("async def downgrade")[0]

        assert not re.search(r"ALTER COLUMN|DROP COLUMN|RENAME|DROP TABLE", upgrade), file


async def test_postgres_checks_ranges(storage: StorageSettings) -> None:
    """What the domain promises, PostgreSQL enforces."""
    if dialect_of(storage) == "sqlite":
        # The only difference between the two schemas: SQLite has no checks.
        return
    await migrations.migrate(storage)

    checks = await apart(storage, _checks)

    assert {"ck_engagement_sentiment", "ck_engagement_quality", "ck_person_seen"} <= checks


async def _checks(client: BaseDBAsyncClient) -> set[str]:
    rows = await client.execute_query_dict("SELECT conname FROM pg_constraint WHERE contype = 'c'")
    return {row["conname"] for row in rows}


async def _execute(storage: StorageSettings, statement: str) -> None:
    async def run(client: BaseDBAsyncClient) -> None:
        await client.execute_script(statement)

    await apart(storage, run)
