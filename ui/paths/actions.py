"""The commands as actions with shortcuts. They are active while board or table has the keyboard focus; those that create steps
anywhere in the path."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from campus_desktop.i18n import _
from ui.paths import values
from ui.widgets.actions import Actions, context_menu, placed_action

if TYPE_CHECKING:
    from ui.paths.view import PathView

_DELETE = "Del"


class PathActions:
    """Created once for a view of a path."""

    def __init__(self, view: PathView) -> None:
        self._view, commands, picking = view, view.commands, view.picking
        self._place, self._commands, self._picking = view.views, commands, picking
        key = QKeySequence.StandardKey
        make = partial(placed_action, self._place)
        self.cut = make(_("Cu&t"), commands.cut, key.Cut, picture="scissors")
        self.copy = make(_("&Copy"), commands.copy, key.Copy, picture="copy")
        self.paste = make(_("&Paste"), commands.paste, key.Paste, picture="clipboard-paste")
        self.duplicate = make(_("&Duplicate"), commands.duplicate, "Ctrl+D", picture="copy-plus")
        self.empty = make(_("&Empty the cell"), self._empty, _DELETE)
        self.delete = make(_("De&lete"), self._delete, _DELETE, picture="trash-2")
        # where Delete is off because a whole phase would go, its key says so
        self._whole_phase = make(_("De&lete"), self._say_how_to_delete, _DELETE)
        self.select_all = make(_("Select &all steps"), self._select_all, "Ctrl+Shift+A")
        self.new_step = placed_action(view, _("&New step"), self._new_step, "Ctrl+Shift+N", picture="plus")
        make(_("&New step"), self._new_step, "Ins")  # a key that fields may use
        self.write_steps = placed_action(view, _("&Write steps one by one"), self._write_steps, "Ctrl+Shift+I")
        # where the two above are disabled, their keys show why
        keys = ("Ctrl+Shift+N", "Ctrl+Shift+I")
        self._without_phase = placed_action(view, _("&New step"), commands.say_phase_first, *keys)
        self.edit = make(_("&Edit step"), self._edit, "F2", picture="pencil")
        self.up = make(_("Move &up"), commands.move_up, "Alt+Up", picture="arrow-up")
        self.down = make(_("Move &down"), commands.move_down, "Alt+Down", picture="arrow-down")
        self.left = make(_("To the &previous phase"), lambda: self._sideways(-1), "Alt+Left", picture="arrow-left")
        self.right = make(_("To the ne&xt phase"), lambda: self._sideways(1), "Alt+Right", picture="arrow-right")
        self.new_phase = make(_("New p&hase"), commands.phases.new, "Ctrl+Shift+F", picture="columns-3")
        self.rename_phase = make(_("&Rename phase"), self._rename_phase, "Shift+F2")
        self.phase_details = make(_("Days and time &budget …"), self._phase_details, "Ctrl+B", picture="calendar")
        self.phase_left = make(_("Move phase to the &left"), lambda: self._shift_phase(-1), "Ctrl+Shift+Left")
        self.phase_right = make(_("Move phase to the ri&ght"), lambda: self._shift_phase(1), "Ctrl+Shift+Right")
        self.delete_phase = make(_("Delete phase with its &steps"), self._delete_phase, "Ctrl+Shift+Del")
        picking.changed.connect(self.enable)
        picking.selection.currentChanged.connect(self.enable)
        picking.path_model.header_changed.connect(self.enable)
        picking.phase_in_hand_changed.connect(self.enable)
        self.enable()

    def for_menus(self) -> Actions:
        """The entries for the window's menus."""
        return {
            "edit/clipboard": [self.cut, self.copy, self.paste],
            "edit/commands": [self.duplicate, self.empty, self.delete, self.select_all],
            "paths/step": [self.new_step, self.write_steps, self.edit],
            "paths/move": [self.up, self.down, self.left, self.right],
            "paths/phase": [self.new_phase, self.rename_phase, self.phase_details],
            "paths/order": [self.phase_left, self.phase_right, self.delete_phase],
        }

    def step_menu(self) -> QMenu:
        """The context menu of cards and rows."""
        edits = [self.cut, self.copy, self.paste, self.duplicate, self.empty, self.delete]
        return context_menu(self._place, [self.edit, self.new_step], edits, [self.up, self.down, self.left, self.right])

    def phase_menu(self) -> QMenu:
        """The context menu of a phase's header."""
        edits = [self.rename_phase, self.phase_details, self.new_phase, self.new_step, self.paste]
        return context_menu(self._place, edits, [self.phase_left, self.phase_right], [self.delete_phase])

    def enable(self) -> None:
        """Disable what does not apply to the selection, or to the current phase."""
        model, picking = self._picking.path_model, self._picking
        steps, last = model.in_order(picking.chosen()), len(model.columns) - 1
        for action in (self.cut, self.copy, self.duplicate):
            action.setEnabled(bool(steps))
        self.up.setEnabled(self._commands.can_nudge(-1))
        self.down.setEnabled(self._commands.can_nudge(1))
        for action in (self.new_step, self.write_steps, self.paste):
            action.setEnabled(bool(model.columns))
        self._without_phase.setEnabled(not model.columns)
        self.select_all.setEnabled(any(column.steps for column in model.columns))
        head = self._view.steps_view.phase_at_keyboard()
        in_cell = self._view.steps_view.field_at_keyboard()
        self.empty.setVisible(in_cell is not None)
        meant = steps if in_cell in values.SHARED else model.in_order([picking.current() or ""])
        self.empty.setEnabled(in_cell is not None and any(not values.is_empty(each, in_cell) for each in meant))
        self.delete.setShortcuts([QKeySequence(_DELETE)] if in_cell is None else [])
        at_head = model.column(head or "")
        with_steps = at_head is not None and bool(at_head.steps)
        self._whole_phase.setEnabled(with_steps)
        self.delete.setEnabled(not with_steps and (head is not None or bool(steps)))
        self.edit.setEnabled(head is not None or picking.current() is not None)
        goes = model.column(head if head is not None else steps[0].phase if steps else "")
        self.left.setEnabled(goes is not None and goes.row > 0)
        self.right.setEnabled(goes is not None and goes.row < last)
        phase = model.column(self._phase() or "")
        for action in (self.rename_phase, self.phase_details, self.delete_phase):
            action.setEnabled(phase is not None)
        self.phase_left.setEnabled(phase is not None and phase.row > 0)
        self.phase_right.setEnabled(phase is not None and phase.row < last)

    # --- commands on the phase whose header has the keyboard focus ---------------------------------------------------

    def _phase(self) -> str | None:
        """The phase whose header has the keyboard focus, that of the row in the table, or the one to which new items are added."""
        return self._view.steps_view.phase_at_keyboard() or self._commands.phase_in_hand()

    def _empty(self) -> None:
        current, field = self._picking.current(), self._view.steps_view.field_at_keyboard()
        if current is not None and field is not None:
            self._commands.empty_cell(current, field)

    def _delete(self) -> None:
        phase = self._view.steps_view.phase_at_keyboard()
        if phase is None:
            self._commands.delete()
        elif not self._whole_phase.isEnabled():
            self._commands.phases.delete(phase)

    def _say_how_to_delete(self) -> None:
        if phase := self._view.steps_view.phase_at_keyboard():
            self._commands.phases.say_how_to_delete(phase)

    def _sideways(self, by: int) -> None:
        phase = self._view.steps_view.phase_at_keyboard()
        if phase is not None:
            self._commands.phases.shift(phase, by)
            self._view.steps_view.show_phase(phase)
        elif by < 0:
            self._commands.to_previous_phase()
        else:
            self._commands.to_next_phase()

    def _edit(self) -> None:
        phase = self._view.steps_view.phase_at_keyboard()
        if phase is not None:
            self._view.name_phase(phase)
        else:
            self._view.steps_view.edit_current()

    def _write_steps(self) -> None:
        self._view.leave()
        phase = self._view.steps_view.phase_at_keyboard() or self._commands.phase_to_write_in()
        if phase is not None:
            self._view.write_steps(phase)

    def _new_step(self) -> None:
        self._view.leave()
        self._commands.new_step(self._view.steps_view.phase_at_keyboard())

    def _rename_phase(self) -> None:
        if phase := self._phase():
            self._view.name_phase(phase)

    def _phase_details(self) -> None:
        if phase := self._phase():
            self._commands.phase_opened.emit(phase)

    def _shift_phase(self, by: int) -> None:
        if phase := self._phase():
            self._commands.phases.shift(phase, by)

    def _delete_phase(self) -> None:
        if phase := self._phase():
            self._commands.phases.delete(phase)

    def _select_all(self) -> None:
        self._picking.choose_all()
