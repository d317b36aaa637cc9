"""Build hook: compiles the Danish catalogue, so that wheel, sdist and editable install all carry it, and puts the guides into the wheel.

Run as a script it does the same for a checkout: ``python resources/i18n/compile.py``.
"""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
else:
    try:
        from hatchling.builders.hooks.plugin.interface import BuildHookInterface
    except ImportError:  # run as a script, where hatchling is not needed
        BuildHookInterface = object

FOLDER = Path(__file__).resolve().parent


def compile_catalogues(folder: Path = FOLDER) -> None:
    """Merge ``LANGUAGE/*.po`` (one file a package) into ``LANGUAGE.mo`` in ``folder``.

    Raises ValueError where two files translate the same text differently, or a translation names another placeholder.
    """
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for language in sorted(path for path in folder.iterdir() if path.is_dir() and any(path.glob("*.po"))):
        whole = Catalog(locale=language.name)
        for source in sorted(language.glob("*.po")):
            with source.open("rb") as file:
                part = read_po(file, locale=language.name, abort_invalid=True)
            for message in part:
                if not message.id or not message.string or message.fuzzy:
                    continue
                known = whole.get(message.id, message.context)
                if known is not None and known.string != message.string:
                    raise ValueError(f"{source.name}: {message.id!r} is translated otherwise in another file")
                whole.add(message.id, message.string, context=message.context)
        target = folder / f"{language.name}.mo"
        part_file = target.with_suffix(".part")
        with part_file.open("wb") as file:
            write_mo(file, whole)
        part_file.replace(target)


class CustomBuildHook(BuildHookInterface):  # type: ignore[misc, type-arg, unused-ignore]
    """Called by hatchling before a wheel (editable too) or an sdist is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        compile_catalogues(root / "resources" / "i18n")
        if self.target_name == "wheel" and version != "editable":
            guides = runpy.run_path(str(root / "resources" / "guides.py"))
            docs = root / "docs"
            build_data["force_include"].update(
                {str(docs / name): f"resources/help/{name}" for name in guides["files"](docs)}
            )


if __name__ == "__main__":
    compile_catalogues()
