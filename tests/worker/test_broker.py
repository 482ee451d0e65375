"""taskiq on Redis, with every trap closed that its own broker leaves open."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import TypeAlias, cast

import pytest
from pydantic import SecretStr
from redis.asyncio import Redis
from redis.exceptions import RedisError
from taskiq import AckableMessage
from taskiq.exceptions import SendTaskError
from taskiq.receiver import Receiver
from taskiq.result_backends.dummy import DummyResultBackend
from taskiq.serializers import JSONSerializer

from engagement_plugin.settings import JobSettings, Settings, StorageSettings
from engagement_plugin.worker import broker as brokers
from engagement_plugin.worker.broker import EngagementBroker, make_brokers
from tests.worker.redis_on_port import RestartableRedis
from tests.worker.village import until

PATIENCE_S = 20
Entries: TypeAlias = list[tuple[bytes, dict[bytes, bytes]]]


@pytest.fixture
async def broker(redis_url: str, redis: "Redis") -> AsyncIterator[EngagementBroker]:
    """Its queue, open and empty."""
    started = EngagementBroker(redis_url, "queue")
    await started.startup()
    yield started
    await started.shutdown()


async def note(word: str) -> None:
    """Do nothing; receivers of the tests put their own in its place."""


async def first(broker: EngagementBroker) -> AckableMessage:
    """The next message there is."""
    async with asyncio.timeout(PATIENCE_S):
        return await anext(broker.listen())


async def served(broker: EngagementBroker, *, until: asyncio.Event) -> None:
    """Work as a worker does, until something has happened."""
    finish = asyncio.Event()
    receiver = Receiver(broker, max_async_tasks=2, run_startup=False)
    listening = asyncio.create_task(receiver.listen(finish))
    async with asyncio.timeout(PATIENCE_S):
        await until.wait()
        finish.set()
        await listening


async def test_what_is_kicked_before_any_worker_started_is_done(redis_url: str) -> None:
    """The group begins at the first message there is, not at the next one."""
    client = EngagementBroker(redis_url, "fresh")
    await client.register_task(note, task_name="note").kiq("early")
    await client.shutdown()

    worker = EngagementBroker(redis_url, "fresh")
    await worker.startup()
    message = await first(worker)
    await worker.shutdown()

    assert json.loads(message.data)["args"] == ["early"]


async def test_messages_are_json_and_hold_the_arguments_alone(
    broker: EngagementBroker, redis: "Redis"
) -> None:
    """Nothing that runs code when it is read, and no results anywhere."""
    await broker.register_task(note, task_name="note").kiq("id")

    ((_, fields),) = cast("Entries", await redis.xrange("queue"))
    message = json.loads(fields[b"data"])

    assert isinstance(broker.serializer, JSONSerializer)
    assert isinstance(broker.result_backend, DummyResultBackend)
    assert (message["task_name"], message["args"], message["kwargs"]) == ("note", ["id"], {})
    assert set(message) == {"task_id", "task_name", "labels", "labels_types", "args", "kwargs"}


async def test_what_was_never_settled_comes_again_though_nothing_new_comes(
    redis_url: str, redis: "Redis"
) -> None:
    """A quiet queue is no reason to leave a dead worker's message lying."""
    broker = EngagementBroker(
        redis_url, "queue", idle=timedelta(milliseconds=50), look_every=timedelta(0)
    )
    await broker.startup()
    await broker.register_task(note, task_name="note").kiq("once")
    lost = await first(broker)

    again = await first(broker)

    await broker.shutdown()
    assert lost.data == again.data
    assert broker.counters.taken_over == 1


@pytest.mark.parametrize(
    "poison",
    [
        pytest.param({b"data": b"\x80\x04no json"}, id="unreadable"),
        pytest.param({b"data": b'{"task_name": 7}'}, id="no message"),
        pytest.param({b"other": b"field"}, id="another field"),
        pytest.param(
            {
                b"data": b'{"task_id": "1", "task_name": "unknown", "labels": {}, "args": [],'
                b' "kwargs": {}}'
            },
            id="unknown task",
        ),
    ],
)
async def test_poison_is_settled_and_the_next_one_is_done(
    broker: EngagementBroker, redis: "Redis", poison: dict[bytes, bytes]
) -> None:
    """It does not loop, and stops nobody."""
    done = asyncio.Event()

    async def mark() -> None:
        done.set()

    await redis.xadd("queue", dict(poison.items()))
    await broker.register_task(mark, task_name="mark").kiq()

    await served(broker, until=done)

    assert await redis.xlen("queue") == 0


async def test_a_task_that_cannot_be_called_is_settled(
    broker: EngagementBroker, redis: "Redis"
) -> None:
    """As when an old release's message meets new code."""
    done = asyncio.Event()

    async def mark() -> None:
        done.set()

    broker.register_task(note, task_name="note")
    await redis.xadd(
        "queue",
        {
            "data": b'{"task_id": "1", "task_name": "note", "labels": {}, "args": [1, 2, 3],'
            b' "kwargs": {"no": "such"}}'
        },
    )
    await broker.register_task(mark, task_name="mark").kiq()

    await served(broker, until=done)

    assert await redis.xlen("queue") == 0


async def test_a_redis_that_comes_back_empty_costs_no_running_task(
    mortal_redis: RestartableRedis,
) -> None:
    """Who listens outlasts it; what ran meanwhile ran to its end."""
    broker = EngagementBroker(mortal_redis.url, "queue")
    began, may_end, ended, heard = (asyncio.Event() for _ in range(4))

    async def long() -> None:
        began.set()
        await may_end.wait()
        ended.set()

    async def hear() -> None:
        heard.set()

    slow = broker.register_task(long, task_name="long")
    quick = broker.register_task(hear, task_name="hear")
    await broker.startup()
    await slow.kiq()
    serving = asyncio.create_task(served(broker, until=heard))
    await began.wait()

    mortal_redis.stop()
    may_end.set()
    await ended.wait()
    await until(lambda: broker.counters.outages > 0)
    mortal_redis.start()
    await quick.kiq()
    await serving

    await broker.shutdown()
    assert broker.counters.outages == 1


async def test_a_kick_outlasts_a_short_outage(mortal_redis: RestartableRedis) -> None:
    """What is sent twice by that is done once: the row decides."""
    broker = EngagementBroker(mortal_redis.url, "queue")
    task = broker.register_task(note, task_name="note")
    await broker.startup()
    mortal_redis.stop()

    kicking = asyncio.create_task(task.kiq("patient"))
    await asyncio.to_thread(mortal_redis.start)
    await kicking
    message = await first(broker)
    await broker.shutdown()

    assert json.loads(message.data)["args"] == ["patient"]


async def test_a_kick_that_cannot_succeed_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """And is counted."""
    monkeypatch.setattr(brokers, "KICK_TRIES", 2)
    broker = EngagementBroker("redis://127.0.0.1:1/0", "queue")

    with pytest.raises(SendTaskError) as raised:
        await broker.register_task(note, task_name="note").kiq("lost")

    assert isinstance(raised.value.__cause__, RedisError)
    assert broker.counters.unsent == 1


async def test_a_client_starts_without_redis(caplog: pytest.LogCaptureFixture) -> None:
    """It may come later; the log says where it was looked for."""
    broker = EngagementBroker("redis://:hush@127.0.0.1:1/0", "queue")

    await broker.startup()
    await broker.shutdown()

    assert "redis://:***@127.0.0.1:1/0 does not answer" in caplog.text
    assert "hush" not in caplog.text


async def test_a_worker_that_stops_leaves_no_name_behind(redis_url: str, redis: "Redis") -> None:
    """Restarts would else fill the group with the dead."""
    worker = EngagementBroker(redis_url, "queue")
    worker.is_worker_process = True
    await worker.register_task(note, task_name="note").kiq("x")
    await worker.startup()
    message = await first(worker)
    present = await redis.xinfo_consumers("queue", "engagement")
    settled = message.ack()
    assert settled is not None
    await settled

    await worker.shutdown()

    assert [each["name"].decode() for each in present] == [worker.consumer_name]
    assert await redis.xinfo_consumers("queue", "engagement") == []


def test_each_queue_is_a_stream_of_its_own(tmp_path: Path) -> None:
    """Training never stands before sending."""
    settings = Settings(
        storage=StorageSettings(url=SecretStr(f"sqlite://{tmp_path}/bot.sqlite3")),
        jobs=JobSettings(redis=SecretStr("redis://127.0.0.1:1/0")),
    )

    made = make_brokers(settings)

    names = {queue: broker.queue_name for queue, broker in made.items()}
    assert list(names) == ["work", "send", "train"]
    assert len(set(names.values())) == 3
    assert all(name.endswith(f":{queue}") for queue, name in names.items())
