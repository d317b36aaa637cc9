"""Keeps drafts of text in fields that something else saves (a cell, a dialog, a line that adds) or that is invalid: they are
written to the file, so that a crash loses at most two seconds of typing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from campus_desktop.workspace import Workspace, drafts, unwritten
from campus_desktop.workspace.unwritten import Unwritten
from ui.shell.companion import Companion
from ui.shell.mirror import Mirror
from ui.shell.page import Page
from ui.shell.typed_text import keeper_of
from ui.widgets.saved_field import SavedLine, SavedText
from ui.widgets.services import About

if TYPE_CHECKING:
    from ui.shell.protocol import Shell

LATEST = 2000
"""Milliseconds of typing that a crash may lose at most."""

Input = QLineEdit | QPlainTextEdit


class HalfTyped(Companion):
    """Watches the fields of the window and its dialogs, and after a crash shows what had been typed."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._workspace: Workspace | None = None
        self.mirror = Mirror(shell)
        self.watch = Watch(shell)
        self._unwritten: list[Unwritten] = []
        self._left: list[Unwritten] = []
        """What is still to be shown, when the screen is not shared."""

    def file_shown(self) -> None:
        workspace = self._shell.workspace if self._shell.has_file else None
        if workspace is self._workspace:
            return
        self._workspace = workspace
        if workspace is not None and not workspace.read_only:
            self._unwritten = unwritten.take_over(workspace.path)
            self.mirror.begin(workspace)
            self._read(workspace)

    def _read(self, workspace: Workspace) -> None:
        if workspace is self._workspace:
            self._shell.unsaved.quietly(lambda: self._show(workspace), lambda: self._read(workspace))

    def _show(self, workspace: Workspace) -> None:
        from campus_desktop.meetings import left_notes

        left = drafts.left(workspace)
        newer = {each.place for each in self._unwritten}
        elsewhere = [each for each in left if each.thing == drafts.ELSEWHERE and each.field not in newer]
        self._left = [
            *(Unwritten(each.field, each.text) for each in elsewhere),
            *left_notes.in_dialogs(workspace, self._unwritten),
            *self._unwritten,
        ]
        self.watch.begin({(each.thing, each.field): each.text for each in left}, newer)
        self.page_shown()

    def page_shown(self) -> None:
        if self._left and self._shell.safe is None:
            self._shell.unsaved.quietly(self._offer, self.page_shown)

    def _offer(self) -> None:
        from ui.shell.left_typed import LeftTyped

        LeftTyped(self._shell, self._left).open()
        self._left = []

    def file_closing(self) -> None:
        self.watch.end()
        self._left, self._unwritten = [], []


class Watch(QObject):
    """Watches each field from the first time it has the keyboard focus."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.widget)
        self._shell = shell
        self._fields: dict[int, tuple[Input, str]] = {}
        """By identity: the field and the description of its place."""
        self._changed: set[int] = set()
        self._kept: dict[About, str] = {}
        self._taken: frozenset[str] = frozenset()
        self._on = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep_now)
        shell.unsaved.no_good.connect(self._keep_field)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    def begin(self, kept: dict[About, str], taken: Iterable[str] = ()) -> None:
        """Called when a file is shown; drafts are kept in it. ``taken`` are the places of older texts that are kept elsewhere."""
        self._kept, self._taken = dict(kept), frozenset(taken)
        self._on = True

    def end(self) -> None:
        """Called before the file is closed: drafts stay in it and are shown when it is opened again."""
        self.keep_now()
        self._on = False
        self._fields.clear()
        self._kept.clear()

    # --- fields --------------------------------------------------------------------------------------------------------

    def _focus_moved(self, _left: QWidget | None, field: QWidget | None) -> None:
        if self._on and isinstance(field, QLineEdit | QPlainTextEdit) and self._wanted(field):
            self._fields[id(field)] = (field, self._free(_place(field, self._shell)))
            field.textChanged.connect(self._typed)
            field.destroyed.connect(self._look_later)
            field.installEventFilter(self)

    def _wanted(self, field: Input) -> bool:
        """False for a field already watched and for a search field."""
        known = self._fields.get(id(field))
        if (known is not None and known[0] is field) or field.isReadOnly() or field.property("kind") == "search":
            return False
        if isinstance(field.parentWidget(), QAbstractSpinBox | QComboBox):
            return False
        return keeper_of(field) is self._shell.unsaved

    def _free(self, place: str) -> str:
        taken = (
            {place for _field, place in self._fields.values()} | {field for _thing, field in self._kept} | self._taken
        )
        number, free = 1, place
        while free in taken:
            number += 1
            free = f"{place} ({number})"
        return free

    def _typed(self) -> None:
        field = self.sender()
        if field is not None and id(field) in self._fields:
            self._changed.add(id(field))
            if not self._timer.isActive():
                self._timer.start(LATEST)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            self._look_later()
        return False

    def _look_later(self) -> None:
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        """Drop the drafts of closed fields: their text was used or discarded."""
        for key, (field, place) in list(self._fields.items()):
            alive = isValid(field)
            if not alive:
                del self._fields[key]
            if (not alive or _closed(field)) and not (alive and isinstance(field, SavedLine | SavedText)):
                self._changed.discard(key)
                self._keep((drafts.ELSEWHERE, place), "")

    # --- keeping -------------------------------------------------------------------------------------------------------

    def keep_now(self) -> None:
        """Keep the text of the fields that changed."""
        self._timer.stop()
        changed, self._changed = self._changed, set()
        for key in changed:
            if key in self._fields and isValid(self._fields[key][0]):
                self._keep_field(self._fields[key][0])

    def _keep_field(self, field: Input) -> None:
        known = self._fields.get(id(field))
        place = known[1] if known is not None else _place(field, self._shell)
        if isinstance(field, SavedLine | SavedText):  # saves itself, except what is invalid
            about = field.about or (drafts.ELSEWHERE, place)
            self._keep(about, _text(field) if field.property("invalid") and field.is_dirty else "", place)
        else:
            self._keep((drafts.ELSEWHERE, place), "" if _closed(field) else _typed_text(field))

    def _keep(self, about: About, text: str, place: str = "") -> None:
        """Keep one draft, or drop it if it is empty. ``place`` describes where it is typed, if ``about`` names an item."""
        shell, key = self._shell, ("half typed", about)
        if not self._on or self._kept.get(about, "") == text or not shell.has_file:
            return
        workspace = shell.workspace
        if text:
            self._kept[about] = text
        else:
            del self._kept[about]
            shell.unsaved.drop(key)
        shell.unsaved.save(
            key, place or about[1], text, lambda: shell.guard(lambda: drafts.keep(workspace, {about: text}))
        )


def _text(field: Input) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _typed_text(field: Input) -> str:
    """The text of a field if the user typed it; empty if the program set it."""
    typed = field.isModified() if isinstance(field, QLineEdit) else field.document().isModified()
    return _text(field) if typed else ""


def _closed(field: Input) -> bool:
    """Whether the field or its dialog was closed; False if only its page is hidden."""
    page: QWidget | None = field
    while page is not None and not isinstance(page, Page):
        page = None if page.isWindow() else page.parentWidget()
    return not field.isVisible() and (page is None or page.isVisible())


def _place(field: Input, shell: Shell) -> str:
    """A description of the field's place: its dialog or page, and its name."""
    above, page = field.window(), shell.current_page
    where = above.windowTitle() if above is not shell.widget else page.accessibleName() if page is not None else ""
    return " › ".join(part for part in (where, field.accessibleName() or field.placeholderText()) if part)
