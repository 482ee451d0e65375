"""Where Redis is, and what an operator reads when it is not there."""

from pathlib import Path

import pytest
from pydantic import SecretStr
from redis.asyncio import Redis

from engagement_plugin.checkup import check
from engagement_plugin.errors import ConfigError
from engagement_plugin.settings import JobSettings, Settings, StorageSettings
from engagement_plugin.worker.connection import ping, prefix_of, shown
from engagement_plugin.worker.connection import redis_url as url_of
from engagement_plugin.worker.queues import QUEUES, stream_name
from engagement_plugin.worker.stream import Stream


def at(url: str, database: str = "sqlite://engagement.sqlite3") -> Settings:
    """Settings with this Redis."""
    return Settings(
        jobs=JobSettings(redis=SecretStr(url)), storage=StorageSettings(url=SecretStr(database))
    )


def test_without_a_redis_the_error_says_how_to_have_one() -> None:
    """And that one is not needed at all."""
    with pytest.raises(ConfigError, match=r"ENGAGEMENT__JOBS__REDIS.*jobs\.embedded = true"):
        url_of(at(""))


@pytest.mark.parametrize("url", ["localhost:6379", "http://:hush@redis", "hush"])
def test_what_is_no_url_of_rediss_is_not_repeated(url: str) -> None:
    """It was meant to hold a password."""
    with pytest.raises(ConfigError) as raised:
        url_of(at(url))

    assert raised.value.key == "jobs.redis"
    assert "hush" not in str(raised.value)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("redis://:hush@redis:6379/0", "redis://:***@redis:6379/0"),
        ("rediss://anna:hu/sh@redis/1", "rediss://anna:***@redis/1"),
        ("unix:///tmp/redis.sock?db=1&password=hush", "unix:///tmp/redis.sock"),
    ],
)
def test_a_url_is_shown_without_its_password(url: str, expected: str) -> None:
    """Reports are copied into chats."""
    assert expected == shown(url)


async def test_a_redis_that_answers_tells_its_version(redis_url: str) -> None:
    """As the check shows it."""
    settings = at(redis_url)

    version = await ping(settings)
    (found,) = [each async for each in check(settings) if each.subject == "redis"]

    assert found.state == "ok"
    assert found.text.startswith(f"{redis_url} answers, version {version}; work 0 waiting")


async def test_work_that_nobody_listens_for_is_worth_a_word(
    redis_url: str, redis: "Redis"
) -> None:
    """With the embedded worker off, somebody has to."""
    jobs = JobSettings(redis=SecretStr(redis_url), embedded=False)
    settings = Settings(jobs=jobs)

    (before,) = [each async for each in check(settings) if each.subject == "redis"]
    for queue in QUEUES:
        await Stream(redis, stream_name(settings, queue), consumer="anna").open()
    await Stream(redis, stream_name(settings, "send"), consumer="anna").beat()
    (after,) = [each async for each in check(settings) if each.subject == "redis"]

    assert (before.state, after.state) == ("advice", "ok")
    assert "send 0 waiting/1 worker(s)" in after.text


async def test_a_redis_that_is_away_is_wrong() -> None:
    """With the mend, without the password."""
    found = [
        each async for each in check(at("redis://:hush@127.0.0.1:1/0")) if each.subject == "redis"
    ]

    assert [each.state for each in found] == ["wrong"]
    assert "redis://:***@127.0.0.1:1/0 does not answer" in found[0].text
    assert "Start it" in found[0].text
    assert "hush" not in found[0].text


async def test_without_a_redis_the_check_does_not_speak_of_it() -> None:
    """Most bots need none."""
    assert [each async for each in check(at("")) if each.subject == "redis"] == []


def test_two_bots_may_share_a_redis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each database has queues of its own; user and password are no part of their names."""
    monkeypatch.chdir(tmp_path)
    here = prefix_of(at("", "sqlite://bot.sqlite3"))
    absolute = prefix_of(at("", f"sqlite://{tmp_path}/bot.sqlite3"))
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path / "other")
    elsewhere = prefix_of(at("", "sqlite://bot.sqlite3"))

    one = prefix_of(at("", "postgres://anna:hush@db/bot"))
    same = prefix_of(at("", "postgres://boris:other@db/bot?ssl=true"))
    another = prefix_of(at("", "postgres://anna:hush@db/other"))

    assert here == absolute
    assert one == same
    assert len({here, elsewhere, one, another}) == 4
