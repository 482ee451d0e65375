"""How this process is, gathered from what counts in it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from engagement_plugin.capture.complaints import Complaints
from engagement_plugin.capture.mover import Mover
from engagement_plugin.capture.recorder import Recorder
from engagement_plugin.clock import Clock
from engagement_plugin.jobs.job import JobCounters
from engagement_plugin.storage.pulses import Pulse
from engagement_plugin.worker.periodic_work import process_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Vitals:
    """Where the counters are.

    Attributes:
        jobs: Given late: the jobs are built after what they look at.
    """

    clock: Clock
    recorder: Recorder
    mover: Mover
    updates: Complaints
    messages: Complaints
    jobs: Callable[[], JobCounters]
    bots: Collection[int]

    def pulse(self) -> Pulse:
        """Take the pulse now."""
        jobs = self.jobs()
        journal = self.mover.journal
        return Pulse(
            worker=process_name(),
            at=self.clock(),
            backlog=self.recorder.backlog,
            journal_bytes=journal.bytes,
            dropped=self.mover.lost,
            failures={
                "updates": self.updates.count,
                "messages": self.messages.count,
                "refused": self.mover.counters.refused,
                "jobs_failed": jobs.failed,
                "jobs_unrecorded": jobs.unrecorded,
            },
            counts={
                "retries": self.mover.counters.retries,
                "unjournaled": self.recorder.unjournaled,
                "damaged": journal.counters.damaged,
                "adopted": journal.counters.adopted,
                "jobs_cancelled": jobs.cancelled,
                "jobs_taken_over": jobs.taken_over,
                "jobs_lost": jobs.lost,
                "missed_beats": jobs.missed_beats,
            },
            bots=tuple(sorted(self.bots)),
        )
