"""Closing: the actions that nobody is responsible for, or that have no date, completed before people leave."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, date_weekday, fold, ngettext
from campus_desktop.institutions.names import without_mark
from campus_desktop.meetings.context import read_context
from campus_desktop.meetings.meeting import Meeting
from campus_desktop.meetings.newcomers import begun_name, can_be_named, complete_with_new, create_text
from campus_desktop.meetings.note import Note, marked
from campus_desktop.meetings.noteline import Candidate
from campus_desktop.typed.dates import date_at_start
from ui.look import theme
from ui.shell.protocol import Shell
from ui.widgets.buttons import LinkButton, PrimaryButton
from ui.widgets.completer import OnlyNameCompleter
from ui.widgets.dialog import Dialog
from ui.widgets.layouts import column_in
from ui.widgets.panel import label
from ui.widgets.push_button import PushButton
from ui.widgets.scrolled import Scrolled


class ActionRow:
    """The two fields of one action: who, found by name, and when, as it is said in a note line."""

    def __init__(self, note: Note, who: Sequence[Candidate], today: date) -> None:
        self.note, self._today = note, today
        self._by_name: dict[str, Candidate] = {}
        for each in who:
            for name in (each.name, each.short):
                if name:
                    self._by_name.setdefault(fold(name), each)
        self.text = label(marked(note), wrap=True)
        self._owner_before = note.person_name or note.institution_name
        self.owner = QLineEdit(self._owner_before)
        self.owner.setAccessibleName(_("Responsible for “{text}”").format(text=note.text))
        self.owner.setPlaceholderText(_("Institution or person"))
        names = OnlyNameCompleter([each.name for each in who], self.owner)
        names.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        names.setFilterMode(Qt.MatchFlag.MatchContains)
        self.owner.setCompleter(names)
        self._who = who
        self.create = LinkButton()
        self.create.clicked.connect(self._make)
        self.new = ""
        """The name of somebody who is to be made when the dialog is saved."""
        self.due = QLineEdit("" if note.due is None else date_weekday(note.due))
        self.due.setAccessibleName(_("Due date of “{text}”").format(text=note.text))
        self.due.setPlaceholderText(_("4/12, friday, in 14 days"))
        self._due_before = self.due.text()
        self.meaning = label("", "small")
        self.problems = {field: label("", "error") for field in (self.owner, self.due)}
        self.understood = True
        """Whether all that is typed is known or a date, or is empty."""
        self._typing: QLineEdit | None = None
        """The field that is being typed in: what is only begun there is not wrong yet."""
        for field in self.problems:
            field.textChanged.connect(partial(self._typed, field))
            field.editingFinished.connect(self.check)
        self.check()

    def _typed(self, field: QLineEdit, _text: str) -> None:
        self._typing = field
        self._show()

    def check(self) -> bool:
        """Whether what stands in the fields is understood; what is not is marked, with a sentence."""
        self._typing = None
        return self._show()

    def _begun(self, field: QLineEdit) -> bool:
        """Whether what stands in the field may still become something."""
        typed = fold(without_mark(" ".join(field.text().split())))
        return field is self._typing and (field is self.due or any(typed in name for name in self._by_name))

    def _show(self) -> bool:
        due = self._due()
        name = self._name()
        if name != self.new:
            self.new = ""
        begun = self._begun_name()
        known = self._owner_kept or self._owner() is not None
        self.create.setText(_("“{name}” is created").format(name=name) if self.new else create_text(name))
        self.create.setEnabled(not self.new)
        self.create.setVisible(bool(name) and (not known or begun is not None) and can_be_named(name, self._who))
        understood = {self.owner: known or bool(self.new), self.due: due is not None}
        wrong = {
            self.owner: _("This name is not known."),
            self.due: _("This is not a date."),
        }
        for field, good in understood.items():
            bad = bool(field.text().strip()) and not good and not self._begun(field)
            theme.set_look(field, "invalid", bad)
            field.setAccessibleDescription(wrong[field] if bad else "")
            self.problems[field].setText(wrong[field] if bad else "")
            self.problems[field].setVisible(bad)
        meant = (begun.name if begun is not None else "", date_weekday(due) if due is not None else "")
        self.meaning.setText(" · ".join(filter(None, meant)))
        self.understood = all(good or not field.text().strip() for field, good in understood.items())
        return self.understood

    def _make(self) -> None:
        self.new = self._name()
        self.due.setFocus()
        self.check()

    @property
    def _owner_kept(self) -> bool:
        """Whether the name is the one that stood there: it may be shared by several, or be nobody who can be chosen now."""
        return bool(self._owner_before) and self.owner.text() == self._owner_before

    def _name(self) -> str:
        return without_mark(" ".join(self.owner.text().split()))

    def _owner(self) -> Candidate | None:
        return self._by_name.get(fold(self._name())) or self._begun_name()

    def _begun_name(self) -> Candidate | None:
        """The person that the name is the beginning of, unless somebody new is to have it."""
        name = self._name()
        if self._owner_kept or fold(name) in self._by_name or (self.new and name == self.new):
            return None
        return begun_name(name, self._who)

    def _due(self) -> date | None:
        text = self.due.text().strip()
        if text == self._due_before:
            return self.note.due
        found = date_at_start(text.removeprefix("!"), self._today)
        return found.date if found is not None and found.length == len(text.removeprefix("!")) else None

    def changes(self) -> dict[str, Any]:
        """What was filled in, as ``update_notes`` takes it."""
        fields: dict[str, Any] = {}
        owner = self._owner()
        if owner is not None and not self._owner_kept:
            person = owner.id if owner.kind == "person" else None
            institution = owner.belongs if person is not None else owner.id
            fields |= {"institution": institution, "person": person}
        due = self._due()
        if due is not None and due != self.note.due:
            fields["due"] = due
        return fields


def private_waiting(count: int) -> str:
    """Says of private actions that lack something only how many they are: the screen is often shared as a meeting ends."""
    text = ngettext(
        "{count} private action that lacks something waits in Follow up.",
        "{count} private actions that lack something wait in Follow up.",
        count,
    )
    return text.format(count=count)


def _with_room(field: QLineEdit, problem: QLabel, below: QWidget) -> QWidget:
    """A field, and room for what is shown below it now and then, so that it moves no other row."""
    made = QWidget()
    column = column_in(made, 2)
    for each in (field, problem, below):
        column.addWidget(each)
    column.addStretch(1)
    for each in (field, problem, below):
        each.ensurePolished()
    heights = (field.sizeHint().height(), problem.fontMetrics().lineSpacing(), LinkButton("x").sizeHint().height())
    made.setMinimumHeight(sum(heights) + theme.px(6))
    return made


class ClosingDialog(Dialog):
    """Lists the actions with their fields, but for private ones. What is left empty stays open; one step back takes all of it."""

    saves_typed = True
    finished_meeting = Signal()
    """Saved or left: on to following up."""
    back_wanted = Signal()
    """The meeting was not to end: back into it."""

    def __init__(
        self,
        shell: Shell,
        meeting: Meeting,
        missing: Sequence[Note],
        private: int = 0,
        left: str = "",
    ) -> None:
        """``private``: how many private actions lack something too; ``left``: what became of what stood in the note line."""
        super().__init__(shell.widget)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.shell, self._private, self._meeting = shell, private, meeting.id
        self._left = left
        self.setWindowTitle(_("The meeting is over"))
        self.setMinimumWidth(theme.px(760))
        today = shell.clock.today()
        who = read_context(shell.workspace, meeting).who
        if shell.safe is not None:
            seen = shell.safe.institutions | shell.safe.people
            who = tuple(each for each in who if each.id in seen)
        self.rows = [ActionRow(note, who, today) for note in missing]
        self.problem = label("", "error", wrap=True)
        keep = self.problem.sizePolicy()
        keep.setRetainSizeWhenHidden(True)  # the buttons do not move when a message appears
        self.problem.setSizePolicy(keep)
        self.problem.setMinimumHeight(self.problem.fontMetrics().lineSpacing())
        self.problem.hide()
        self._lay_out()
        for row in self.rows:
            for field in row.problems:
                field.textChanged.connect(self._mended)
            row.create.clicked.connect(self._mended)
        first = self.rows[0]
        (first.due if first.owner.text() else first.owner).setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(14), theme.px(20), theme.px(12))
        column.setSpacing(theme.px(7))
        count = len(self.rows)
        text = ngettext(
            "{count} action lacks somebody responsible or a date", "{count} actions lack somebody responsible or a date",
            count,
        )  # fmt: skip
        column.addWidget(label(text.format(count=count), "heading", wrap=True))
        column.addWidget(
            label(_("Fill in what you know while people are here; what is left empty stays open."), "muted", wrap=True)
        )
        if self._left:
            column.addWidget(label(self._left, wrap=True))
        column.addWidget(self._table(), 1)
        if self._private:
            column.addWidget(label(private_waiting(self._private), "muted", wrap=True))
        column.addWidget(self.problem)
        box = QHBoxLayout()
        self.back = PushButton(_("&Back into the meeting"))
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self._back)
        box.addWidget(self.back)
        box.addStretch(1)
        buttons = QDialogButtonBox()
        self.leave = PushButton(ngettext("&Leave it open", "&Leave them open", len(self.rows)))
        self.save = PrimaryButton(_("&Save and follow up"))
        self.leave.setAutoDefault(False)
        self.save.setDefault(True)
        buttons.addButton(self.leave, QDialogButtonBox.ButtonRole.DestructiveRole)
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.AcceptRole)
        self.leave.clicked.connect(self._leave)
        buttons.accepted.connect(self._save)
        box.addWidget(buttons)
        column.addLayout(box)

    def _table(self) -> QWidget:
        inside = QWidget()
        top = Qt.AlignmentFlag.AlignTop
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, theme.px(8), 0)
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(10))
        for column, (text, stretch) in enumerate(((_("Action"), 5), (_("Responsible"), 4), (_("Due date"), 4))):
            grid.addWidget(label(text, "small"), 0, column)
            grid.setColumnStretch(column, stretch)
        for number, row in enumerate(self.rows, 1):
            row.text.setContentsMargins(0, theme.px(8), 0, 0)  # on one line with what is typed beside it
            grid.addWidget(row.text, number, 0, alignment=top)
            grid.addWidget(_with_room(row.owner, row.problems[row.owner], row.create), number, 1, alignment=top)
            grid.addWidget(_with_room(row.due, row.problems[row.due], row.meaning), number, 2, alignment=top)
        grid.setRowStretch(len(self.rows) + 1, 1)
        scroll = Scrolled(inside)
        scroll.setMinimumHeight(theme.px(min(86 * len(self.rows) + 40, 320)))
        return scroll

    def _save(self) -> None:
        understood = [row.check() for row in self.rows]  # every one of them, so that all are marked
        if not all(understood):
            self.problem.setText(
                _("What is marked is not understood: write a name from the list or create it, and a date as 4/12.")
            )
            self.problem.show()
            return
        fields = {row.note.id: changes for row in self.rows if (changes := row.changes())}
        try:
            names = {row.note.id: row.new for row in self.rows if row.new}
            complete_with_new(self.shell.workspace, self._meeting, fields, names)
        except CampusError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self._go_on()

    def _mended(self) -> None:
        """Hide the message about what was not understood once all of it is."""
        if all(row.understood for row in self.rows):
            self.problem.hide()

    def _leave(self) -> None:
        if self.may_leave():
            self._go_on()

    def _go_on(self) -> None:
        self.accept()
        self.finished_meeting.emit()

    def _back(self) -> None:
        if self.may_leave():
            self.done(self.DialogCode.Rejected)
            self.back_wanted.emit()
