"""The menus of the agenda: that of a card, and "More" with blocks, templates, parallel groups and days."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from campus_desktop.i18n import _, duration_hours, ngettext
from campus_desktop.meetings import templates
from ui.meetings.agenda.actions import AgendaActions
from ui.meetings.agenda.view import AgendaView
from ui.meetings.state import MeetingState
from ui.shell.protocol import Shell
from ui.shell.read_only import leave_what_reads
from ui.widgets.actions import context_menu

GROUPS = (2, 3, 4)
"""How many parallel groups are offered at once."""


class AgendaMenus:
    """Lays them out each time anew, for what is chosen then."""

    def __init__(self, shell: Shell, state: MeetingState, view: AgendaView, actions: AgendaActions) -> None:
        self._shell, self._state, self._view, self._actions = shell, state, view, actions
        self.first: Sequence[QAction] = ()
        """What stands first in a card's menu, from where the agenda is shown."""

    def card_menu(self, parent: QWidget) -> QMenu:
        """The context menu of what is chosen."""
        actions, menu = self._actions, context_menu(parent)
        row = self._view.agenda_model.row(self._view.currentIndex())
        if row is not None and row.kind == "day" and not self._view.chosen():
            self._day_entries(menu, row.day)
            menu.addSeparator()
            menu.addActions([actions.new_item, actions.paste])
            self._leave_what_reads(menu)
            return menu
        if self.first:
            menu.addActions(self.first)
            menu.addSeparator()
        menu.addActions([actions.rename, actions.minutes, actions.new_item])
        menu.addMenu(actions.type_menu(menu))
        menu.addSeparator()
        menu.addActions([actions.lock_here, actions.lock, actions.unlock])
        menu.addSeparator()
        menu.addActions([actions.cut, actions.copy, actions.paste, actions.duplicate, actions.delete])
        menu.addSeparator()
        menu.addActions([actions.up, actions.down, actions.longer, actions.shorter])
        self._elsewhere(menu)
        menu.addMenu(self._groups(menu))
        self._leave_what_reads(menu)
        return menu

    def _leave_what_reads(self, menu: QMenu) -> None:
        if self._shell.workspace.read_only:
            leave_what_reads(menu, self._actions.reading)

    def _elsewhere(self, menu: QMenu) -> None:
        """Into groups and to other days: only where there are any."""
        actions = self._actions
        if any(item.by_track for item in self._state.meeting.items):
            menu.addActions([actions.into_group, actions.out_of_group])
        if len(self._state.plans) > 1:
            menu.addActions([actions.previous_day, actions.next_day])

    def fill_more(self, menu: QMenu) -> None:
        """What lies under "More"."""
        actions = self._actions
        empty(menu)
        menu.addActions([actions.add_break, actions.add_buffer])
        menu.addMenu(self.blocks(menu))
        menu.addAction(actions.follow_up)
        menu.addSeparator()
        menu.addMenu(actions.type_menu(menu))
        menu.addActions([actions.lock_here, actions.lock, actions.unlock])
        menu.addSeparator()
        menu.addMenu(self._groups(menu))
        menu.addMenu(self._days(menu))
        menu.addSeparator()
        menu.addMenu(self._templates(menu))
        menu.addAction(actions.keep)
        self._leave_what_reads(menu)

    def blocks(self, parent: QWidget) -> QMenu:
        """Blocks of items that go behind what is chosen."""
        menu = QMenu(_("Bl&ock"), parent)
        menu.setToolTipsVisible(True)
        blocks = offered_blocks(self._shell)
        for block in blocks:
            made = menu.addAction(_offered(block))
            made.setToolTip(block.about)
            made.triggered.connect(partial(self._add_block, block.key))
        menu.addSeparator()
        menu.addAction(self._actions.keep_block)
        own = [block for block in blocks if block.own]
        if own:
            deleting = menu.addMenu(_("&Delete a kept block"))
            for block in own:
                made = deleting.addAction(block.title.replace("&", "&&"))
                made.triggered.connect(partial(self._delete_block, block.key))
        self._leave_what_reads(menu)
        return menu

    def _delete_block(self, key: str, _checked: bool = False) -> None:
        self._actions.structure.delete_block(key)

    def _add_block(self, key: str, _checked: bool = False) -> None:
        self._actions.commands.add_block(key)

    def _groups(self, parent: QWidget) -> QMenu:
        actions, menu = self._actions, QMenu(_("Parallel &groups"), parent)
        item = actions.structure.groups_item()
        if item is None or not item.by_track:
            for count in GROUPS:
                made = menu.addAction(ngettext("{count} group", "{count} groups", count).format(count=count))
                made.setEnabled(item is not None)
                made.triggered.connect(partial(self._make_groups, count))
        else:
            menu.addActions([actions.fold, actions.add_group, actions.dissolve])
        menu.addSeparator()
        menu.addActions([actions.into_group, actions.out_of_group])
        return menu

    def _make_groups(self, count: int, _checked: bool = False) -> None:
        self._actions.structure.make_groups(count)

    def _days(self, parent: QWidget) -> QMenu:
        menu = QMenu(_("&Days"), parent)
        row = self._view.agenda_model.row(self._view.currentIndex())
        self._day_entries(menu, row.day if row is not None else 1)
        menu.addSeparator()
        menu.addActions([self._actions.previous_day, self._actions.next_day])
        return menu

    def _day_entries(self, menu: QMenu, number: int) -> None:
        actions, plans = self._actions, self._state.plans
        number = min(number, len(plans))
        when = menu.addAction(_("Date and &times of day {number} …").format(number=number))
        when.triggered.connect(partial(self._open_day, number))
        fit = menu.addAction(_("Let day {number} &end when its items do").format(number=number))
        fit.setEnabled(bool(plans[number - 1].slots) and plans[number - 1].over != 0)
        fit.triggered.connect(partial(self._fit_day, number))
        menu.addSeparator()
        menu.addActions([actions.add_day, actions.remove_day])
        actions.remove_day.setEnabled(len(plans) > 1)

    def _open_day(self, number: int, _checked: bool = False) -> None:
        self._actions.structure.open_day(number)

    def _fit_day(self, number: int, _checked: bool = False) -> None:
        self._actions.structure.fit_day(number)

    def _templates(self, parent: QWidget) -> QMenu:
        menu = QMenu(_("&Use a template"), parent)
        menu.setToolTipsVisible(True)
        for template in offered_templates(self._shell):
            made = menu.addAction(_offered(template))
            made.setToolTip(template.about)
            made.triggered.connect(partial(self._use, template))
        return menu

    def _use(self, template: templates.AgendaTemplate, _checked: bool = False) -> None:
        self._actions.structure.use_template(template)


def empty(menu: QMenu) -> None:
    """Take everything out of a menu that is laid out anew each time, its submenus too."""
    menu.clear()
    for below in menu.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
        below.deleteLater()


def offered_templates(shell: Shell) -> list[templates.AgendaTemplate]:
    """The agendas that can be used; in the safe view without those kept from other meetings."""
    return [each for each in templates.list_templates(shell.workspace) if shell.safe is None or not each.own]


def offered_blocks(shell: Shell) -> list[templates.AgendaTemplate]:
    """The blocks that can be put in; in the safe view without those kept from other meetings."""
    return [each for each in templates.list_blocks(shell.workspace) if shell.safe is None or not each.own]


def _offered(template: templates.AgendaTemplate) -> str:
    return f"{template.title.replace('&', '&&')}\t{duration_hours(template.minutes)}"
