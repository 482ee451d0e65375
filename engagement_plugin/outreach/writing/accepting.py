"""Takes a host's template out of the settings, or says what is wrong with it, at the start."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from babel import Locale

from engagement_plugin.domain import OutreachType
from engagement_plugin.outreach.writing.own import ALWAYS, Forms, OwnTemplate, form_of
from engagement_plugin.outreach.writing.refusing import by_language, nearest, refuse
from engagement_plugin.outreach.writing.slots import COUNTS, LONGEST, SLOTS, Slot, gaps
from engagement_plugin.settings import TemplateSettings
from engagement_plugin.telegram.entities import TEXT_LIMIT, clean_name, utf16_length

_LONGEST_CODE: Final = 64
# A language's forms show up among these; one that only millions take may be left out.
_NUMBERS: Final = range(200)

Written = str | Mapping[str, str]


def own_template(settings: TemplateSettings, *, default: str) -> OwnTemplate:
    """Make one of the settings.

    Args:
        default: The deployment's language; it has to be there.

    Raises:
        ConfigError: Something of it cannot be; it says what and what to write instead.
    """
    key = f"templates.{settings.code}"
    if not settings.code.isidentifier() or len(settings.code) > _LONGEST_CODE:
        mend = f"Write letters, digits and _, {_LONGEST_CODE} at most."
        refuse(f"{key}.code", f"{settings.code!r} is no name", mend)
    kind = _kind(f"{key}.kind", settings.kind)
    counted = _counted(f"{key}.counts", settings.counts, kind)
    texts = by_language(f"{key}.texts", settings.texts, default=default)
    named = by_language(f"{key}.named", settings.named, default=None)
    for language in sorted(named.keys() - texts.keys()):
        mend = f"Add texts.{language}, for those whose name is not known."
        refuse(f"{key}.named.{language}", "there is no text without the name", mend)
    return OwnTemplate(
        kind=kind,
        code=settings.code,
        texts=_all_forms(f"{key}.texts", texts, counted, SLOTS[kind] - {Slot.NAME}),
        named=_all_forms(f"{key}.named", named, counted, SLOTS[kind]),
        counted=counted,
    )


def _kind(key: str, name: str) -> OutreachType:
    kinds = {kind.value for kind in OutreachType}
    if name not in kinds:
        refuse(key, f"there is no kind {name!r}", nearest(name, kinds))
    return OutreachType(name)


def _counted(key: str, name: str, kind: OutreachType) -> Slot | None:
    if not name:
        return None
    figures = {slot.value for slot in SLOTS[kind] & COUNTS.keys()}
    if name not in figures:
        refuse(key, f"{kind} knows no figure {name!r}", nearest(name, figures))
    return Slot(name)


def _all_forms(
    key: str, texts: Mapping[str, Written], counted: Slot | None, slots: frozenset[Slot]
) -> dict[str, Forms]:
    found = {}
    for language, text in texts.items():
        found[language] = _forms(f"{key}.{language}", text, language, counted)
        for each in found[language].values():
            _check(f"{key}.{language}", each, slots)
    return found


def _forms(key: str, text: Written, language: str, counted: Slot | None) -> Forms:
    if counted is None and not isinstance(text, str):
        refuse(key, "nothing chooses among its forms", 'Add counts = "days", or write one text.')
    wanted = {ALWAYS} if counted is None else {form_of(language, number) for number in _NUMBERS}
    forms = dict.fromkeys(wanted, text) if isinstance(text, str) else dict(text)
    for form in sorted(wanted - forms.keys()):
        mend = f"{language} has: {', '.join(sorted(wanted))}."
        refuse(key, f"the form {form!r} is missing", mend)
    for form in sorted(forms.keys() - _everyform_of(language)):
        refuse(key, f"{language} has no form {form!r}", nearest(form, wanted))
    return forms


def _check(key: str, text: str, slots: frozenset[Slot]) -> None:
    try:
        names = gaps(text)
    except ValueError as error:
        refuse(key, f"its braces are wrong ({error})", "Write {days}, and {{ for a brace.")
    known = {slot.value for slot in slots}
    for name in names:
        if name == Slot.NAME.value and name not in known:
            refuse(key, "the name is not always known", "Move the text with {name} to named.")
        if name not in known:
            refuse(key, f"this kind of message knows no {{{name}}}", nearest(name, known))
    if clean_name(text) is None:
        refuse(key, "it is empty", "Write a sentence.")
    # Each gap's own braces and name make way for what fills it.
    length = utf16_length(text) + sum(LONGEST[Slot(name)] for name in names)
    if length > TEXT_LIMIT:
        refuse(key, f"it may take {length} of {TEXT_LIMIT} units once filled", "Shorten it.")


@cache
def _everyform_of(language: str) -> frozenset[str]:
    return frozenset(Locale.parse(language).plural_form.tags | {ALWAYS})
