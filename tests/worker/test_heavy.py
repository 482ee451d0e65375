"""Heavy work leaves the bot free to answer, can be cancelled, and takes its memory with it."""

import asyncio
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from engagement_plugin.worker.heavy import Heavy, HeavyWorkDiedError
from tests.worker import heavy_work


@pytest.fixture
def heavy() -> Iterator[Heavy]:
    made = Heavy(tasks_a_process=3)
    yield made
    made.kill()


async def asked(question: Path) -> int:
    """Wait for the child's question; gives its process id."""
    async with asyncio.timeout(30):
        text = ""
        while not text:
            await asyncio.sleep(0.01)
            text = said(question)
    return int(text)


def said(file: Path) -> str:
    return file.read_text("utf-8") if file.exists() else ""


def is_alive(pid: int) -> bool:
    """Say whether a process runs; a dead one whom nobody has buried yet does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


async def test_the_bot_answers_while_a_process_works(heavy: Heavy, tmp_path: Path) -> None:
    """The work waits for an answer that only a free event loop can give."""
    question, reply = tmp_path / "question", tmp_path / "reply"
    working = asyncio.create_task(heavy.in_process(heavy_work.answer, str(question), str(reply)))
    child = await asked(question)
    reply.touch()

    assert child == await working != os.getpid()


async def test_the_bot_answers_while_a_thread_works(heavy: Heavy, tmp_path: Path) -> None:
    """The same for what is drawn in a thread of this process."""
    question, reply = tmp_path / "question", tmp_path / "reply"
    working = asyncio.create_task(heavy.in_thread(heavy_work.answer, str(question), str(reply)))
    await asked(question)
    reply.touch()

    assert os.getpid() == await working


async def test_a_cancelled_work_s_process_is_killed(heavy: Heavy, tmp_path: Path) -> None:
    """It would never have ended; the next work gets a new one."""
    question = tmp_path / "question"
    working = asyncio.create_task(
        heavy.in_process(heavy_work.answer, str(question), str(tmp_path / "never"))
    )
    child = await asked(question)

    working.cancel()
    with pytest.raises(asyncio.CancelledError):
        await working

    async with asyncio.timeout(10):
        alive = True
        while alive:
            await asyncio.sleep(0.01)
            alive = is_alive(child)
    assert child != await heavy.in_process(heavy_work.process)


async def test_a_process_that_dies_is_an_error_with_a_hint(heavy: Heavy) -> None:
    """And the next work is done."""
    with pytest.raises(HeavyWorkDiedError, match=r"die died.*memory"):
        await heavy.in_process(heavy_work.die)

    assert os.getpid() != await heavy.in_process(heavy_work.process)


async def test_what_the_work_raises_arrives(heavy: Heavy) -> None:
    """With its own class; the process lives on."""
    first = await heavy.in_process(heavy_work.process)
    with pytest.raises(ValueError, match="the work's own error"):
        await heavy.in_process(heavy_work.fail)

    assert first == await heavy.in_process(heavy_work.process)


async def test_a_process_is_let_go_after_some_work(heavy: Heavy) -> None:
    """With it goes what the work has left in memory."""
    seen = [await heavy.in_process(heavy_work.process) for _ in range(4)]

    assert [1, 1, 1, 2] == [len(set(seen[: n + 1])) for n in range(4)]


async def test_what_the_work_imports_stays_out_of_the_bot(heavy: Heavy) -> None:
    """A big module is loaded in the child alone."""
    sys.modules.pop("xml.dom.minidom", None)

    assert await heavy.in_process(heavy_work.load, "xml.dom.minidom")
    assert "xml.dom.minidom" not in sys.modules
