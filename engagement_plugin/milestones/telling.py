"""A milestone's texts in somebody's language."""

from engagement_plugin.i18n import Translator
from engagement_plugin.milestones.values import Shown


def title(milestone: Shown, t: Translator) -> str:
    """Give a few words for lists."""
    words = milestone.texts.get(t.language)
    return words.title if words else t.gettext(milestone.title)


def text(milestone: Shown, t: Translator) -> str:
    """Say what it takes."""
    words = milestone.texts.get(t.language)
    return words.text if words else t.gettext(milestone.text)


def celebration(milestone: Shown, t: Translator) -> str:
    """Congratulate."""
    words = milestone.texts.get(t.language)
    return words.celebration if words else t.gettext(milestone.celebration)
