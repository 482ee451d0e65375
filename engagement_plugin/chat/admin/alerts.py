"""What admins are told without having asked, each a short text."""

from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from engagement_plugin.chat.admin.spans import span
from engagement_plugin.i18n import Translator
from engagement_plugin.jobs.alarms import Alarm, AlarmKind, Trouble


def alarm(told: Alarm, t: Translator, *, zone: ZoneInfo) -> str:
    """Say that something got wrong, or that it is well again; both where nobody was told before."""
    trouble = told.trouble
    if told.ended_at is None:
        return "\n\n".join((f"⚠️ {_wrong(trouble, t)}", _mend(trouble, t)))
    if told.is_told:
        return f"✅ {_well(trouble, t)}"
    while_quiet = t.gettext("From {began} to {ended}:").format(
        began=t.moment(told.began_at.astimezone(zone)),
        ended=t.moment(told.ended_at.astimezone(zone)),
    )
    return "\n\n".join((while_quiet, f"⚠️ {_wrong(trouble, t)}", f"✅ {_well(trouble, t)}"))


def _wrong(trouble: Trouble, t: Translator) -> str:
    n = trouble.figure
    match trouble.kind:
        case AlarmKind.BACKLOG:
            return t.ngettext(
                "{n} record waits for the database, and it falls behind.",
                "{n} records wait for the database, and it falls behind.",
                n,
            )
        case AlarmKind.JOURNAL:
            return t.ngettext(
                "The journal was full, and its oldest {n} record is lost.",
                "The journal was full, and its oldest {n} records are lost.",
                n,
            )
        case AlarmKind.ERRORS:
            return t.ngettext(
                "The plugin failed {n} time within five minutes. The bot itself runs on.",
                "The plugin failed {n} times within five minutes. The bot itself runs on.",
                n,
            )
        case AlarmKind.JOB_FAILING:
            failed = t.gettext("The job {job} fails again and again.")
            return failed.format(job=trouble.about)
        case AlarmKind.JOB_LATE:
            late = t.gettext("The job {job} has not been done for a long time.")
            return late.format(job=trouble.about)
        case AlarmKind.SILENCE:
            silent = t.gettext("The bot has heard nothing for {span}, which is unusual.")
            return silent.format(span=span(timedelta(minutes=n), t))


def _mend(trouble: Trouble, t: Translator) -> str:
    match trouble.kind:
        case AlarmKind.BACKLOG:
            return t.gettext("Look whether the database is slow or full.")
        case AlarmKind.JOURNAL:
            return t.gettext("Look at the database, or raise capture.journal_bytes.")
        case AlarmKind.SILENCE:
            return t.gettext("Look whether it still gets its updates from Telegram.")
        case AlarmKind.JOB_LATE:
            return t.gettext("Look whether a worker runs that does it.")
        case AlarmKind.ERRORS | AlarmKind.JOB_FAILING:
            return t.gettext("The log says what happened.")


def _well(trouble: Trouble, t: Translator) -> str:
    match trouble.kind:
        case AlarmKind.BACKLOG:
            return t.gettext("The database has caught up.")
        case AlarmKind.JOURNAL:
            return t.gettext("The journal loses nothing any more.")
        case AlarmKind.ERRORS:
            return t.gettext("The plugin has not failed for a while.")
        case AlarmKind.JOB_FAILING | AlarmKind.JOB_LATE:
            return t.gettext("The job {job} is done again.").format(job=trouble.about)
        case AlarmKind.SILENCE:
            return t.gettext("The bot gets updates again.")


def distress(t: Translator, *, telegram_id: int, command: str) -> str:
    """Say that somebody may be in danger, and quote nothing."""
    told = t.gettext("🆘 Somebody may be in acute distress.")
    return "\n\n".join((
        f"{told}\n{command} {telegram_id}",
        t.gettext("What they wrote is not quoted here. Perhaps write to them yourself."),
    ))  # fmt: skip


def updates_passed_over(t: Translator, *, kinds: Sequence[str]) -> str:
    """Say that polling met something it cannot read."""
    told = t.ngettext(
        "⚠️ Telegram sent {n} update this bot cannot read. I stepped past it, and the bot runs on.",
        "⚠️ Telegram sent {n} updates this bot cannot read. I stepped past them, and the bot runs "
        "on.",
        len(kinds),
    )
    found = t.gettext("Kinds: {kinds}.").format(kinds=", ".join(sorted(set(kinds))))
    return "\n\n".join((told, found, t.gettext("A newer aiogram may read them.")))
