"""Compile the catalogues into the wheel, beside the migrations."""

import shutil
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[BuilderConfig]):
    """Adds a compiled catalogue a language to what the wheel holds."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and name where each file goes."""
        folder = self._folder = Path(tempfile.mkdtemp(prefix="catalogues-"))
        for source in Path(self.root, "locales").glob("*/LC_MESSAGES/*.po"):
            compiled = BytesIO()
            with source.open("rb") as file:
                write_mo(compiled, read_po(file))
            language = source.parents[1].name
            target = folder / f"{language}.mo"
            target.write_bytes(compiled.getvalue())
            inside = f"engagement_plugin/locales/{language}/LC_MESSAGES/{source.stem}"
            build_data["force_include"][str(source)] = f"{inside}.po"
            build_data["force_include"][str(target)] = f"{inside}.mo"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave nothing behind."""
        shutil.rmtree(self._folder, ignore_errors=True)
