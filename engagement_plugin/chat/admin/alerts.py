"""What admins are told without having asked, each a short text."""

from collections.abc import Sequence

from engagement_plugin.i18n import Translator


def journal_full(t: Translator, *, lost: int) -> str:
    """Say that records were lost, and what to do."""
    told = t.ngettext(
        "⚠️ The database has been away so long that the journal is full: "
        "its oldest {n} record was dropped.",
        "⚠️ The database has been away so long that the journal is full: "
        "its oldest {n} records were dropped.",
        lost,
    )
    return "\n\n".join((told, t.gettext("Look at the database, or raise capture.journal_bytes.")))


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
