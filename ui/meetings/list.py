"""The list of all meetings."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from campus_desktop.i18n import _
from campus_desktop.meetings.queries import list_meetings
from ui.shell.page import Actions, Shell
from ui.widgets.header import PageHeader


class MeetingList(QWidget):
    """Lists the meetings; ``opened`` and ``new_wanted`` are the page's to answer."""

    opened = Signal(str)
    new_wanted = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self.rows = QListWidget()
        self.rows.setAccessibleName(_("Network meetings"))
        self.rows.itemActivated.connect(lambda row: self.opened.emit(row.data(256)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(PageHeader(_("Network meetings")))
        column.addWidget(self.rows)

    def refresh(self) -> None:
        """Read the meetings again."""
        self.rows.clear()
        for each in list_meetings(self.shell.workspace):
            row = QListWidgetItem(each.title)
            row.setData(256, each.id)
            self.rows.addItem(row)

    def choose(self, meeting_id: str | None) -> None:
        """Mark a meeting, to come back to it."""

    def actions_for_menus(self) -> Actions:
        """As the window's menus take them."""
        return {}
