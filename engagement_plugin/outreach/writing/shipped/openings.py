"""First words that several templates share."""

from typing import Final

from engagement_plugin.outreach.writing.sentences import Opening, gettext

HELLO: Final = Opening(named=gettext("Hi {name}! 👋"), nameless=gettext("Hi there! 👋"))
CALM: Final = Opening(named=gettext("Hello {name}."), nameless=gettext("Hello."))
THANKS: Final = Opening(named=gettext("Thank you, {name}! 🤍"), nameless=gettext("Thank you! 🤍"))
NEWS: Final = Opening(named=gettext("Good news, {name}!"), nameless=gettext("Good news!"))
CHEER: Final = Opening(named=gettext("How lovely, {name}! 🎉"), nameless=gettext("How lovely! 🎉"))
SOFT: Final = Opening(named=gettext("Hello {name} 🤍"), nameless=gettext("Hello 🤍"))
