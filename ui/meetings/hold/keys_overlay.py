"""All keys of the meeting at a glance, and the way to have them on paper."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from campus_desktop.i18n import _
from campus_desktop.meetings.keys import GROUPS, KeyGroup
from ui.look import theme
from ui.meetings.state import MeetingState
from ui.shell.protocol import Shell
from ui.widgets.dialog import Dialog
from ui.widgets.flow import FlowLayout
from ui.widgets.layouts import column_in
from ui.widgets.panel import label
from ui.widgets.push_button import PushButton
from ui.widgets.scrolled import Scrolled


class KeysOverlay(Dialog):
    """Shows ``campus_desktop.meetings.keys``. Escape, Enter or "?" closes it."""

    def __init__(self, shell: Shell, state: MeetingState) -> None:
        super().__init__(shell.widget)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.shell, self.state = shell, state
        self.setWindowTitle(_("The keys of the meeting"))
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(18))
        column.setSpacing(theme.px(16))
        inside = QWidget()
        flow = FlowLayout(inside, theme.px(32))
        for pair in (GROUPS[:2], GROUPS[2:3], GROUPS[3:]):
            part = QWidget()
            beneath = column_in(part, 18)
            for group in pair:
                beneath.addWidget(self._group(group))
            beneath.addStretch(1)
            flow.addWidget(part)
        scroll = Scrolled(inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # nothing in it takes the keyboard
        scroll.setAccessibleName(self.windowTitle())
        scroll.setProperty("kind", "ringed")
        column.addWidget(scroll, 1)
        box = QDialogButtonBox()
        self.print = PushButton(_("&Print the key card …"))
        self.close_button = PushButton(_("Close"))
        self.close_button.setDefault(True)
        box.addButton(self.print, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(self.close_button, QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        self.print.clicked.connect(self._print)
        column.addWidget(box)
        self.close_button.setFocus()
        self._make_room(flow, scroll.verticalScrollBar().sizeHint().width())

    def _make_room(self, flow: FlowLayout, bar: int) -> None:
        """As large as the keys are, where the window is; in less room they stand below each other and scroll."""
        window, around = self.shell.widget, self._column.contentsMargins()
        sides = around.left() + around.right() + bar
        width = min(flow.sizeHint().width() + sides, window.width() - theme.px(40))
        below = self.close_button.sizeHint().height() + self._column.spacing() + around.top() + around.bottom()
        height = flow.heightForWidth(width - sides) + below
        self.resize(width, min(height, window.height() - theme.px(40)))

    def _group(self, group: KeyGroup) -> QWidget:
        made = QWidget()
        made.setAccessibleName(_(group.title))
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnMinimumWidth(0, theme.px(88))  # the same in all of them, so that they stand in line
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(_(group.title), "subheading"), 0, 0, 1, 2)
        for number, each in enumerate(group.keys, 1):
            grid.addWidget(label(each.shown, "key"), number, 0, alignment=Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label(_(each.command)), number, 1)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "?":
            self.reject()
        else:
            super().keyPressEvent(event)

    def _print(self) -> None:
        from ui.prints.dialog import open_print

        self.accept()
        open_print(self.shell, meeting_id=self.state.meeting.id, kind="key-card")
