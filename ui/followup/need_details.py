"""One need for the platform beside the list: who has it, where it was noted, and the platform team's answer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from campus_desktop.i18n import _, date_table, ngettext, number
from campus_desktop.meetings import notes
from campus_desktop.meetings.needs import NeedGroup
from campus_desktop.meetings.note import Note
from ui.look import theme
from ui.shell.protocol import Shell
from ui.widgets.buttons import CardButton
from ui.widgets.elided import ElidedLabel
from ui.widgets.form import FormRow
from ui.widgets.layouts import emptied, fill
from ui.widgets.panel import label
from ui.widgets.saved_field import SavedText
from ui.widgets.scrolled import ScrolledColumn


class NeedDetails(QFrame):
    """The answer is saved one second after the last key, to all needs with the same wording."""

    note_opened = Signal(str)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self._ids: list[str] = []
        self.setProperty("kind", "side")
        self.setAccessibleName(_("Details of the need"))
        scroll = ScrolledColumn((16, 16, 16, 16), 10)
        fill(self, scroll)
        column = scroll.body
        self.title = label("", "subheading", wrap=True)
        self.about = label("", "muted", wrap=True)
        self.answer = SavedText(self._save, self._seal)
        self.answer.setPlaceholderText(
            _("What the platform team says: planned for spring, use this instead, not possible …")
        )
        self._answer_row = FormRow(_("Answer from the platform team"), self.answer)
        self._said = label(_("Said at the meetings"), "subheading")
        self._notes = QVBoxLayout()
        for widget in (self.title, self.about, self._answer_row, self._said):
            column.addWidget(widget)
        column.addLayout(self._notes)
        column.addStretch(1)
        self._resize()
        theme.theme_changed.connect(self._resize)

    def _resize(self) -> None:
        self.setMinimumWidth(theme.px(300))
        self.setMaximumWidth(theme.px(420))
        self._notes.setSpacing(theme.px(6))
        self.answer.setFixedHeight(theme.px(110))

    def show_need(self, group: NeedGroup | None) -> None:
        """Show the current state of a need; text being typed about another one is saved first."""
        ids = [note.id for note in group.notes] if group is not None else []
        if ids != self._ids:
            self.save_now()
        self._ids = ids
        for widget in (self.title, self.about, self._answer_row, self._said):
            widget.setVisible(group is not None)
        emptied(self._notes)
        if group is None:
            return
        self.title.setText(group.title)
        self.about.setText(_about(group))
        self.answer.show_text(group.answer, (ids[0], "answer"))
        for note in reversed(group.notes):
            made = _NoteRow(note)
            made.clicked.connect(self._row_clicked)
            self._notes.addWidget(made)

    def _row_clicked(self) -> None:
        row = self.sender()
        assert isinstance(row, _NoteRow)
        self.note_opened.emit(row.note_id)

    def _save(self, text: str) -> None:
        ids = self._ids
        if ids:
            self.shell.guard(lambda: notes.tell_needs_answer(self.shell.workspace, ids, text))

    def _seal(self) -> None:
        self.shell.workspace.seal()

    def save_now(self) -> None:
        """Save what is being typed."""
        if self._ids:
            self.answer.save_now()


class _NoteRow(CardButton):
    """The text, its author and its meeting; a click opens it there."""

    def __init__(self, note: Note) -> None:
        super().__init__()
        self.note_id = note.id
        day = date_table(note.meeting_date) if note.meeting_date else ""
        detail = " · ".join(part for part in (note.institution_name, day, note.step_title or note.path_title) if part)
        self.add(label(note.text, wrap=True), ElidedLabel(detail, "small"))
        self.setAccessibleName(", ".join(part for part in (note.text, detail) if part))
        self.setAccessibleDescription(_("Opens it in its meeting"))


def _about(group: NeedGroup) -> str:
    parts = []
    if group.institutions:
        many = ngettext("{count} institution", "{count} institutions", group.institutions)
        parts.append(many.format(count=number(group.institutions)))
    meetings = ngettext("{count} meeting", "{count} meetings", group.meetings)
    parts.append(meetings.format(count=number(group.meetings)))
    return " · ".join([*parts, *group.paths])
