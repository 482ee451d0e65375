"""A queue keeps what is open, and nothing else."""

from datetime import timedelta

import pytest
from redis.asyncio import Redis

from engagement_plugin.jobs.job import Depth
from engagement_plugin.worker import stream as streams
from engagement_plugin.worker.stream import Stream

NOW = timedelta(0)


async def test_what_came_before_anybody_listened_is_not_lost(stream: Stream) -> None:
    """A scheduler may be quicker than the first worker."""
    await stream.add(b"early")

    await stream.open()
    (entry,) = await stream.next()

    assert entry.data == b"early"


async def test_to_open_twice_keeps_what_is_there(stream: Stream) -> None:
    """Every worker opens the queue when it starts."""
    await stream.open()
    await stream.add(b"one")

    await stream.open()

    assert [each.data for each in await stream.next()] == [b"one"]


async def test_what_is_settled_leaves_nothing(stream: Stream, redis: "Redis") -> None:
    """Acknowledged entries would else stay in the stream for ever."""
    await stream.open()
    await stream.add(b"one")
    (entry,) = await stream.next()

    await stream.settle(entry.id)

    assert await redis.xlen("queue") == 0
    assert await stream.depth() == Depth(waiting=0, taken=0, workers=0)


async def test_one_entry_is_taken_at_a_time(stream: Stream, redis: "Redis") -> None:
    """What this process has not begun, another one can have."""
    other = Stream(redis, "queue", consumer="boris")
    await stream.open()
    for data in (b"one", b"two"):
        await stream.add(data)

    taken = [each.data for each in (*await stream.next(), *await other.next())]

    assert taken == [b"one", b"two"]


async def test_what_a_dead_worker_held_is_taken_over(stream: Stream, redis: "Redis") -> None:
    """Without a new message having to come."""
    dead = Stream(redis, "queue", consumer="boris")
    await stream.open()
    await stream.add(b"one")
    await dead.next()

    early = await stream.take_over(idle=timedelta(hours=1))
    (entry,) = await stream.take_over(idle=NOW)
    await stream.settle(entry.id)

    assert early == []
    assert entry.data == b"one"
    assert await stream.take_over(idle=NOW) == []


async def test_two_who_take_over_do_not_get_the_same(stream: Stream, redis: "Redis") -> None:
    """The first one's claim makes it young again."""
    other = Stream(redis, "queue", consumer="boris")
    await stream.open()
    await stream.add(b"one")
    await Stream(redis, "queue", consumer="dead").next()
    idle = timedelta(milliseconds=100)
    while not await stream._redis.xpending_range("queue", "engagement", "-", "+", 1, idle=100):
        pass

    first = await stream.take_over(idle=idle)
    second = await other.take_over(idle=idle)

    assert (len(first), second) == (1, [])


async def test_what_nobody_gets_done_is_dropped(stream: Stream, redis: "Redis") -> None:
    """A message that kills its workers would else kill them for ever."""
    await stream.open()
    await stream.add(b"poison")
    await stream.next()

    deliveries = 1
    while await stream.take_over(idle=NOW):
        deliveries += 1

    assert deliveries == streams.MOST_DELIVERIES
    assert (stream.dropped, await redis.xlen("queue")) == (1, 0)


async def test_an_entry_without_a_message_is_dropped(stream: Stream, redis: "Redis") -> None:
    """Whoever wrote it there."""
    await stream.open()
    await redis.xadd("queue", {"other": "field"})
    await stream.add(b"good")

    first, second = await stream.next(), await stream.next()

    assert (first, [each.data for each in second]) == ([], [b"good"])
    assert (stream.dropped, await redis.xlen("queue")) == (1, 1)


async def test_an_entry_trimmed_while_it_was_held_is_forgotten(
    stream: Stream, redis: "Redis"
) -> None:
    """The group would else remember its id for ever."""
    await stream.open()
    await stream.add(b"one")
    (entry,) = await stream.next()
    await redis.xdel("queue", entry.id)

    for _ in range(streams.MOST_DELIVERIES + 1):
        assert await stream.take_over(idle=NOW) == []

    assert (await redis.xpending("queue", "engagement"))["pending"] == 0


async def test_a_queue_nobody_serves_stays_bounded(
    stream: Stream, redis: "Redis", monkeypatch: pytest.MonkeyPatch
) -> None:
    """The oldest go first: the newest tick says the same."""
    monkeypatch.setattr(streams, "MOST_ENTRIES", 100)

    for _ in range(1000):
        await stream.add(b"tick")

    # Redis trims whole nodes, of a hundred entries each.
    assert await redis.xlen("queue") <= 300


async def test_the_dead_are_forgotten_and_the_living_are_not(
    stream: Stream, redis: "Redis"
) -> None:
    """Names of processes that are no more would else pile up; who holds something is kept."""
    await stream.open()
    await stream.add(b"one")
    await Stream(redis, "queue", consumer="holding").next()
    for name in ("dead", "anna"):
        await redis.xgroup_createconsumer("queue", "engagement", name)
        await Stream(redis, "queue", consumer=name).beat()

    await stream.forget_dead(after=timedelta(hours=1))
    young = {each["name"] for each in await redis.xinfo_consumers("queue", "engagement")}
    await stream.forget_dead(after=timedelta(hours=-1))
    left = {each["name"] for each in await redis.xinfo_consumers("queue", "engagement")}

    assert young == {b"anna", b"dead", b"holding"}
    assert left == {b"holding"}
    assert await redis.exists("queue:workers") == 0


async def test_who_leaves_is_no_consumer_any_more(stream: Stream, redis: "Redis") -> None:
    """Unless something is still in its hands."""
    await stream.open()
    await stream.add(b"one")
    (entry,) = await stream.next()

    await stream.leave()
    holding = await redis.xinfo_consumers("queue", "engagement")
    await stream.settle(entry.id)
    await stream.leave()

    assert len(holding) == 1
    assert await redis.xinfo_consumers("queue", "engagement") == []


async def test_the_depth_tells_what_waits_and_who_is_there(stream: Stream, redis: "Redis") -> None:
    """For the admins; a queue that was never used is empty."""
    before = await stream.depth()
    await stream.open()
    for _ in range(3):
        await stream.add(b"x")
    await stream.next()

    await stream.beat()
    after = await stream.depth()
    await stream.leave()

    assert before == Depth(waiting=0, taken=0, workers=0)
    assert (await stream.depth()).workers == 0
    assert after == Depth(waiting=2, taken=1, workers=1)
