"""The details of one step, beside the board: title, format, length and day at once; the rest under "more fields"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from campus_desktop.i18n import _, time_table
from campus_desktop.paths import step_edits
from campus_desktop.paths.path import LearningPath, Step
from campus_desktop.paths.words import MARKS
from ui.paths import cells
from ui.paths.fields import FormatButton, SeveralButton
from ui.paths.step_notes import StepNotes
from ui.shell import theme
from ui.shell.page import Shell
from ui.typed import need, read_day, read_minutes, read_time
from ui.widgets.buttons import LinkButton
from ui.widgets.details_panel import DetailsPanel
from ui.widgets.fields import Fields
from ui.widgets.form import FormRow
from ui.widgets.more import MoreFields


class StepDetails(DetailsPanel):
    """Shows and edits one step. Each field is an edit of its own; text is one step back until the field is left."""

    course_wanted = Signal(str)

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Details of the step"), _("Step"), Fields(shell, self._edit))
        self.shell = shell
        self.step: Step | None = None
        self.setProperty("kind", "side")
        self._build()
        self._resize()
        theme.theme_changed.connect(self._resize)

    # --- building ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        fields, add = self.fields, self.body.addWidget
        add(fields.line("title", _("Title"), check=need(_("A step needs a title; the old one is kept."))))
        self.format = FormatButton()
        self.format.chosen.connect(lambda word: fields.save("format", word, merge=False))
        add(FormRow(_("Format"), self.format))
        add(fields.value("minutes", _("Duration"), read_minutes, cells.length, _("For example 90 or 1 h 30 min")))
        add(fields.value("day", _("Day"), read_day, str, _("Somewhere in its phase")))
        self.course = LinkButton()
        self.course.clicked.connect(self._open_course)
        add(self.course)
        self.more = MoreFields()
        add(self.more)
        self.notes = StepNotes(self.shell)
        add(self.notes)
        self.body.addStretch(1)
        add = self.more.body.addWidget
        add(fields.value("start_time", _("Time of the day"), read_time, time_table, _("For example 9:30")))
        add(fields.line("responsible", _("Responsible")))
        add(fields.tick("mandatory", _("Mandatory")))
        self.goals = SeveralButton(_("Learning outcomes it serves"), _("None"))
        self.goals.chosen.connect(lambda ids: self._links(step_edits.set_step_goals, ids))
        add(FormRow(_("Learning outcomes it serves"), self.goals))
        self.marks = SeveralButton(_("Marks"), _("None"))
        self.marks.chosen.connect(lambda words: fields.save("marks", words, merge=False))
        add(FormRow(_("Marks"), self.marks))
        add(fields.line("topic", _("Topic")))
        feedback = ((None, _("Not stated")), (True, _("Yes")), (False, _("No")))
        add(fields.choice("feedback", _("Gives feedback"), lambda: feedback))
        self.needs = SeveralButton(_("Needs first"), _("None"))
        self.needs.chosen.connect(lambda ids: self._links(step_edits.set_prerequisites, ids))
        add(FormRow(_("Needs first"), self.needs))
        self.note_row = fields.text("note", _("Note for the builder"), 4)
        add(self.note_row)

    def _resize(self) -> None:
        self.setFixedWidth(theme.px(300))

    # --- showing -------------------------------------------------------------------------------------------------------

    def show_step(self, path: LearningPath, step: Step) -> None:
        """Show a step as it is now; what is being typed into another one is saved first."""
        other = self.step is None or self.step.id != step.id
        if other:
            self.save_now()
        self.step = step
        safe = self.shell.safe is not None
        self.fields.show(replace(step, note="") if safe else step, other=other)
        self.format.show_format(step.format)
        self.note_row.setHidden(safe)
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

    def save_now(self) -> None:
        """Save what is being typed."""
        if self.step is not None:
            self.fields.save_now()

    # --- edits ---------------------------------------------------------------------------------------------------------

    def _edit(self, *, merge: bool, **fields: Any) -> Callable[[], object] | None:
        if self.step is None:
            return None
        return partial(step_edits.update_step, self.shell.workspace, self.step.id, merge=merge, **fields)

    def _links(self, deed: Callable[[Any, str, list[str]], None], ids: list[str]) -> None:
        step = self.step
        if step is not None:
            self.shell.guard(lambda: deed(self.shell.workspace, step.id, ids))

    def _open_course(self) -> None:
        if self.step is not None and self.step.course is not None:
            self.course_wanted.emit(self.step.course)
