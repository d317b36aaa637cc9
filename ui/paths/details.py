"""The details of one step, beside the board: title, format, length and day at once; the rest under "more fields"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from campus_desktop.i18n import _, time_table
from campus_desktop.paths import step_edits
from campus_desktop.paths.path import LearningPath, Step
from campus_desktop.paths.words import MARKS
from ui.paths import cells
from ui.paths.fields import FormatButton, SeveralButton
from ui.paths.step_notes import StepNotes
from ui.shell import theme
from ui.shell.page import Shell
from ui.typed import checker, need, read_day, read_minutes, read_time
from ui.widgets.buttons import LinkButton, QuietButton
from ui.widgets.form import FormRow
from ui.widgets.line_row import LineRow
from ui.widgets.panel import Line, label
from ui.widgets.saved_field import SavedText


class StepDetails(QFrame):
    """Shows and edits one step. Each field is an edit of its own; text is one step back until the field is left."""

    closed = Signal()
    course_wanted = Signal(str)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self.step: Step | None = None
        self.setProperty("kind", "side")
        self.setAccessibleName(_("Details of the step"))
        self._lines: dict[str, LineRow] = {}
        self._build()
        self._resize()
        theme.theme_changed.connect(self._resize)

    # --- building ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        around.addWidget(scroll)
        inside = QWidget()
        inside.setProperty("kind", "surface")
        scroll.setWidget(inside)
        self._column = QVBoxLayout(inside)
        top = QHBoxLayout()
        top.addWidget(label(_("Step"), "subheading"), 1)
        close = QuietButton(icon="x", name=_("Close the details"))
        close.clicked.connect(self.closed)
        top.addWidget(close)
        self._column.addLayout(top)
        self._column.addWidget(
            self._line("title", _("Title"), check=need(_("A step needs a title; the old one is kept.")))
        )
        self.format = FormatButton()
        self.format.chosen.connect(lambda word: self._set("format", word))
        self._column.addWidget(FormRow(_("Format"), self.format))
        minutes = self._line("minutes", _("Duration"), read_minutes, hint=_("For example 90 or 1 h 30 min"))
        self._column.addWidget(minutes)
        self._column.addWidget(self._line("day", _("Day"), read_day, hint=_("Somewhere in its phase")))
        self.course = LinkButton()
        self.course.clicked.connect(self._open_course)
        self._column.addWidget(self.course)
        self.more = LinkButton(_("More fields"), "chevron-down")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._unfold)
        self._column.addWidget(self.more)
        self._rest = QWidget()
        self._rest_column = QVBoxLayout(self._rest)
        self._rest_column.setContentsMargins(0, 0, 0, 0)
        self._build_rest()
        self._rest.hide()
        self._column.addWidget(self._rest)
        self.notes = StepNotes(self.shell)
        self._column.addWidget(self.notes)
        self._column.addStretch(1)

    def _build_rest(self) -> None:
        add = self._rest_column.addWidget
        add(Line())
        add(self._line("start_time", _("Time of the day"), read_time, hint=_("For example 9.30")))
        add(self._line("responsible", _("Responsible")))
        self.mandatory = QCheckBox(_("Mandatory"))
        self.mandatory.clicked.connect(lambda on: self._set("mandatory", on))
        add(self.mandatory)
        self.goals = SeveralButton(_("Goals it serves"), _("None"))
        self.goals.chosen.connect(lambda ids: self._links(step_edits.set_step_goals, ids))
        add(FormRow(_("Goals it serves"), self.goals))
        self.marks = SeveralButton(_("Marks"), _("None"))
        self.marks.chosen.connect(lambda words: self._set("marks", words))
        add(FormRow(_("Marks"), self.marks))
        add(self._line("topic", _("Topic")))
        self.feedback = QComboBox()
        for value, text in ((None, _("Not stated")), (True, _("Yes")), (False, _("No"))):
            self.feedback.addItem(text, value)
        self.feedback.activated.connect(lambda _row: self._set("feedback", self.feedback.currentData()))
        add(FormRow(_("Gives feedback"), self.feedback))
        self.needs = SeveralButton(_("Needs first"), _("None"))
        self.needs.chosen.connect(lambda ids: self._links(step_edits.set_prerequisites, ids))
        add(FormRow(_("Needs first"), self.needs))
        self.note = SavedText(lambda text: self._save("note", text), self._seal)
        self.note_row = FormRow(_("Note for the builder"), self.note)
        add(self.note_row)

    def _line(
        self,
        field: str,
        name: str,
        read: Callable[[str], object] | None = None,
        *,
        check: Callable[[str], str | None] | None = None,
        hint: str = "",
    ) -> LineRow:
        def save(text: str) -> None:
            self._save(field, read(text) if read else text)

        row = LineRow(name, save, self._seal, checker(read) if read else check, hint)
        self._lines[field] = row
        return row

    def _resize(self) -> None:
        self.setFixedWidth(theme.px(300))
        margin = theme.px(16)
        self._column.setContentsMargins(margin, theme.px(10), margin, margin)
        self._column.setSpacing(theme.px(10))
        self._rest_column.setSpacing(theme.px(10))
        self.note.setFixedHeight(theme.px(90))

    def _unfold(self, on: bool) -> None:
        self._rest.setVisible(on)
        self.more.setText(_("Fewer fields") if on else _("More fields"))

    # --- showing -------------------------------------------------------------------------------------------------------

    def show_step(self, path: LearningPath, step: Step) -> None:
        """Show a step as it is now; what is being typed into another one is saved first."""
        other = self.step is None or self.step.id != step.id
        if other:
            self.save_now()
        self.step = step
        for field, row in self._lines.items():
            value = getattr(step, field)
            text = "" if value is None else cells.length(value) if field == "minutes" else str(value)
            row.show_text(time_table(value) if field == "start_time" and value else text, other=other)
        self.format.show_format(step.format)
        self.mandatory.setChecked(step.mandatory)
        self.feedback.setCurrentIndex(self.feedback.findData(step.feedback))
        safe = self.shell.safe is not None
        self.note_row.setHidden(safe)
        self.note.show_text("" if safe else step.note)
        self.goals.show_choices([(goal.id, goal.text) for goal in path.goals], step.goals)
        self.marks.show_choices([(mark, _(text)) for mark, text in MARKS.items()], step.marks)
        self.needs.show_choices([(one.id, one.title) for one in path.steps if one.id != step.id], step.needs)
        self.course.setVisible(step.course is not None)
        code = f" ({step.course_code})" if step.course_code else ""
        self.course.setText(_("Open the course{code}").format(code=code))
        self.course.setToolTip(step.link)
        self.show_notes()

    def show_notes(self) -> None:
        """Read again what was said at meetings about the step."""
        if self.step is not None:
            self.notes.show_step(self.step.id)

    def edit_title(self) -> None:
        """Put the keyboard into the title."""
        line = self._lines["title"].line
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line.selectAll()

    def save_now(self) -> None:
        """Save what is being typed."""
        if self.step is not None:
            for row in self._lines.values():
                row.line.save_now()
            self.note.save_now()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # --- edits ---------------------------------------------------------------------------------------------------------

    def _save(self, field: str, value: object) -> None:
        self._set(field, value, merge=True)

    def _set(self, field: str, value: Any, *, merge: bool = False) -> None:
        step = self.step
        if step is not None:
            fields = {field: value}
            self.shell.guard(lambda: step_edits.update_step(self.shell.workspace, step.id, merge=merge, **fields))

    def _links(self, deed: Callable[[Any, str, list[str]], None], ids: list[str]) -> None:
        step = self.step
        if step is not None:
            self.shell.guard(lambda: deed(self.shell.workspace, step.id, ids))

    def _seal(self) -> None:
        self.shell.workspace.seal()

    def _open_course(self) -> None:
        if self.step is not None and self.step.course is not None:
            self.course_wanted.emit(self.step.course)
