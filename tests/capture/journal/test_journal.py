"""A folder on disk that holds what the database has not got yet, and nothing longer."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from engagement_plugin.capture.journal import Journal
from engagement_plugin.domain import Outcome

ROOT = Path(__file__).resolve().parents[3]


def outcome(n: int) -> Outcome:
    return Outcome(bot_id=1, source_key=f"u:{n}", handled=True, failed=False, handler_ms=n)


def open_journal(folder: Path, *, most_bytes: int = 2**20, segment_bytes: int = 1000) -> Journal:
    made = Journal(folder, most_bytes=most_bytes, segment_bytes=segment_bytes)
    made.open()
    return made


def numbers(journal: Journal) -> list[int]:
    """Read and settle everything."""
    found = []
    while (batch := journal.read(7)) is not None:
        found += [each.handler_ms for each in batch.records if isinstance(each, Outcome)]
        journal.settle(batch)
    return found


def abandon(journal: Journal) -> Path:
    """Leave a journal as a killed process does; gives its newest segment."""
    assert journal._lock is not None
    journal._lock.release(force=True)
    assert journal._active is not None
    return journal._active.path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "journal"


@pytest.fixture
def journal(folder: Path) -> Iterator[Journal]:
    made = open_journal(folder)
    yield made
    made.close()


def files(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.glob("*/*"))


def test_records_come_back_in_order_and_once(journal: Journal) -> None:
    """Over as many segments as it takes."""
    for n in range(200):
        journal.append(outcome(n))

    assert list(range(200)) == numbers(journal)
    assert journal.read(7) is None
    assert (journal.taken, journal.settled) == (200, 200)


def test_what_is_settled_leaves_no_file(journal: Journal, folder: Path) -> None:
    """Only the segment that is written to stays, and goes with the process."""
    for n in range(200):
        journal.append(outcome(n))
    numbers(journal)

    assert ["00000005.journal", "alive.lock"] == [*files(folder)]
    journal.close()
    assert [] == list(folder.iterdir())


def test_what_is_not_settled_stays(journal: Journal, folder: Path) -> None:
    """The next process finds it."""
    for n in range(50):
        journal.append(outcome(n))
    journal.close()

    heir = open_journal(folder)
    assert heir.adopt() > 0
    assert list(range(50)) == numbers(heir)
    heir.close()
    assert [] == list(folder.iterdir())


def test_a_process_without_news_removes_its_folder(folder: Path) -> None:
    """Nothing piles up over a thousand starts."""
    open_journal(folder).close()

    assert [] == list(folder.iterdir())


def test_the_torn_end_of_a_dead_process_costs_one_record(folder: Path) -> None:
    """What was written before it is there; the file is kept aside."""
    dead = open_journal(folder)
    for n in range(5):
        dead.append(outcome(n))
    path = abandon(dead)
    os.truncate(path, path.stat().st_size - 3)

    heir = open_journal(folder)
    heir.adopt()

    assert [0, 1, 2, 3] == numbers(heir)
    assert heir.counters.damaged == 1
    assert [f"{path.name}.damaged"] == [n for n in files(folder) if n.endswith(".damaged")]
    heir.close()


def test_a_corrupted_segment_is_skipped_kept_and_reported(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """What is sound in it is moved, and so are the segments after it."""
    dead = open_journal(folder)
    for n in range(60):
        dead.append(outcome(n))
    abandon(dead)
    first = min(folder.glob("*/*.journal"))
    content = bytearray(first.read_bytes())
    content[100:200] = os.urandom(100)
    first.write_bytes(content)

    heir = open_journal(folder)
    heir.adopt()
    found = numbers(heir)

    lost = set(range(60)) - set(found)
    assert 0 < len(lost) < 8
    assert found == sorted(found)
    assert "a damaged segment is kept aside" in caplog.text
    assert (first.parent / f"{first.name}.damaged").is_file()
    heir.close()


def test_a_segment_of_rubbish_holds_nobody_up(folder: Path) -> None:
    """Not even a large one."""
    dead = open_journal(folder)
    dead.append(outcome(1))
    abandon(dead).write_bytes(os.urandom(300_000))

    heir = open_journal(folder)
    heir.append(outcome(2))
    heir.adopt()

    assert [2] == numbers(heir)
    assert heir.counters.damaged >= 1
    heir.close()


def test_the_bound_holds_and_the_oldest_go(folder: Path) -> None:
    """And are counted."""
    journal = open_journal(folder, most_bytes=8_000)
    for n in range(1000):
        journal.append(outcome(n))

    on_disk = sum(each.stat().st_size for each in folder.glob("*/*.journal"))
    found = numbers(journal)

    assert on_disk <= 8_000
    assert found == list(range(1000 - len(found), 1000))
    assert journal.counters.dropped == 1000 - len(found)
    assert journal.taken == journal.settled
    journal.close()


def test_a_batch_that_was_dropped_meanwhile_settles_nothing_twice(folder: Path) -> None:
    """The database took it at last, after the journal had given it up."""
    journal = open_journal(folder, most_bytes=8_000)
    journal.append(outcome(0))
    batch = journal.read(7)
    assert batch is not None
    for n in range(1, 1000):
        journal.append(outcome(n))

    journal.settle(batch)
    numbers(journal)

    assert journal.taken == journal.settled == 1000
    journal.close()


def test_many_processes_share_a_folder_in_peace(folder: Path) -> None:
    """None takes what another is still writing, and none loses its own folder to an heir."""
    script = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from engagement_plugin.capture.journal import Journal
from tests.capture.journal.test_journal import numbers, outcome
for turn in range(15):
    journal = Journal(Path(sys.argv[1]), most_bytes=2**20, segment_bytes=500)
    journal.open()
    for n in range(20):
        journal.append(outcome(n))
        journal.adopt()
    assert numbers(journal)[-20:] == list(range(20)), "lost"
    assert journal.counters.dropped == journal.counters.damaged == 0
    journal.close()
"""
    processes = [
        subprocess.Popen([sys.executable, "-c", script, str(folder), str(ROOT)]) for _ in range(4)
    ]

    assert [0, 0, 0, 0] == [each.wait(60) for each in processes]
    assert [] == list(folder.iterdir())


def test_a_full_disk_leaves_whole_records_only(folder: Path) -> None:
    """The kernel's limit on a file's size stands for a disk that takes no more."""
    script = """
import resource, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.capture.journal.test_journal import numbers, open_journal, outcome
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
journal = open_journal(Path(sys.argv[1]), segment_bytes=10**6)
resource.setrlimit(resource.RLIMIT_FSIZE, (1003, resource.RLIM_INFINITY))
kept = 0
for n in range(100):
    try:
        journal.append(outcome(n))
    except OSError as error:
        break
    kept += 1
else:
    raise AssertionError("the disk was never full")
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
journal.append(outcome(kept))
assert numbers(journal) == list(range(kept + 1)), "a torn record stayed"
journal.close()
"""
    subprocess.run([sys.executable, "-c", script, str(folder), str(ROOT)], check=True, timeout=60)
