"""The details of one step, beside the board: title, format, length and day; the others under "more fields"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, ngettext, time_table
from campus_desktop.institutions.queries import people_names
from campus_desktop.paths import step_edits
from campus_desktop.paths.days import day_number
from campus_desktop.paths.path import LearningPath, Step
from campus_desktop.paths.words import MARKS
from ui.look import theme
from ui.paths import cells, values
from ui.paths.fields import EMPTY, FormatButton, MoveDays, SeveralButton
from ui.paths.step_notes import StepNotes
from ui.shell.protocol import Shell
from ui.typed import need, read_as, read_day, read_minutes, read_time
from ui.widgets.buttons import LinkButton
from ui.widgets.completer import NameOffer
from ui.widgets.details_panel import DetailsPanel
from ui.widgets.fields import Fields, in_common
from ui.widgets.form import FormRow
from ui.widgets.more import MoreFields
from ui.widgets.panel import label


class StepDetails(DetailsPanel):
    """Shows and edits one step. Each field is a separate edit; text is one undo step until the field is left."""

    course_wanted = Signal(str)
    written = Signal()
    """Enter in the title: it is saved, and the keyboard focus returns to the card."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(_("Details of the step"), _("Step"), Fields(shell, self._edit))
        self.shell = shell
        self.step: Step | None = None
        """The step shown; the first of several."""
        self._shown: tuple[str, ...] = ()
        self.setProperty("kind", "side")
        self._build()
        self._resize()
        theme.theme_changed.connect(self._resize)

    # --- building ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        fields, add = self.fields, self.body.addWidget
        self._to_all = label("", "small", wrap=True)
        add(self._to_all)
        title = fields.line("title", _("Title"), check=need(_("A step needs a title; the old one is kept.")))
        title.line.returnPressed.connect(self._title_written)
        add(title)
        self.format = FormatButton()
        self.format.chosen.connect(lambda word: fields.save("format", word, merge=False))
        add(FormRow(_("Format"), self.format))
        hint = _("For example 90 or 1 h 30 min")
        add(fields.value("minutes", _("Duration"), read_minutes, cells.length, hint, read_as))
        add(fields.value("day", _("Day"), self._read_day, day_number, _("Any day in the phase")))
        self.move_days = MoveDays(self._move_days)
        add(self.move_days)
        self.course = LinkButton()
        self.course.clicked.connect(self._open_course)
        add(self.course)
        self.more = MoreFields()
        add(self.more)
        self.notes = StepNotes(self.shell)
        add(self.notes)
        self.body.addStretch(1)
        add = self.more.body.addWidget
        add(fields.value("start_time", _("Time of the day"), read_time, time_table, _("For example 09:30")))
        responsible = fields.line("responsible", _("Responsible"))
        self._names = NameOffer(responsible.line)
        add(responsible)
        add(fields.tick("mandatory", _("Mandatory")))
        self.goals = SeveralButton(_("Learning outcomes it supports"), _("None"))
        self.goals.chosen.connect(lambda ids: self._links(step_edits.set_step_goals, ids))
        goals = FormRow(_("Learning outcomes it supports"), self.goals)
        add(goals)
        self.marks = SeveralButton(_("Themes"), _("None"))
        self.marks.chosen.connect(lambda words: fields.save("marks", words, merge=False))
        add(FormRow(_("Themes"), self.marks))
        add(fields.line("topic", _("Topic")))
        feedback = ((None, _("Not stated")), (True, _("Yes")), (False, _("No")))
        add(fields.choice("feedback", _("Gives feedback"), lambda: feedback))
        self.needs = SeveralButton(_("Prerequisite steps"), _("None"))
        self.needs.chosen.connect(lambda ids: self._links(step_edits.set_prerequisites, ids))
        needs = FormRow(_("Prerequisite steps"), self.needs)
        add(needs)
        self.note_row = fields.text("note", _("Note for those who build the path"), 4)
        add(self.note_row)
        self._of_one = (title, goals, needs)

    def _resize(self) -> None:
        self.setFixedWidth(theme.px(300))

    # --- showing -------------------------------------------------------------------------------------------------------

    def show_steps(self, path: LearningPath, steps: Sequence[Step]) -> None:
        """Show the current state of a step, or what several have in common; text being typed about others is saved first."""
        ids = tuple(step.id for step in steps)
        other = ids != self._shown
        if other:
            if self._shown:
                self.save_now()
            self.show_top()
        self._shown, several = ids, len(steps) > 1
        step = self.step = steps[0]
        safe = self.shell.safe is not None
        shown, differing = in_common(steps, EMPTY)
        self.fields.show(replace(shown, note="") if safe else shown, other=other)
        self.fields.mark_differing(differing)
        self.format.show_format(shown.format, differing="format" in differing)
        for row in self._of_one:
            row.setHidden(several)
        self.note_row.setHidden(safe or several)
        self.move_days.setVisible(several)
        self._to_all.setVisible(several)
        self._to_all.setText(_("What you change goes to all {count} chosen steps.").format(count=len(steps)))
        count = ngettext("{count} step", "{count} steps", len(steps)).format(count=len(steps))
        self.heading.setText(count if several else _("Step"))
        self.goals.show_choices([(goal.id, goal.text) for goal in path.goals], step.goals)
        marks = [(mark, _(text)) for mark, text in MARKS.items()]
        self.marks.show_choices(marks, shown.marks, differing="marks" in differing)
        self.needs.show_choices([(one.id, one.title) for one in path.steps if one.id != step.id], step.needs)
        self.course.setVisible(step.course is not None and not several)
        code = f" ({step.course_code})" if step.course_code else ""
        self.course.setText(_("Open the course{code}").format(code=code))
        self.course.setToolTip(step.link)
        people = [] if safe else people_names(self.shell.workspace)
        self._names.offer([*people, *(each.responsible for each in path.steps)])
        self.show_notes()

    def forget(self) -> None:
        """The panel is closed; it opens again at its heading."""
        self._shown = ()

    def edit_title(self) -> None:
        """Give the keyboard focus to the title; for several steps, which share none, to their format."""
        if len(self._shown) > 1:
            self.format.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().edit_title()

    def show_notes(self) -> None:
        """Read again the notes of meetings about the step."""
        if self.step is not None and len(self._shown) == 1:
            self.notes.show_step(self.step.id)
        else:
            self.notes.hide()

    def save_now(self) -> None:
        """Save what is being typed."""
        if self.step is not None:
            self.fields.save_now()

    # --- edits ---------------------------------------------------------------------------------------------------------

    def _title_written(self) -> None:
        if self.fields.lines["title"].valid:
            self.written.emit()

    def _edit(self, *, merge: bool, **fields: Any) -> Callable[[], object] | None:
        return partial(self._write, self._shown, merge=merge, **fields) if self._shown else None

    def _write(self, step_ids: Sequence[str], *, merge: bool, **fields: Any) -> None:
        step_edits.update_steps(self.shell.workspace, step_ids, merge=merge, **fields)
        if len(step_ids) > 1:
            self.shell.message(values.said(len(step_ids)))

    def _move_days(self, by: int) -> None:
        self.shell.message(values.said(step_edits.move_days(self.shell.workspace, self._shown, by)))

    def _read_day(self, text: str) -> int | None:
        day = read_day(text)
        if self._shown and (refusal := step_edits.day_refusal(self.shell.workspace, self._shown, day)):
            raise CampusError(refusal)
        return day

    def _links(self, command: Callable[[Any, str, list[str]], None], ids: list[str]) -> None:
        step = self.step
        if step is not None:
            self.shell.guard(lambda: command(self.shell.workspace, step.id, ids))

    def _open_course(self) -> None:
        if self.step is not None and self.step.course is not None:
            self.course_wanted.emit(self.step.course)
