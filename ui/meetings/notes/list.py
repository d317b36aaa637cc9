"""The list of a meeting's notes: read, sorted, searched, and changed one or several at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time

from PySide6.QtCore import QItemSelectionModel, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from campus_desktop.clock import zone
from campus_desktop.i18n import _, number
from campus_desktop.meetings import note_queries
from campus_desktop.meetings.note_queries import Order
from campus_desktop.meetings.noteline import MARKS
from campus_desktop.workspace import Change
from ui.look import theme
from ui.meetings.notes.commands import MeetingNoteCommands
from ui.meetings.notes.line_keys import control_only, kind_of_key
from ui.meetings.notes.list_hint import ListHint
from ui.meetings.notes.menu import NoteActions
from ui.meetings.notes.painting import NoteDelegate, guess
from ui.meetings.notes.rows import NoteRows
from ui.meetings.notes.view import NoteView
from ui.meetings.state import MeetingState
from ui.notes.seen import private_seen
from ui.shell.protocol import Shell
from ui.shell.typed_text import keeper_of
from ui.widgets.actions import Actions
from ui.widgets.debounce import debounce
from ui.widgets.elided import ElidedLabel
from ui.widgets.panel import label
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segmented

Key = Qt.Key
Flag = QItemSelectionModel.SelectionFlag
_ORDERS: dict[str, Order] = {"time": "time", "kind": "kind", "step": "step", "institution": "institution"}
_TABLES = ("note", "meeting", "meeting_path", "institution", "person", "path", "step", "phase", "agenda_item")


class _Low(QStackedWidget):
    """As low as it must be: what it shows instead of notes asks for no height of its own."""

    def hasHeightForWidth(self) -> bool:
        return False


class NoteList(QWidget):
    """The notes of ``state.meeting``, only some ``kinds`` if given."""

    escaped = Signal()
    """Escape, with nothing to close here."""
    participant_wanted = Signal()
    counted = Signal()
    """The notes shown are others, or more, now."""

    def __init__(
        self, shell: Shell, state: MeetingState, parent: QWidget | None = None, *, kinds: Sequence[str] | None = None
    ) -> None:
        super().__init__(parent)
        self.shell, self.state = shell, state
        self._kinds = tuple(kinds or ())
        self._meeting: str | None = None
        self.edit_deed: Callable[[str], object] = self.edit_here
        """How a note is edited, by its id: in a dialog, unless a line stands below the list."""
        self.empty_text = _("No notes yet.")
        """What an empty list says."""
        self.newest_last = False
        """Whether a list by time is read from its end, as while notes are written, and follows what is added there."""
        self.commands = MeetingNoteCommands(shell, state)
        self.rows = NoteRows(shell.workspace, shell.clock.today(), self)
        self._keeper = keeper_of(shell.widget)
        if self._keeper is not None:
            self._keeper.changed.connect(self._show_waiting)
        self.delegate = NoteDelegate(self.rows)
        self.view = NoteView(self.delegate.height, guess)
        self.view.setModel(self.rows)
        self.view.setItemDelegate(self.delegate)
        self.view.setAccessibleName(_("Notes"))
        self.menu = NoteActions(self)
        self._build()
        self.view.key_pressed.connect(self._key)
        self.view.menu_wanted.connect(self.menu.pop_up)
        self.view.doubleClicked.connect(lambda _index: self.edit_current())
        self.view.box_at = self._box_at
        self.view.box_clicked.connect(lambda row: self.commands.toggle_done([self.rows.ids[row]]))
        self.view.selectionModel().selectionChanged.connect(self._show_hint)
        self.view.focus_changed.connect(self._show_hint)
        theme.theme_changed.connect(self._restyle)
        self._restyle()

    def hasHeightForWidth(self) -> bool:
        """No: a column would otherwise take the height that its texts ask for as its least one, and squeeze what is below it."""
        return False

    def give_way(self) -> None:
        """Where there is little room the list is low, and never what stands below it."""
        for part in (self.view, self._empty, self._stack):
            part.setMinimumHeight(1)

    def set_low(self, low: bool) -> None:
        """With little room there are notes instead of a title, and their cards are lower."""
        if low == self.delegate.low:
            return
        self.delegate.low = low
        for part in (self.title, self.count):
            part.setHidden(low)
        self.orders.set_tight(low)
        self.hint.set_low(low)
        self._make_room()
        self.view.remeasure()

    # --- building ------------------------------------------------------------------------------------------------------

    def _show_waiting(self) -> None:
        if self._keeper is not None:
            self.rows.show_waiting(self._keeper.ticks)

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._titles = QHBoxLayout()
        self.title = label(_("Notes"), "subheading")
        self.count = ElidedLabel("", "muted")
        policy = QSizePolicy.Policy
        self.count.setSizePolicy(policy.Ignored, policy.Preferred)  # the first note must not widen the list
        self.orders = Segmented(
            [
                ("time", _("Time")),
                ("kind", _("Kind")),
                ("step", _("Step")),
                ("institution", _("Institution")),
            ],
            _("Sort the notes by"),
        )
        self.orders.chosen.connect(self._order_chosen)
        self._titles.addWidget(self.title)
        self._titles.addWidget(self.count, 1)
        self._top.addLayout(self._titles, 1)
        self._top.addWidget(self.orders)
        self._column.addLayout(self._top)
        self.search = SearchField(_("Find in the notes"), parent=self)
        self.search.textChanged.connect(self._typed)
        self.search.key_passed.connect(self._from_search)
        self.search.hide()
        self._column.addWidget(self.search)
        self._empty = label("", "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._stack = _Low()
        for page in (self.view, self._empty):
            self._stack.addWidget(page)
        self._column.addWidget(self._stack, 1)
        self.hint = ListHint()
        self._column.addWidget(self.hint)
        self._later = debounce(self, 120, self._search)

    def _restyle(self) -> None:
        self._column.setSpacing(theme.px(8))
        self._top.setSpacing(theme.px(8))
        self._titles.setSpacing(theme.px(8))
        self._make_room()
        self._empty.setContentsMargins(theme.px(30), theme.px(40), theme.px(30), 0)
        self.view.remeasure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """In a narrow window the choice of order stands below the title."""
        needed = self._titles.sizeHint().width() + self.orders.sizeHint().width() + theme.px(8)
        side = QBoxLayout.Direction.LeftToRight if self.width() >= needed else QBoxLayout.Direction.TopToBottom
        if self._top.direction() != side:
            self._top.setDirection(side)

    # --- showing -------------------------------------------------------------------------------------------------------

    @property
    def today(self) -> date:
        """The date by the window's clock."""
        return self.shell.clock.today()

    @property
    def order(self) -> Order:
        """What the notes are sorted by."""
        return _ORDERS.get(self.orders.current(), "time")

    def show_meeting(self, change: Change | None) -> None:
        """The notes as they now stand: new ones come into sight if the last one was, else what is read stays put."""
        other = self.state.meeting.id != self._meeting
        if other:
            self._meeting = self.state.meeting.id
            with QSignalBlocker(self.search):
                self.search.clear()
            self.search.hide()
        if other or change is None or change.touches(*_TABLES):
            elsewhere = change is None or change.touches(*_TABLES[1:])
            changed = None if elsewhere or change is None else change.ids("note")
            self._read(change, changed=changed, other=other)

    def _read(
        self, change: Change | None, *, changed: frozenset[str] | tuple[str, ...] | None, other: bool = False
    ) -> None:
        if self._meeting is None:
            return
        workspace, seen = self.shell.workspace, private_seen(self.shell)
        ids = note_queries.note_ids(
            workspace, self._meeting, self.order, kinds=self._kinds, private=seen, text=self.search.text()
        )
        chosen, current, end = self.chosen(), self.current_id(), self.view.at_end()
        in_sight = self.view.current_in_sight()
        anchor_row, above = self.view.top_row()
        anchor = self.rows.ids[anchor_row] if anchor_row < len(self.rows.ids) else None
        self.rows.today = self.today
        self.rows.several_paths = len(self.state.meeting.paths) > 1
        self.view.follows_end = self._from_end
        kept = self.rows.show(ids, self.order, changed)
        if not kept:
            self._choose_again(chosen, current)
            if other or (end and self._from_end):
                self._to_start()
            else:
                row = self.rows.row(anchor) if anchor is not None else None
                self.view.go_back(row if row is not None else anchor_row, above)
            if in_sight and not other:
                self.view.scrollTo(self.view.currentIndex())
        elif end and self._from_end:
            self.view.go_to_end()
        self._show_counts()

    def hide_private(self) -> None:
        """Without reading the file: in the safe view only the notes read before that may be seen."""
        safe = self.shell.safe
        if safe is None or self._meeting is None:
            return
        current, end = self.current_id(), self.view.at_end()
        self.rows.keep_seen(safe.note)
        self._choose_again((), current)
        if end and self._from_end:
            self.view.go_to_end()
        count = len(self.rows.ids)
        self.count.setText(number(count) if count else "")
        self._stack.setCurrentIndex(0 if count else 1)
        self._show_hint()

    @property
    def _from_end(self) -> bool:
        return self.newest_last and self.order == "time" and not self.search.text()

    def _to_start(self) -> None:
        """Where a list begins to be read."""
        if self._from_end:
            self.view.go_to_end()
        else:
            self.view.go_back(0, 0)

    def _choose_again(self, chosen: Sequence[str], current: str | None) -> None:
        selection = self.view.selectionModel()
        for each in chosen:
            if (row := self.rows.row(each)) is not None:
                selection.select(self.rows.index(row), Flag.Select)
        if current is not None and (row := self.rows.row(current)) is not None:
            selection.setCurrentIndex(self.rows.index(row), Flag.NoUpdate)

    def _show_counts(self) -> None:
        count, found = len(self.rows.ids), self.search.text().strip()
        self.count.setText(self._count_text(count))
        self._stack.setCurrentIndex(0 if count else 1)
        if found:
            self._empty.setText(_("No note contains “{text}”.").format(text=found))
        else:
            self._empty.setText(self.empty_text)
        self._show_hint()
        self.counted.emit()

    def _count_text(self, count: int) -> str:
        if self._meeting is None:
            return ""
        workspace, seen = self.shell.workspace, private_seen(self.shell)
        if self.search.text().strip() or self._kinds:
            return number(count)
        midnight = datetime.combine(self.today, time(), zone())
        today = note_queries.count_since(workspace, self._meeting, midnight, private=seen)
        if today == count:
            return _("{count} today").format(count=number(count)) if count else ""
        both = _("{count} · {today} today") if today else "{count}"
        return both.format(count=number(count), today=number(today))

    def _show_hint(self) -> None:
        chosen = self.chosen()
        notes = self.rows.notes(chosen[:1]) if chosen else []
        self.hint.say(notes[0] if notes and self.view.hasFocus() else None)

    def _box_at(self, at: QPoint) -> int | None:
        index = self.view.indexAt(at)
        if index.isValid() and self.delegate.box(index.row(), self.view.visualRect(index)).contains(at):
            return index.row()
        return None

    # --- choosing ------------------------------------------------------------------------------------------------------

    def chosen(self) -> list[str]:
        """The ids of the chosen notes, in the order of the list."""
        rows = sorted({index.row() for index in self.view.selectionModel().selectedRows()})
        return [self.rows.ids[row] for row in rows if row < len(self.rows.ids)]

    def current_id(self) -> str | None:
        """The id of the note of the current row."""
        row = self.view.currentIndex().row()
        return self.rows.ids[row] if 0 <= row < len(self.rows.ids) else None

    def open_note(self, note_id: str) -> bool:
        """Choose a note and bring it into sight; False where it is not in this list."""
        row = self.rows.row(note_id)
        if row is None and self.search.text():
            self.search.clear()
            self._read(None, changed=())
            row = self.rows.row(note_id)
        if row is None:
            return False
        self._stack.setCurrentIndex(0)
        self.view.choose(row)
        self.view.scrollTo(self.rows.index(row))
        return True

    def focus(self) -> None:
        """Put the keyboard into the list, on the note it was on, else on the last one."""
        if not self.view.currentIndex().isValid() and self.rows.ids:
            self.view.choose(len(self.rows.ids) - 1)
        self.view.setFocus()

    def _order_chosen(self, _key: str) -> None:
        current = self.current_id()
        self._read(None, changed=())
        if current is not None:
            self.open_note(current)

    # --- searching -----------------------------------------------------------------------------------------------------

    def show_search(self) -> None:
        """Show the field to search in."""
        self.search.show()
        self.search.setFocus()
        self.search.selectAll()

    def _typed(self) -> None:
        self._later.start()

    def leave(self) -> None:
        """Before the list goes out of sight: nothing is left to be searched for later."""
        if self._later.isActive():
            self._search()

    def _search(self) -> None:
        self._later.stop()
        self._read(None, changed=())
        self._to_start()

    def _from_search(self, event: QKeyEvent) -> None:
        self._search()
        if self.rows.ids:
            self.view.choose(0)
            self.view.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Key.Key_Escape and self.search.hasFocus():
            self.search.hide()
            self.focus()
        else:
            super().keyPressEvent(event)

    # --- keys ----------------------------------------------------------------------------------------------------------

    def _key(self, event: QKeyEvent) -> None:
        chosen = self.chosen()
        if self._held_key(event, chosen) or self._plain_key(event, chosen):
            event.accept()

    def _held_key(self, event: QKeyEvent, chosen: list[str]) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.commands.copy(chosen, self.today)
        elif (kind := kind_of_key(event)) is not None:
            self.commands.set(chosen, kind=kind)
        elif control_only(event) and event.key() == Key.Key_9:
            self.commands.toggle_private(chosen)
        elif control_only(event) and event.key() == Key.Key_R:
            self.menu.next_travel()
        elif control_only(event) and event.key() == Key.Key_D:
            self.participant_wanted.emit()
        else:
            return False
        return True

    def _plain_key(self, event: QKeyEvent, chosen: list[str]) -> bool:
        key = event.key()
        commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        altgr = event.modifiers() & commands == commands
        if event.modifiers() & commands and not altgr:
            return False
        if key in (Key.Key_Return, Key.Key_Enter, Key.Key_F2):
            self.edit_current()
        elif key == Key.Key_Delete:
            self.delete()
        elif key == Key.Key_Escape:
            self._escape()
        elif chosen and event.text() and event.text() in MARKS:
            self.menu.pick(event.text())
        elif chosen and key == Key.Key_Space:
            self.commands.toggle_done(chosen)
        else:
            return False
        return True

    def _escape(self) -> None:
        if self.search.isVisible():
            self.search.clear()
            self.search.hide()
            self._search()
        else:
            self.escaped.emit()

    def edit_current(self) -> None:
        """Edit the note the keyboard is on."""
        note = self.current_id()
        if note is not None:
            self.edit_deed(note)

    def edit_here(self, note_id: str) -> None:
        """Edit a note in a dialog, with the same line as it was written in."""
        from ui.meetings.notes.note_dialog import NoteDialog

        found = self.rows.notes([note_id])
        if found:
            NoteDialog(self.shell, self.state, found[0]).open()

    def delete(self) -> None:
        """Delete the chosen notes; the keyboard goes to the one that follows."""
        chosen = self.chosen()
        row = self.view.currentIndex().row()
        self.commands.delete(chosen)
        if self.rows.ids and not self.view.currentIndex().isValid():
            self.view.choose(min(row, len(self.rows.ids) - 1))

    def menu_actions(self) -> Actions:
        """For the window's menus."""
        return self.menu.for_menus()
