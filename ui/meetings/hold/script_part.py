"""What the facilitator wrote for the current item: purpose, script and link, for their eyes only."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from campus_desktop.i18n import _
from campus_desktop.meetings import keys
from campus_desktop.meetings.meeting import AgendaItem
from ui.shell.links import Address, follow
from ui.shell.protocol import Shell
from ui.widgets.buttons import LinkButton
from ui.widgets.layouts import column_in
from ui.widgets.panel import label

_SHORT, _LINES = 260, 5
"""A script longer than so many characters or lines is shown in part, so that the people stay in sight."""


class ScriptPart(QWidget):
    """Out of sight where nothing was written, and in the safe view."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self._current = True
        self._item: AgendaItem | None = None
        self._whole = False
        self.setAccessibleName(_("Script for the item"))
        self.text = label("", "muted", wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.more = LinkButton()
        self.more.clicked.connect(self._toggle)
        self.link = LinkButton()
        self.link.clicked.connect(self._follow)
        self._address = Address(shell, self.link)
        for button in (self.more, self.link):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard in the note line
        column = column_in(self, 3)
        self.heading = label("", "subheading", wrap=True)
        key = label(keys.SCRIPT, "key")
        key.setToolTip(_("The script above or below the people (F3)"))
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(key, alignment=Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(self.text)
        for button in (self.more, self.link):
            column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_item(self, item: AgendaItem | None, *, current: bool = True) -> None:
        """Show what stands on the item that is current now, or on another one, which is then named."""
        self._current = current
        if item is None or self._item is None or item.id != self._item.id:
            self._whole = False
        self._item = item if self.shell.safe is None else None
        self.setVisible(self._item is not None and bool(self._item.script.strip() or self._item.link.strip()))
        self._fill()

    def _fill(self) -> None:
        title = self._item.title if self._item is not None and not self._current else ""
        self.heading.setText(_("Script: {title}").format(title=title) if title else _("Script"))
        script = self._item.script.strip() if self._item is not None else ""
        lines = script.split("\n")
        is_long = len(script) > _SHORT or len(lines) > _LINES
        shown = script if self._whole or not is_long else _beginning("\n".join(lines[:_LINES]))
        self.text.setText(shown)
        self.text.setVisible(bool(shown))
        self.more.setText(_("Show less") if self._whole else _("Show all"))
        self.more.setVisible(is_long)
        link = self._item.link.strip() if self._item is not None else ""
        self.link.setText(_("Open the link"))
        self._address.show(link)
        self.link.setVisible(bool(link))

    def _toggle(self) -> None:
        self.show_whole(not self._whole)

    def show_whole(self, whole: bool) -> None:
        """All of the script, or its beginning."""
        self._whole = whole
        self._fill()

    def _follow(self) -> None:
        if self._item is not None:
            follow(self.shell, self._item.link)


def _beginning(text: str) -> str:
    if len(text) > _SHORT:
        text = text[:_SHORT].rsplit(" ", 1)[0]
    return f"{text.rstrip()} …"
