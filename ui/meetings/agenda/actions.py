"""The commands as menu entries with shortcuts. They answer only while the agenda has the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from campus_desktop.i18n import _
from campus_desktop.meetings.meeting import ITEM_TYPES
from ui.meetings.agenda.commands import AgendaCommands
from ui.meetings.agenda.structure import Structure
from ui.meetings.agenda.view import AgendaView
from ui.widgets.actions import Actions, placed_action

BREAK, BUFFER = 10, 10
"""Minutes of the break and the buffer that one click adds."""


class AgendaActions:
    """Made once for a column. ``place`` is the widget whose keys they answer; ``new_item`` opens the line for a new one."""

    def __init__(
        self,
        place: QWidget,
        view: AgendaView,
        commands: AgendaCommands,
        structure: Structure,
        new_item: Callable[[], object],
        *,
        holding: bool,
        several: Callable[[], object] | None = None,
    ) -> None:
        """``several`` opens what several chosen items are edited in; where there is nothing of the kind, F2 is the current one's."""
        self._place, self._view, self.commands, self.structure = place, view, commands, structure
        self._several = several
        key, make = QKeySequence.StandardKey, partial(placed_action, self._place)
        self.cut = make(_("Cu&t"), commands.cut, key.Cut, picture="scissors")
        self.copy = make(_("&Copy"), commands.copy, key.Copy, picture="copy")
        self.paste = make(_("&Paste"), commands.paste, key.Paste, picture="clipboard-paste")
        # beside the note line Ctrl+D adds somebody to the meeting
        twice = "Ctrl+Shift+D" if holding else "Ctrl+D"
        self.duplicate = make(_("&Duplicate"), commands.duplicate, twice, picture="copy-plus")
        self.delete = make(_("De&lete"), commands.delete, "Del", picture="trash-2")
        self.select_all = make(_("Select &all items"), view.selectAll, "Ctrl+Shift+A")
        self.new_item = make(_("&New item"), new_item, "Ins", picture="plus")
        self.rename = make(_("Edit the &title"), self._rename, "F2", picture="pencil")
        self.minutes = make(_("Edit the &minutes"), self._minutes, "Shift+F2", picture="clock")
        self.up = make(_("Move &up"), commands.move_up, "Alt+Up", "Alt+Shift+Up", picture="arrow-up")
        self.down = make(_("Move &down"), commands.move_down, "Alt+Down", "Alt+Shift+Down", picture="arrow-down")
        self.longer = make(_("5 minutes &longer"), partial(commands.lengthen, 5), "Alt+Right")
        self.shorter = make(_("5 minutes &shorter"), partial(commands.lengthen, -5), "Alt+Left")
        self.minute_longer = make(_("1 minute longer"), partial(commands.lengthen, 1), "Ctrl+Shift+Right")
        self.minute_shorter = make(_("1 minute shorter"), partial(commands.lengthen, -1), "Ctrl+Shift+Left")
        self.lock_here = make(_("Lock to its &present time"), commands.lock_here, "Ctrl+L")
        self.lock = make(_("Lock to a t&ime …"), commands.ask_lock, "Ctrl+Shift+L", picture="clock")
        self.unlock = make(_("&Release the lock"), commands.unlock)
        self.into_group = make(_("Into the next &group"), commands.into_group, "Alt+Shift+Right", picture="arrow-right")
        self.out_of_group = make(_("Out of the g&roup"), commands.out_of_group, "Alt+Shift+Left", picture="arrow-left")
        self.next_day = make(_("To the ne&xt day"), commands.to_next_day, "Alt+PgDown")
        self.previous_day = make(_("To the day &before"), commands.to_previous_day, "Alt+PgUp")
        self.add_break = make(_("&Break, {minutes} min").format(minutes=BREAK), self._break)
        self.add_buffer = make(_("B&uffer, {minutes} min").format(minutes=BUFFER), self._buffer)
        self.follow_up = make(_("“Since last time” &first"), commands.add_follow_up)
        self.add_group = make(_("&One group more"), structure.add_group)
        self.fold = make(_("&Show or fold the groups"), self._fold)
        self.dissolve = make(_("&Without parallel groups"), structure.dissolve_groups)
        self.add_day = make(_("&One day more"), structure.add_day)
        self.remove_day = make(_("Remove the &last day"), structure.remove_last_day)
        self.keep = make(_("&Keep the agenda as a template …"), structure.keep_as_template)
        self.keep_block = make(_("Save as a &block …"), structure.keep_block)
        self.types = [self._type(word, name) for word, name in ITEM_TYPES.items()]
        self.no_type = make(_("&No type"), partial(commands.set_type, None))
        view.selectionModel().selectionChanged.connect(self.enable)
        self.enable()

    def _type(self, word: str, name: str) -> QAction:
        made = placed_action(self._place, _(name), partial(self.commands.set_type, word))
        made.setCheckable(True)
        made.setData(word)
        return made

    def for_menus(self) -> Actions:
        """As the window's menus take them."""
        return {
            "edit/clipboard": [self.cut, self.copy, self.paste],
            "edit/commands": [self.duplicate, self.delete, self.select_all],
            "meetings/item": [self.new_item, self.rename, self.minutes],
            "meetings/move": [self.up, self.down, self.longer, self.shorter],
            "meetings/lock": [self.lock_here, self.lock, self.unlock],
            "meetings/insert": [self.add_break, self.add_buffer, self.follow_up],
        }

    def enable(self) -> None:
        """What needs chosen items is offered only when there are some."""
        items = self._view.chosen()
        some = bool(items)
        for action in (
            *(self.cut, self.copy, self.duplicate, self.up, self.down),
            *(self.lock_here, self.lock, self.keep_block),
        ):
            action.setEnabled(some)
        for action in (self.longer, self.shorter, self.minute_longer, self.minute_shorter):
            action.setEnabled(any(not item.children for item in items))
        self.unlock.setEnabled(bool(self.commands.locked()))
        self.out_of_group.setEnabled(some and items[0].parent is not None)
        shared = {item.type for item in items}
        for made in self.types:
            made.setEnabled(some)
            made.setChecked(shared == {made.data()})
        self.no_type.setEnabled(some)
        if self.commands.only_reads:
            for each in (*vars(self).values(), *self.types):
                if isinstance(each, QAction) and each not in self.reading:
                    each.setEnabled(False)

    @property
    def reading(self) -> tuple[QAction, ...]:
        """What changes nothing."""
        return self.copy, self.select_all, self.fold

    def _rename(self) -> None:
        row = self._view.agenda_model.row(self._view.currentIndex())
        if row is not None and row.kind == "day":
            self.structure.open_day(row.day)
        elif row is not None and len(self._view.chosen()) > 1 and self._several is not None:
            self._several()
        elif row is not None:
            self._view.edit_field(row.key, "title")

    def _minutes(self) -> None:
        item = self._view.agenda_model.item(self._view.currentIndex())
        if item is not None:
            self._view.edit_field(item.id, "minutes")

    def _fold(self) -> None:
        item = self.structure.groups_item()
        if item is not None and item.by_track:
            self._view.fold_wanted.emit(item.id)

    def _break(self) -> None:
        self.commands.add_here(_("Break"), BREAK, "break")

    def _buffer(self) -> None:
        self.commands.add_here(_("Buffer"), BUFFER, "buffer")

    def type_menu(self, parent: QWidget) -> QMenu:
        """The types, that of the chosen items ticked."""
        menu = QMenu(_("T&ype"), parent)
        menu.addActions(self.types)
        menu.addSeparator()
        menu.addAction(self.no_type)
        return menu
