"""Keep the catalogues: `python -m locales update` extracts and merges, `check` fails on gaps."""

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

DOMAIN: Final = "engagement"
SOURCE_LANGUAGE: Final = "en"
FOLDER: Final = Path(__file__).resolve().parent
SOURCE: Final = FOLDER.parent / "engagement_plugin"
TEMPLATE: Final = FOLDER / f"{DOMAIN}.pot"
KEYWORDS: Final = {"gettext": None, "ngettext": (1, 2)}
# Dates change with every run; of names and addresses Babel only writes examples.
UNTOLD: Final = (
    '"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By',
    '"Project-Id-Version', '"Report-Msgid-Bugs-To', '"Last-Translator', '"Language-Team',
)  # fmt: skip
_PLACEHOLDER: Final = re.compile(r"\{[a-z_]*\}")


def extracted() -> Catalog:
    """Collect every text in the code."""
    catalogue = Catalog(
        domain=DOMAIN,
        fuzzy=False,
        header_comment="# Every text of the code: made by `make texts`.",
    )
    found = extract_from_dir(
        SOURCE, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=("NOTE",)
    )
    for _file, _line, message, comments, context in sorted(found, key=lambda each: str(each[2])):
        catalogue.add(message, auto_comments=comments, context=context)
    return catalogue


def catalogues() -> Iterator[tuple[Path, Catalog]]:
    """Give every language's file and what is in it."""
    for path in sorted(FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        with path.open("rb") as file:
            yield path, read_po(file, locale=path.parents[1].name, domain=DOMAIN)


def update() -> None:
    """Write the template and merge what is new into every language."""
    TEMPLATE.write_bytes(_written(extracted()))
    for path, catalogue in catalogues():
        # Its own template each: what is new is taken over as it is, not copied.
        catalogue.update(extracted(), no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        if path.parents[1].name == SOURCE_LANGUAGE:
            _fill_from_code(catalogue)
        path.write_bytes(_written(catalogue))


def _fill_from_code(catalogue: Catalog) -> None:
    # An empty form of the source language would be chosen before the text in the code.
    for message in catalogue:
        if message.id:
            message.string = message.id


def gaps() -> Iterator[str]:
    """Say what is missing or wrong, a line each."""
    template = extracted()
    known = {message.id for message in template if message.id}
    with TEMPLATE.open("rb") as file:
        if {message.id for message in read_po(file) if message.id} != known:
            yield f"{TEMPLATE.name} is older than the code: run `make texts`"
    for path, catalogue in catalogues():
        language = path.parents[1].name
        present = {message.id: message for message in catalogue if message.id}
        for missing in known - present.keys():
            yield f"{language}: {missing!r} is absent: run `make texts`"
        for message in present.values():
            for reason in _defects(message, catalogue.num_plurals):
                yield f"{language}: {message.id!r} {reason}"


def _defects(message: Message, plurals: int) -> Iterator[str]:
    ids = message.id if isinstance(message.id, tuple) else (message.id,)
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    if not all(strings) or (message.pluralizable and len(strings) != plurals):
        yield "is not translated in every form"
        return
    wanted = set(_PLACEHOLDER.findall(str(ids[-1])))
    for text in strings:
        if set(_PLACEHOLDER.findall(str(text))) != wanted:
            yield f"needs the placeholders {sorted(wanted)} in {text!r}"
        if message.fuzzy:
            yield "is fuzzy"


def _written(catalogue: Catalog) -> bytes:
    # Line numbers would change with every run and say nothing.
    target = BytesIO()
    write_po(target, catalogue, width=99, no_location=True, omit_header=False, sort_output=True)
    lines = target.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(UNTOLD)).encode()


def main(verb: str) -> int:
    """Update, or check; the exit code says whether there are gaps."""
    if verb == "update":
        update()
    found = list(gaps())
    for line in found:
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"{len(found)} gaps in {len(list(catalogues()))} catalogues\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "check"))
