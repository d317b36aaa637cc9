"""An idea becomes a step of a learning path, or is added to one, while everybody is still there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from campus_desktop.i18n import _
from campus_desktop.meetings import notes
from campus_desktop.meetings.note import Note, marked
from campus_desktop.paths.path import LearningPath
from campus_desktop.paths.queries import read_path
from ui.look import theme
from ui.meetings.notes.commands import MeetingNoteCommands
from ui.meetings.state import MeetingState
from ui.shell.protocol import Shell
from ui.widgets.dialog import FormDialog
from ui.widgets.dropdown import Dropdown
from ui.widgets.form import FormRow
from ui.widgets.panel import label


def _place(likely: tuple[str, ...], path: str) -> int:
    return likely.index(path) if path in likely else len(likely)


class IdeaDialog(FormDialog):
    """For one idea. The paths to choose from are those of the meeting, first the one it is about, else that of its item."""

    def __init__(self, shell: Shell, state: MeetingState, note: Note) -> None:
        super().__init__(shell.widget, _("Make the idea a step"), 460)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shell, self._note = shell, note
        self._path: LearningPath | None = None
        self.body.addWidget(label(marked(note), wrap=True))
        self.new = QRadioButton(_("A &new step"))
        self.old = QRadioButton(_("&Added to a step, in its note for the builder"))
        self.paths, self.phases, self.before, self.steps = Dropdown(), Dropdown(), Dropdown(), Dropdown()
        self.body.addWidget(FormRow(_("&Learning path"), self.paths))
        self.body.addWidget(self.new)
        self._new_part = self._part(FormRow(_("&Phase"), self.phases), FormRow(_("P&lace"), self.before))
        self.body.addWidget(self._new_part)
        self.body.addWidget(self.old)
        self._old_part = self._part(FormRow(_("&Step"), self.steps))
        self.body.addWidget(self._old_part)
        self.finish("", self._do)
        self._fill_paths(state)
        self.paths.currentIndexChanged.connect(self._read)
        self.phases.currentIndexChanged.connect(self._fill_places)
        self.new.toggled.connect(self._show)
        self.new.setChecked(note.step is None)
        self.old.setChecked(note.step is not None)
        self._read()
        (self.phases if note.step is None else self.steps).setFocus()

    def _part(self, *rows: QWidget) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(theme.px(24), 0, 0, 0)
        for row in rows:
            column.addWidget(row)
        return made

    def _fill_paths(self, state: MeetingState) -> None:
        likely = MeetingNoteCommands(self._shell, state).likely_paths(self._note)
        for path in sorted(state.meeting.paths, key=lambda each: _place(likely, each.path)):
            name = f"{path.institution_name}: {path.title}" if path.institution_name else path.title
            self.paths.addItem(name, path.path)
        if self._note.path is not None:
            if self.paths.findData(self._note.path) < 0:
                self.paths.addItem(self._note.path_title, self._note.path)
            self.paths.setCurrentIndex(self.paths.findData(self._note.path))
        elif likely:
            self.paths.setCurrentIndex(max(0, self.paths.findData(likely[0])))

    def _read(self) -> None:
        path_id = self.paths.currentData()
        self._path = self._shell.guard(lambda: read_path(self._shell.workspace, path_id)) if path_id else None
        self.phases.clear()
        self.steps.clear()
        for phase in self._path.phases if self._path else ():
            self.phases.addItem(phase.name, phase.id)
            for step in phase.steps:
                self.steps.addItem(f"{step.title} · {phase.name}", step.id)
                if step.id == self._note.step:
                    self.steps.setCurrentIndex(self.steps.count() - 1)
                    self.phases.setCurrentIndex(self.phases.count() - 1)
        self._fill_places()
        self._show()

    def _fill_places(self) -> None:
        self.before.clear()
        phases = self._path.phases if self._path else ()
        phase = next((each for each in phases if each.id == self.phases.currentData()), None)
        for step in phase.steps if phase else ():
            self.before.addItem(_("Before “{title}”").format(title=step.title), step.id)
        self.before.addItem(_("Last"), None)
        self.before.setCurrentIndex(self.before.count() - 1)

    def _show(self) -> None:
        self._new_part.setVisible(self.new.isChecked())
        self._old_part.setVisible(self.old.isChecked())
        self.agree.setText(_("Make it a step") if self.new.isChecked() else _("Add to the step"))
        self.agree.setEnabled(self._path is not None and (self.new.isChecked() or self.steps.count() > 0))
        self.adjustSize()

    def _do(self) -> None:
        workspace, note = self._shell.workspace, self._note.id
        if self.new.isChecked():
            notes.idea_to_step(workspace, note, self.phases.currentData(), self.before.currentData())
            self._shell.message(_("The idea is a step now."))
        else:
            notes.idea_onto_step(workspace, note, self.steps.currentData())
            self._shell.message(_("The idea is added to the step."))
