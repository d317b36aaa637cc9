"""Lists are taken that are dropped on the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.shell.companion import Companion

if TYPE_CHECKING:
    from ui.imports.file_drop import FileDrop


class ListDrop(Companion):
    """Lists may be dropped on a window from its first file on."""

    _watch: FileDrop | None = None

    def file_shown(self) -> None:
        if self._watch is None:
            from ui.imports.file_drop import FileDrop

            self._watch = FileDrop(self._window)
