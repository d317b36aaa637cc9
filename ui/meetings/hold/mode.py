"""Holding a meeting: the agenda at the left, the notes in the middle, the timer and the people at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QMenu, QTextEdit, QVBoxLayout, QWidget

from campus_desktop.i18n import _
from campus_desktop.meetings import keys, note_queries
from campus_desktop.workspace import Change
from ui.look import theme
from ui.meetings.agenda.column import AgendaColumn
from ui.meetings.agenda.view_state import agenda_state, restore_agenda
from ui.meetings.hold.commands import TimerCommands
from ui.meetings.hold.left_in_line import take_line
from ui.meetings.hold.side import Side
from ui.meetings.mode import Mode
from ui.meetings.notes.pane import NotesPane
from ui.meetings.notes.view_state import notes_state, restore_notes
from ui.meetings.state import MeetingState
from ui.notes.seen import private_seen
from ui.shell.menus import folded
from ui.shell.protocol import Shell
from ui.widgets.actions import Actions, action, show_on
from ui.widgets.buttons import QuietButton
from ui.widgets.layouts import row_in
from ui.widgets.splitter import Splitter
from ui.widgets.view_state import ViewState

_AGENDA, _SIDE = (250, 330), (266, 276)
"""Pixels at zoom 1 that the columns beside the notes take by themselves, at least and at most; the user can make them narrower and
wider."""
_LEAST_AGENDA, _NARROW_AGENDA = 126, 200
"""Pixels at zoom 1 below which it cannot be made narrower, and below which it has narrow margins."""
_WIDTHS = "hold"
"""Where the settings keep the widths that the user chose."""
_NARROW = 760
"""Below this width the agenda gives way to the notes; the timer still says what comes next."""


class HoldMode(Mode):
    """The running view. Everything in it is reached by keys of its own, while the note line keeps the keyboard."""

    def __init__(self, shell: Shell, state: MeetingState) -> None:
        super().__init__(shell, state)
        self.commands = TimerCommands(shell, state, self)
        self.agenda = AgendaColumn(shell, state, holding=True)
        self.notes = NotesPane(shell, state)
        self.side = Side(shell, state, self.commands)
        self.participant_action = action(self, _("&Add a participant …"), self.add_participant, keys.PARTICIPANT)
        self.keys_action = action(self, _("The &keys of the meeting …"), self.show_keys, keys.KEYS_ANYWHERE, keys.KEYS)
        self.agenda.menus.first = [self.commands.go]
        self.agenda.view.passes_letters = True
        self.script_action = action(self, _("&Script on top"), self.side.move_script, keys.SCRIPT)
        show_on(self.script_action, False)
        self.agenda_action = action(self, _("&Agenda beside the notes"), self._fold_agenda, "Ctrl+Shift+K")
        self._notes_menu, self._agenda_menu = QMenu(_("Notes"), self), QMenu(_("Agenda"), self)
        self._agenda_wanted: bool | None = None
        self._left_in_line = ""
        """What became of the text in the note line as the meeting was ended."""
        self.left = QFrame()
        self.left.setProperty("kind", "left-column")
        self._left = QVBoxLayout(self.left)
        self._left.addWidget(self.agenda)
        names = (_("Width of the agenda"), _("Width of the clock’s column"))
        self.parts = Splitter(self.left, self.notes, self.side, names=names)
        self.show_agenda = QuietButton(icon="chevron-right", name=_("Show the agenda"))
        self.show_agenda.clicked.connect(self._fold_agenda)
        row = row_in(self)
        row.addWidget(self.show_agenda, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.parts, 1)
        self._connect()

    def _connect(self) -> None:
        self.commands.go_wanted.connect(self.go_to_chosen)
        self.commands.ended.connect(self._close_meeting)
        self.commands.before_end = self._take_line
        self.commands.groups_changed.connect(self.actions_changed)
        self.notes.participant_wanted.connect(self.add_participant)
        self.notes.status_changed.connect(self.status_changed)
        self.agenda.item_opened.connect(self._look_at)
        side = self.side
        side.people.line.wanted.connect(self.add_participant)
        side.paths.opened.connect(self._open_path)
        side.timer.follow_up_wanted.connect(self.follow_up)
        side.timer.prepare_wanted.connect(self._prepare)
        self.parts.splitterMoved.connect(self._keep_widths)
        self.parts.reset_wanted.connect(self._forget_widths)
        theme.theme_changed.connect(self._make_room)

    # --- showing -------------------------------------------------------------------------------------------------------

    def show_meeting(self, change: Change | None) -> None:
        self.commands.describe(self.state.position())
        writable = not self.shell.workspace.read_only
        self.participant_action.setEnabled(writable)
        self.side.people.setEnabled(writable)
        self.agenda.show_meeting(change)
        self.notes.show_meeting(change)
        self.side.show_meeting(self.notes.status())
        self._make_room()  # the timer has other buttons once the meeting is in progress
        self.status_changed.emit()

    def tick(self) -> None:
        self.side.tick()
        self.agenda.tick()
        self.notes.tick()

    def status(self) -> str:
        return self.notes.status()

    def view_state(self) -> ViewState:
        return {
            "agenda shown": self._agenda_wanted,
            "script first": self.script_action.isChecked(),
            "agenda": agenda_state(self.agenda),
            "notes": notes_state(self.notes.list),
        }

    def restore_view(self, state: ViewState) -> None:
        self._agenda_wanted = state["agenda shown"]
        self._make_room()
        if state["script first"] != self.script_action.isChecked():
            self.script_action.trigger()
        restore_agenda(self.agenda, state["agenda"])
        restore_notes(self.notes.list, state["notes"])

    def hide_private(self) -> bool:
        self.notes.hide_private()
        self.side.hide_private()
        return True

    def leave(self) -> None:
        self.agenda.leave()
        self.notes.leave()

    def open_item(self, item_id: str) -> bool:
        meeting = self.state.meeting
        if meeting.item(item_id) is not None:
            self._show_agenda(True)
            self.agenda.choose(item_id)
            return True
        if any(each.id == item_id for each in meeting.participants):
            return True
        return self.notes.open_note(item_id)

    def take_keyboard_at(self, item_id: str) -> None:
        if self.state.meeting.item(item_id) is not None:
            place: QWidget = self.agenda.view
        elif self.notes.list.rows.row(item_id) is not None:
            place = self.notes.list.view
        else:
            return self.take_keyboard()
        place.setFocus()
        QTimer.singleShot(0, place, place.setFocus)  # after ``showEvent``, which gives it to the note line

    def menu_actions(self) -> Actions:
        return {
            **self.commands.for_menus(),
            "meetings/hold-people": self.participant_action,
            **folded(self.notes.menu_actions(), self._notes_menu),
            **folded(self.agenda.menu_actions(), self._agenda_menu),
            "view/hold": [self.agenda_action, self.script_action],
            "help/hold-keys": self.keys_action,
        }

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            QTimer.singleShot(0, self, self._take_keyboard)

    def take_letter(self, event: QKeyEvent) -> bool:
        """Wherever the keyboard is, a letter begins a note: while people speak nobody looks for the line first."""
        return self.notes.take_letter(event)

    def take_keyboard(self) -> None:
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        """The note line has the keyboard, unless somebody writes elsewhere already."""
        has_it = QApplication.focusWidget()
        if (
            self.isVisible()
            and QApplication.activeModalWidget() is None
            and not isinstance(has_it, QLineEdit | QTextEdit)
        ):
            self.notes.focus_line()

    # --- room ----------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        width = self.width() / theme.zoom()
        shown = self._agenda_wanted if self._agenda_wanted is not None else width >= _NARROW
        self.left.setVisible(shown)
        self.show_agenda.setHidden(shown)
        show_on(self.agenda_action, shown)
        self.left.setMinimumWidth(theme.px(_LEAST_AGENDA))
        self.side.setMinimumWidth(self.side.least_width())
        self._share(shown)

    def _share(self, agenda: bool) -> None:
        """Give each part its width: what the user chose, as far as there is room for the others."""
        roomy = min(1.0, max(0.0, (self.width() / theme.zoom() - _NARROW) / 400))
        chosen = self.shell.settings.columns(_WIDTHS)
        own = [least + (most - least) * roomy for least, most in (_AGENDA, _SIDE)]
        left, side = map(theme.px, chosen if len(chosen) == 2 else own)
        handles = self.parts.handleWidth() * (2 if agenda else 1)
        room = self.parts.width() - handles - self.notes.minimumSizeHint().width()
        least_left = self.left.minimumWidth() if agenda else 0
        side = max(self.side.minimumWidth(), min(side, room - least_left))
        left = max(least_left, min(left, room - side)) if agenda else 0
        margin = theme.px(14 if left > theme.px(_NARROW_AGENDA) else 4)
        self._left.setContentsMargins(margin, theme.px(10), margin, theme.px(8))
        self.parts.setSizes([left, self.parts.width() - handles - left - side, side])

    def _keep_widths(self) -> None:
        left, _notes, side = (round(size / theme.zoom()) for size in self.parts.sizes())
        before = self.shell.settings.columns(_WIDTHS)
        agenda = left if not self.left.isHidden() else before[0] if len(before) == 2 else _AGENDA[1]
        self.shell.settings.remember_columns(_WIDTHS, [agenda, side])
        self._make_room()

    def _forget_widths(self) -> None:
        self.shell.settings.remember_columns(_WIDTHS, [])
        self._make_room()

    def _fold_agenda(self) -> None:
        self._show_agenda(self.left.isHidden())

    def _show_agenda(self, wanted: bool) -> None:
        self._agenda_wanted = wanted
        self._make_room()

    # --- commands ---------------------------------------------------------------------------------------------------------

    def add_participant(self) -> None:
        """Somebody came: one line, and back to the note."""
        self.side.below.ensureWidgetVisible(self.side.people.line)
        self.side.people.line.open_line()
        # once the line is as high as it will be
        QTimer.singleShot(0, self, lambda: self.side.below.ensureWidgetVisible(self.side.people.line))

    def show_keys(self) -> None:
        """All keys of the meeting."""
        from ui.meetings.hold.keys_overlay import KeysOverlay

        KeysOverlay(self.shell, self.state).open()

    def follow_up(self) -> None:
        """On to what was agreed."""
        self.shell.show_page("meetings", self.state.meeting.id, "follow-up")

    def go_to_chosen(self) -> None:
        """On to the item that is chosen in the agenda, whichever comes before it."""
        chosen = self.agenda.chosen()
        if len(chosen) == 1:
            self.commands.go_to(chosen[0])
        else:
            self.shell.message(_("Choose one item of the agenda first"))

    def _look_at(self, item_id: str) -> None:
        """What was written for another item, while the current one goes on."""
        script = self.side.script
        script.show_item(self.state.meeting.item(item_id), current=False)
        if script.isVisible():
            QTimer.singleShot(0, self, lambda: self.side.below.ensureWidgetVisible(script))
        else:
            self.shell.message(_("No script was written for this item"))

    def _prepare(self) -> None:
        self.shell.show_page("meetings", self.state.meeting.id, "prepare")

    def _open_path(self, path_id: str) -> None:
        self.shell.show_page("paths", path_id)

    @property
    def _on_last_day(self) -> bool:
        here = self.state.position()
        return here.item is not None and all(each.day <= here.item.day for each in self.state.meeting.items)

    def _take_line(self) -> None:
        self._left_in_line = take_line(self.notes.line) if self._on_last_day else ""

    def _close_meeting(self) -> None:
        """The meeting was ended: what lacks somebody responsible or a date is completed now, while people are still here."""
        meeting = self.state.meeting
        if self.state.position().following is not None:
            return  # only one of its days
        left, self._left_in_line = self._left_in_line or take_line(self.notes.line), ""
        found = note_queries.incomplete_actions(self.state.workspace, meeting.id)
        missing = [note for note in found if not note.private]  # those in the room look on
        from ui.meetings.hold.closing import ClosingDialog, private_waiting

        private = 0 if self.shell.safe is not None else len(found) - len(missing)
        if not missing:
            if note_queries.note_ids(
                self.state.workspace, meeting.id, kinds=["action"], private=private_seen(self.shell)
            ):
                done = _("The meeting is over. Every action has somebody responsible and a date.")
            else:
                done = _("The meeting is over. No actions were noted.")
            said = private_waiting(private) if private else done if self.notes.line.is_empty else ""
            self.shell.message(" ".join(filter(None, (said, left))))
            return

        dialog = ClosingDialog(self.shell, meeting, missing, private, left)
        dialog.finished_meeting.connect(self.follow_up)
        dialog.back_wanted.connect(self.commands.go_back)
        dialog.open()
