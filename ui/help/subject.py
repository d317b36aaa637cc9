"""The chapter of the guide about a dialog."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

CHAPTERS = {
    "ui.courses": "courses",
    "ui.erasing": "erasing",
    "ui.help": "",
    "ui.imports": "courses",
    "ui.institutions": "institutions",
    "ui.meetings.agenda": "meetings/prepare",
    "ui.meetings.hold": "meetings/hold",
    "ui.meetings.new_meeting": "meetings/prepare",
    "ui.meetings.next_meeting": "meetings/follow-up",
    "ui.meetings.prepare": "meetings/prepare",
    "ui.meetings.presenting": "meetings/hold",
    "ui.meetings.ready": "meetings/prepare",
    "ui.paths": "paths",
    "ui.prints": "print",
    "ui.shell.copy_dialog": "file",
    "ui.shell.settings_dialog": "settings",
    "ui.shell.shortcuts": "keyboard",
}
"""By the package or module of a dialog: its name in the guide. For any other dialog, the page below it is used."""


def chapter_of_dialog(dialog: QWidget) -> str | None:
    """The part of the guide about a dialog; None for that of the page below, empty for the guide itself."""
    module = type(dialog).__module__
    while module and module not in CHAPTERS:
        module = module.rpartition(".")[0]
    return CHAPTERS.get(module)
