"""The user's commands on steps, by mouse or keyboard: each is one edit of the domain, then shows what changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QByteArray, QMimeData, QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication

from campus_desktop.errors import FileError
from campus_desktop.i18n import _, ngettext, number
from campus_desktop.paths import step_edits
from campus_desktop.paths.clipboard import all_known, paste_contents
from campus_desktop.paths.path import Step
from ui.paths import cells, pasting, values
from ui.paths.fresh import Fresh
from ui.paths.mime import COURSES, STEPS, from_elsewhere, steps_data, whole_steps
from ui.paths.model import PathModel, PhaseColumn
from ui.paths.phase_commands import PhaseCommands, say_with_undo, succeeded
from ui.paths.picking import Picking
from ui.shell.protocol import Shell
from ui.shell.typed_text import typed_in
from ui.shell.unsaved_text import about_thing
from ui.typed import read_as
from ui.widgets.carried import ids_of

_CUT = "application/x-campus-cut"
"""Marks steps on the clipboard as cut: pasting moves them instead of copying."""


class StepCommands(QObject):
    """Carries out commands on the path that ``picking`` is about. Errors are shown by the shell."""

    new_step_made = Signal(str)
    """A step was created with a placeholder as its title."""
    steps_written = Signal(str)
    """The text written at the end of this phase has become steps."""
    cut_changed = Signal(object)
    """The ids of the steps that are cut and not pasted yet."""
    step_opened = Signal(str)
    """The details of a step are wanted."""
    phase_opened = Signal(str)
    """The days and the time budget of a phase are wanted."""
    menu_wanted = Signal(QPoint)
    """The context menu of the selected steps is wanted."""
    phase_menu_wanted = Signal(QPoint)
    """The context menu of the phase in hand is wanted."""

    def __init__(self, shell: Shell, picking: Picking, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.picking = picking
        picking.path_model.commands = self
        self.phases = PhaseCommands(shell, picking.path_model, self)
        self.phases.phase_made.connect(self._phase_made)
        self.fresh = Fresh(shell, picking)
        self.phase_in_hand: Callable[[], str | None] = lambda: None
        """The phase to which new items are added: the one that last had the keyboard focus."""

    @property
    def model(self) -> PathModel:
        """The path as shown."""
        return self.picking.path_model

    def _steps(self) -> list[Step]:
        return self.model.in_order(self.picking.chosen())

    def _place(self) -> tuple[str, str | None] | None:
        """The place for new items: behind the last selected card, else at the end of the current phase."""
        steps = self._steps()
        hand = self.phase_in_hand()
        if steps and hand in (None, steps[-1].phase):
            return steps[-1].phase, self._behind(steps[-1])
        if hand is None or self.model.column(hand) is None:
            hand = self.model.columns[0].phase.id if self.model.columns else None
        return (hand, None) if hand is not None else None

    def target_phase(self) -> str | None:
        """The phase to which new items are added now."""
        place = self._place()
        return place[0] if place is not None else None

    def _behind(self, step: Step) -> str | None:
        column = self._column(step)
        row = column.row_of(step.id) + 1
        return column.steps[row].id if row < len(column.steps) else None

    def _column(self, step: Step) -> PhaseColumn:
        column = self.model.column(step.phase)
        assert column is not None
        return column

    # --- steps: dropping, moving ---------------------------------------------------------------------------------------

    def may_drop(self, data: QMimeData, phase: str) -> str:
        """Empty if the data may be dropped in the phase, else the message that says why not; for hovering and for dropping."""
        steps = [] if from_elsewhere(data, self.model.mark) else ids_of(data, STEPS)
        if steps:
            return step_edits.may_land(self._shell.workspace, steps, phase)
        if not ids_of(data, COURSES) and not ids_of(data, STEPS):
            return cells.foreign_data()
        return _("This file is open for reading only.") if self._shell.workspace.read_only else ""

    def drop(self, data: QMimeData, phase: str, before: str | None) -> None:
        """Steps or courses were dropped into a phase before the step ``before`` (None: last)."""
        steps = ids_of(data, STEPS)
        if from_elsewhere(data, self.model.mark):
            self._paste_contents(data, phase, before)
        elif steps:
            self.move(steps, phase, before, keyboard=True)
        else:
            self.add_courses(ids_of(data, COURSES), phase, before, keyboard=True)

    def move(self, step_ids: Sequence[str], phase: str, before: str | None, *, keyboard: bool = False) -> None:
        """Move steps, and show their new place; a day outside the new phase is removed, which is reported."""
        dated = [step for step in self.model.in_order(step_ids) if step.day is not None]
        self._shell.guard(lambda: step_edits.move_steps(self._shell.workspace, step_ids, phase, before))
        self.picking.choose(step_ids, keyboard=keyboard)
        now = {step.id: step.day for step in self.model.in_order(step_ids)}
        self._say_days_gone([step.title for step in dated if now.get(step.id, step.day) is None])

    def _say_days_left_out(self, made: Sequence[str], dated: Collection[str]) -> None:
        """Report the pasted steps whose day (they are ``dated``) was not kept."""
        self._say_days_gone(
            [step.title for step in self.model.in_order(made) if step.day is None and step.title in dated]
        )

    def _say_days_gone(self, titles: Sequence[str]) -> None:
        if titles:
            message = ngettext(
                "The day of “{title}” was removed: it does not lie in this phase. Ctrl+Z brings it back.",
                "The days of {count} steps were removed: they do not lie in this phase. Ctrl+Z brings them back.",
                len(titles),
            )
            self._shell.message(message.format(title=titles[0], count=number(len(titles))))

    def add_courses(
        self,
        course_ids: Sequence[str],
        phase: str | None = None,
        before: str | None = None,
        *,
        keyboard: bool = False,
    ) -> None:
        """Add a step for each course; without a phase at the end of the current one. ``keyboard``: they get the keyboard focus."""
        if phase is None:
            place = self._place()
            if place is None:
                self._shell.message(_("Make a phase first; courses are added to it."))
                return
            phase = place[0]
        to = phase
        made = self._shell.guard(lambda: step_edits.add_courses(self._shell.workspace, course_ids, to, before))
        if made:
            self.picking.choose(made, keyboard=keyboard)

    def move_up(self) -> None:
        """Move one place up in the phase."""
        self._nudge(-1)

    def move_down(self) -> None:
        """Move one place down in the phase."""
        self._nudge(1)

    def can_nudge(self, by: int) -> bool:
        """Whether the selected steps can move one place up (-1) or down (1) in their phase."""
        return self._nudged(by) is not None

    def _nudge(self, by: int) -> None:
        if (to := self._nudged(by)) is not None:
            self.move(*to, keyboard=True)

    def _nudged(self, by: int) -> tuple[list[str], str, str | None] | None:
        """The steps that move, their phase, and the step before which they will be; None if they are at the end."""
        steps = self._steps()
        if not steps:
            return None
        column = self._column(steps[0])
        ids = [step.id for step in steps if step.phase == column.phase.id]
        rows = [column.row_of(step) for step in ids]
        to = rows[0] - 1 if by < 0 else rows[-1] + 2
        if not 0 <= to <= len(column.steps):
            return None
        return ids, column.phase.id, column.steps[to].id if to < len(column.steps) else None

    def to_previous_phase(self) -> None:
        """Move into the previous phase, at the same position."""
        self._to_phase(-1)

    def to_next_phase(self) -> None:
        """Move into the next phase, at the same position."""
        self._to_phase(1)

    def _to_phase(self, by: int) -> None:
        steps = self._steps()
        if not steps:
            return
        here = self._column(steps[0])
        row = here.row + by
        if not 0 <= row < len(self.model.columns):
            return
        target = self.model.columns[row]
        height = here.row_of(steps[0].id)
        before = target.steps[height].id if height < len(target.steps) else None
        self.move([step.id for step in steps], target.phase.id, before, keyboard=True)

    # --- steps: fields -------------------------------------------------------------------------------------------------

    def refusal(self, step: Step, field: str, text: str) -> str:
        """Empty if the step, or those selected with it, may have this in a field; else the message that says why not."""
        chosen, workspace = self.picking.chosen(), self._shell.workspace
        try:
            with workspace.impatient():
                return values.refusal(workspace, chosen if step.id in chosen else [step.id], field, text)
        except FileError:  # the file is the cause, not the text: the text is kept and retried as all typing is
            return ""

    def write(self, step: Step, field: str, value: object) -> bool:
        """Save an edited cell of a step, and of those selected with it; see ``write_cell``."""
        chosen = self.picking.chosen()
        return self.write_cell(step, chosen if step.id in chosen else [step.id], field, value)

    def write_cell(self, step: Step, chosen: Sequence[str], field: str, value: object) -> bool:
        """Save an edited cell, for all selected steps, and report that. False if it failed; a text that waits for the file
        counts as saved, so that Qt does not handle the key in another way."""
        workspace, ids = self._shell.workspace, list(chosen)
        several = field in values.SHARED and len(ids) > 1
        titles = [each.title for each in self.model.in_order(ids)] if several else [step.title]
        name, text = about_thing(cells.heading(cells.FIELDS.index(field)), titles), cells.value_text(field, value)
        # its editor closes whatever the result is, and a check box has none
        with typed_in(self._shell.widget, name, text) as attempt:
            count = self._shell.guard(lambda: values.write(workspace, step, ids, field, value))
        if count is not None and count > 1:
            self._shell.message(values.said(count))
        elif count is not None and field == "minutes" and (read := read_as(str(value))):
            self._shell.message(read)
        return count is not None or attempt.kept is not None

    def empty_cell(self, step_id: str, field: str) -> None:
        """Empty a field of a step, and of those selected with it, and report that."""
        found = self.model.in_order([step_id])
        if not found:
            return
        workspace, step, chosen = self._shell.workspace, found[0], self._steps()
        count = self._shell.guard(lambda: values.empty(workspace, step, chosen, field))
        if count == 0:
            self._shell.message(_("The cell is empty already. In the column Title, Del deletes the step."))
        elif count is not None:
            message = ngettext("Emptied: {field} of “{title}”", "Emptied: {field} of {count} steps", count)
            name = cells.heading(cells.FIELDS.index(field))
            say_with_undo(self._shell, message.format(field=name, title=step.title, count=number(count)))

    # --- steps: clipboard, creating, deleting ------------------------------------------------------------------------

    def cut(self) -> None:
        """Cut the selected steps to the clipboard; pasting moves them."""
        steps = self._steps()
        if steps:
            data = steps_data(steps, self.model.mark)
            data.setData(_CUT, QByteArray(b"1"))
            QGuiApplication.clipboard().setMimeData(data)
            self.cut_changed.emit(frozenset(step.id for step in steps))
            self._shell.message(_("Cut; choose a place and paste"))

    def say(self, text: str) -> None:
        """Show a message."""
        self._shell.message(text)

    def give_up_cutting(self) -> None:
        """Cancel a cut: the steps stay where they are, and pasting copies them."""
        data = QGuiApplication.clipboard().mimeData()
        if data is not None and data.hasFormat(_CUT):
            QGuiApplication.clipboard().setMimeData(
                steps_data(self.model.in_order(ids_of(data, STEPS)), self.model.mark)
            )
            self.cut_changed.emit(frozenset())
            self._shell.message(_("No longer cut; everything stays where it is"))

    def copy(self) -> None:
        """Copy the selected steps to the clipboard; other programs get them as text."""
        steps = self._steps()
        if steps:
            QGuiApplication.clipboard().setMimeData(steps_data(steps, self.model.mark))
            self.cut_changed.emit(frozenset())

    def paste(self) -> None:
        """Paste the clipboard's steps behind the selected card: those cut from this path are moved, others of this file are copied.

        Steps of another file, and those that no longer exist, are created from their content in the clipboard. Courses of this
        file become steps of those courses; of other text each line becomes a step.
        """
        data = QGuiApplication.clipboard().mimeData()
        ids = ids_of(data, STEPS) if data is not None else []
        place = self._place()
        if data is not None and not ids and place is not None and self._paste_other(data, *place):
            return
        if not ids or place is None:
            self._shell.message(_("There are no steps on the clipboard."))
            return
        phase, before = place
        self.cut_changed.emit(frozenset())
        if from_elsewhere(data, self.model.mark) or not all_known(self._shell.workspace, ids):
            self._paste_contents(data, phase, before)
            return
        if data.hasFormat(_CUT) and all(self.model.phase_of(step) for step in ids):
            again = steps_data(self.model.in_order(ids), self.model.mark)
            self.move(ids, phase, before, keyboard=True)
            QGuiApplication.clipboard().setMimeData(again)
            return
        dated = {step.title for step in self.model.in_order(ids) if step.day is not None}
        made = self._shell.guard(lambda: step_edits.copy_steps(self._shell.workspace, ids, phase, before))
        if made:
            self.picking.choose(made, keyboard=True)
            self._say_days_left_out(made, dated)

    def _paste_contents(self, data: QMimeData, phase: str, before: str | None) -> None:
        _file, found = whole_steps(data)
        made = self._shell.guard(lambda: paste_contents(self._shell.workspace, phase, found, before))
        if made:
            self.picking.choose(made, keyboard=True)
            self._say_days_left_out(
                made, {str(each.get("title")) for each in found if isinstance(each, dict) and each.get("day")}
            )

    def _paste_other(self, data: QMimeData, phase: str, before: str | None) -> bool:
        """Paste courses or text; whether there was any."""
        made = pasting.paste(self._shell, data, phase, before)
        if made:
            self.picking.choose(made, keyboard=True)
        return made is not None

    def write_steps(self, phase: str, text: str, more: bool = True) -> None:
        """Create a step for each line at the end of the phase; the keyboard focus stays in the line. Without ``more`` the user left
        the line with a click elsewhere: then nothing is selected or scrolled, so that the target of the click does not move."""
        workspace = self._shell.workspace

        def add() -> list[str]:
            lines = pasting.fields_of_lines(self._shell, text)
            if len(lines) == 1:
                return [step_edits.add_step(workspace, phase, **lines[0])]
            return step_edits.add_steps(workspace, phase, lines)

        with typed_in(self._shell.widget, _("New step"), text) as attempt:
            made = self._shell.guard(add)
        if made and more:
            self.picking.choose(made)
        if made or attempt.kept is not None:  # a text that waits for the file is added later
            self.steps_written.emit(phase)

    def duplicate(self) -> None:
        """Copy each selected step, directly behind it."""
        chosen = self.picking.chosen()
        if chosen:
            made = self._shell.guard(lambda: step_edits.duplicate_steps(self._shell.workspace, chosen))
            if made:
                self.picking.choose(made, keyboard=True)

    def delete(self) -> None:
        """Delete the selected steps; the card that follows is selected then."""
        steps = self._steps()
        if not steps:
            return
        gone = {step.id for step in steps}
        column = self._column(steps[-1])
        row = column.row_of(steps[-1].id)
        near = [step.id for step in column.steps[row:] if step.id not in gone]
        near += [step.id for step in reversed(column.steps[:row]) if step.id not in gone]
        workspace = self._shell.workspace
        deleted = succeeded(self._shell, lambda: step_edits.delete_steps(workspace, gone))
        self.picking.choose(near[:1], keyboard=True)
        if deleted:
            message = ngettext("Step deleted: “{title}”", "{count} steps deleted", len(steps))
            say_with_undo(self._shell, message.format(title=steps[0].title, count=number(len(steps))))

    def new_step(self, phase: str | None = None) -> None:
        """Create a step that is not a course: at the end of ``phase``, or behind the selected card."""
        place = (phase, None) if phase is not None else self._place()
        if place is None:
            self.say_phase_first()
            return
        to, before = place
        made = self._shell.guard(lambda: step_edits.add_step(self._shell.workspace, to, _("New step"), before=before))
        if made is not None:
            chosen = self.picking.chosen()
            self.picking.choose([made])
            self.fresh.made(made, chosen, to)
            self.new_step_made.emit(made)

    def phase_to_write_in(self) -> str | None:
        """The phase at whose end steps are written; None, which is reported, if there is none."""
        place = self._place()
        if place is None:
            self.say_phase_first()
        return place[0] if place is not None else None

    def say_phase_first(self) -> None:
        """Show that a phase is missing where a step is to be created."""
        self._shell.message(_("Make a phase first; a step must be in a phase."))

    def _phase_made(self, phase: str) -> None:
        self.fresh.made(phase, self.picking.chosen(), self.phase_in_hand())
