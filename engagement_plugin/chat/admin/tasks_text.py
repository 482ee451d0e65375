"""How periodic work stands, as a short text for a narrow screen."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from aiogram.utils.formatting import Bold, Code, Italic, Text, as_list

from engagement_plugin.chat.admin.names import counter_name, result_name
from engagement_plugin.chat.admin.spans import span
from engagement_plugin.chat.lines import indented
from engagement_plugin.i18n import Translator
from engagement_plugin.jobs.job import Depth, Queue
from engagement_plugin.jobs.runner import JobStatus
from engagement_plugin.storage.job_runs import RunView
from engagement_plugin.storage.models import JobState
from engagement_plugin.storage.pulses import Pulse

BAR_CELLS: Final = 10
SHOWN_WORKERS: Final = 5
_MARKS: Final = {
    JobState.REQUESTED: "🕓",
    JobState.RUNNING: "▶️",
    JobState.SUCCEEDED: "✅",
    JobState.FAILED: "❌",
    JobState.CANCELLED: "⏹",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the text is made of.

    Attributes:
        queues: How each of Redis's queues stands; empty without Redis, None where it is silent.
    """

    jobs: Sequence[JobStatus]
    queues: Mapping[Queue, Depth] | None
    pulses: Sequence[Pulse]
    now: datetime
    zone: ZoneInfo
    versions: Mapping[str, str]


def tasks_text(standing: Standing, t: Translator) -> Text:
    """Write every job, then the processes, then what went wrong, then the versions."""
    blocks = [
        *(_job(each, standing, t) for each in standing.jobs),
        _queue(standing.pulses, t),
        _queues(standing.queues, t),
        _workers(standing, t),
        _failures(standing.pulses, t),
    ]
    written = [as_list(*lines) for lines in map(list, blocks) if lines]
    versions = " · ".join(f"{name} {version}" for name, version in standing.versions.items())
    title = Bold("⚙️ ", t.gettext("Periodic work"))
    return as_list(title, *written, Italic(versions), sep="\n\n")


def run_text(run: RunView, t: Translator, *, now: datetime) -> Text:
    """Write how far one run is, for a message that is edited again and again."""
    lines = [Text(_MARKS[run.state], " ", Bold(run.job), ": ", _state(run, t))]
    if run.state is JobState.RUNNING:
        if run.progress is not None:
            lines.append(Code(bar(run.progress.share), " ", t.percent(run.progress.share)))
        if run.started_at is not None:
            lines.append(indented(t.gettext("for"), span(now - run.started_at, t)))
    lines.extend(_ending(run, t))
    return as_list(*lines)


def bar(share: float) -> str:
    """Draw a share of 1.

    >>> bar(0.25)
    '▓▓░░░░░░░░'
    """
    full = int(share * BAR_CELLS)
    return "▓" * full + "░" * (BAR_CELLS - full)


def _job(status: JobStatus, standing: Standing, t: Translator) -> Iterator[Text]:
    run = status.last
    mark = "🕓" if run is None else _MARKS[run.state]
    yield Text(mark, " ", Bold(status.job.name), ", ", _every(status, t))
    if run is None:
        yield indented(t.gettext("last"), t.gettext("never yet"))
    else:
        started = run.started_at or standing.now
        yield indented(t.gettext("last"), t.moment(started.astimezone(standing.zone)))
        if run.state is not JobState.SUCCEEDED:
            yield Text("  ", _state(run, t))
        yield from _ending(run, t)
    yield indented(t.gettext("next"), _next(status, standing, t))


def _every(status: JobStatus, t: Translator) -> str:
    return t.gettext("every {span}").format(span=span(status.job.every, t))


def _next(status: JobStatus, standing: Standing, t: Translator) -> str:
    if status.next_at <= standing.now:
        return t.gettext("at once")
    return t.gettext("in {span}").format(span=span(status.next_at - standing.now, t))


def _state(run: RunView, t: Translator) -> str:
    names = {
        JobState.REQUESTED: t.gettext("waits for a worker"),
        JobState.RUNNING: t.gettext("at work"),
        JobState.SUCCEEDED: t.gettext("done"),
        JobState.FAILED: t.gettext("failed"),
        JobState.CANCELLED: t.gettext("cancelled"),
    }
    return names[run.state]


def _ending(run: RunView, t: Translator) -> Iterator[Text]:
    if run.started_at is not None and run.finished_at is not None:
        yield indented(t.gettext("took"), span(run.finished_at - run.started_at, t))
    if run.result:
        shown = ", ".join(
            f"{result_name(name, t)} {_figure(value, t)}" for name, value in run.result.items()
        )
        yield indented(t.gettext("result"), shown)
    if run.error:
        yield Text("  ", Code(run.error))


def _figure(value: float | str, t: Translator) -> str:
    return (
        value if isinstance(value, str) else t.number(value, digits=2 * isinstance(value, float))
    )


def _queue(pulses: Sequence[Pulse], t: Translator) -> Iterator[Text]:
    waiting = sum(each.backlog for each in pulses)
    yield Text("📥 ", Bold(t.gettext("The way to the database")))
    yield indented(t.gettext("waiting"), t.ngettext("{n} record", "{n} records", waiting))
    yield indented(t.gettext("journal"), _size(sum(each.journal_bytes for each in pulses), t))
    yield indented(t.gettext("lost"), t.number(sum(each.dropped for each in pulses)))


def _queues(queues: Mapping[Queue, Depth] | None, t: Translator) -> Iterator[Text]:
    if queues is None:
        yield Text("📮 ", Bold(t.gettext("Redis does not answer")))
    elif queues:
        yield Text("📮 ", Bold(t.gettext("Queues")))
        for name, depth in queues.items():
            workers = t.ngettext("{n} worker", "{n} workers", depth.workers)
            waiting = t.gettext("{n} waiting").format(n=t.number(depth.waiting))
            yield indented(name, f"{waiting}, {workers}")


def _size(count: int, t: Translator) -> str:
    if count < 1024 * 1024:
        return t.gettext("{n} KB").format(n=t.number(-(-count // 1024)))
    return t.gettext("{n} MB").format(n=t.number(count / 1024 / 1024, digits=1))


def _workers(standing: Standing, t: Translator) -> Iterator[Text]:
    heard = standing.pulses
    yield Text("👷 ", Bold(t.ngettext("{n} process alive", "{n} processes alive", len(heard))))
    for each in heard[:SHOWN_WORKERS]:
        ago = t.gettext("{span} ago").format(span=span(standing.now - each.at, t))
        yield Text("  ", Code(each.worker), ", ", ago)
    if len(heard) > SHOWN_WORKERS:
        yield Text("  ", "…")


def _failures(pulses: Sequence[Pulse], t: Translator) -> Iterator[Text]:
    counts: Counter[str] = Counter()
    for each in pulses:
        counts.update(each.failures)
        counts.update(each.counts)
    found = [(name, n) for name, n in counts.most_common() if n]
    if found:
        yield Text("🔢 ", Bold(t.gettext("Counted since the start")))
        for name, n in found:
            yield indented(counter_name(name, t), t.number(n))
