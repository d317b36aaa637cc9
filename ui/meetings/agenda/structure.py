"""Parallel groups, days and templates: what changes the agenda's shape, each command one edit of the domain."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, duration_hours
from campus_desktop.meetings import days, edits, item_copies, templates
from campus_desktop.meetings.agenda import clock
from campus_desktop.meetings.meeting import AgendaItem, Day
from ui.meetings.agenda.day_dialog import DayDialog
from ui.meetings.agenda.rows import day_key, group_key
from ui.meetings.agenda.view import AgendaView
from ui.meetings.agenda.words import group_name
from ui.meetings.asking import move_is_meant
from ui.meetings.keeping import keep_as_template
from ui.meetings.state import MeetingState
from ui.shell.protocol import Shell
from ui.shell.typed_text import guard_typed


class Structure(QObject):
    """Carries them out on the meeting of ``state``."""

    def __init__(self, shell: Shell, state: MeetingState, view: AgendaView) -> None:
        super().__init__(view)
        self._shell, self._state, self._view = shell, state, view

    # --- parallel groups -----------------------------------------------------------------------------------------------

    def groups_item(self) -> AgendaItem | None:
        """The item whose groups the menu is about: that of the chosen group, or the chosen item itself if it is in none."""
        row = self._view.agenda_model.row(self._view.currentIndex())
        item = row.item if row is not None else None
        if item is not None and item.parent is not None:
            return self._state.meeting.item(item.parent)
        return item

    def make_groups(self, count: int) -> None:
        """Parallel groups in the chosen item, to be named and filled; as many as asked for, none taken away."""
        item = self.groups_item()
        if item is None:
            self._shell.message(_("Choose the item that is to have parallel groups."))
            return
        names = [*item.tracks, *(group_name(track) for track in range(len(item.tracks), count))]
        self._shell.guard(lambda: item_copies.set_groups(self._shell.workspace, item.id, names))
        self._view.choose([group_key(item.id, len(item.tracks))], keyboard=True)

    def add_group(self) -> None:
        """One group more."""
        item = self.groups_item()
        if item is not None:
            self.make_groups(len(item.by_track) + 1 if item.by_track else 2)

    def dissolve_groups(self) -> None:
        """The groups' items come right after the item, one after the other."""
        item = self.groups_item()
        if item is not None:
            self._shell.guard(lambda: item_copies.dissolve_groups(self._shell.workspace, item.id))
            self._view.choose([item.id], keyboard=True)

    # --- days ----------------------------------------------------------------------------------------------------------

    def add_day(self) -> None:
        """One day more, on the next open day, at the times of the last."""
        made = self._shell.guard(lambda: days.add_day(self._shell.workspace, self._state.meeting.id))
        if made is not None:
            self._view.choose([day_key(made)], keyboard=True)

    def remove_last_day(self) -> None:
        """The last day goes; its items come to the end of the one before."""
        last = len(self._state.plans)
        self._shell.guard(lambda: days.remove_day(self._shell.workspace, self._state.meeting.id, last))

    def open_day(self, number: int) -> None:
        """Ask for a day's date and times."""
        meeting = self._state.meeting
        there = days.days_of(meeting)
        if 1 <= number <= len(there):

            def save(day: Day) -> None:
                if not move_is_meant(self._shell, self._state, number, day.date):
                    raise CampusError(_("The meeting keeps its date; choose another one, or cancel."))
                edits.set_days(self._shell.workspace, meeting.id, [*there[: number - 1], day, *there[number:]])

            DayDialog(self._shell, there[number - 1], save).open()

    def fit_day(self, number: int) -> None:
        """Let a day end when its last item does."""
        meeting, plan = self._state.meeting, self._state.plans[number - 1]
        there = days.days_of(meeting)
        there[number - 1] = replace(plan.day, end=clock(plan.end))
        self._shell.guard(lambda: edits.set_days(self._shell.workspace, meeting.id, there))

    # --- templates -----------------------------------------------------------------------------------------------------

    def use_template(self, template: templates.AgendaTemplate) -> None:
        """A template's agenda in place of this one, asking first where there are items."""
        meeting = self._state.meeting
        if meeting.items:
            text = _(
                "The agenda of “{meeting}” is replaced by “{template}” ({length}). Date, times and people stay. "
                "Ctrl+Z brings the old agenda back."
            )
            length = duration_hours(template.minutes)
            asked = text.format(meeting=meeting.title, template=template.title, length=length)
            if not self._shell.ask.confirm(self._shell.widget, _("Use a template"), asked, _("Replace")):
                return
        self._shell.guard(lambda: templates.use_template(self._shell.workspace, meeting.id, template.key))
        self._view.setFocus()

    def keep_block(self) -> None:
        """Keep the chosen items, under a name, to be put into any agenda."""
        items = self._view.chosen()
        if not items:
            return
        name = self._shell.ask.text(
            self._shell.widget, _("Save as a block"), _("Name of the block"), items[0].title if len(items) == 1 else ""
        )
        if name is None:
            return
        ids = [item.id for item in items]
        made = guard_typed(
            self._shell, _("Save as a block"), name, lambda: templates.keep_block(self._shell.workspace, ids, name)
        )
        if made is not None:
            text = _("“{title}” is among the blocks now; it can be put into any agenda.")
            self._shell.message(text.format(title=" ".join(name.split())))

    def delete_block(self, block: str) -> None:
        """Delete a kept block; agendas it was put into stay as they are."""
        self._shell.guard(lambda: templates.delete_block(self._shell.workspace, block))

    def keep_as_template(self) -> None:
        """Keep the agenda, under a name, to make other meetings from."""
        keep_as_template(self._shell, self._state.meeting.id, self._state.meeting.title)
