"""Dialogs: one that asks for a few things and does one command with them, and the buttons of dialogs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from campus_desktop.errors import CampusError
from ui.look import theme
from ui.shell.button_letters import ButtonLetters
from ui.widgets.panel import label
from ui.widgets.push_button import PushButton
from ui.widgets.tabbing import Tabbing


class AgreeBox(QDialogButtonBox):
    """Cancel, and beside it the one thing a dialog is for, which Enter does."""

    def __init__(self, dialog: QDialog, text: str, command: Callable[[], object]) -> None:
        super().__init__(QDialogButtonBox.StandardButton.Cancel, parent=dialog)
        self.agree = PushButton(text)
        self.agree.setDefault(True)
        self.addButton(self.agree, QDialogButtonBox.ButtonRole.AcceptRole)
        self.accepted.connect(command)
        self.rejected.connect(dialog.reject)


class CloseBox(QDialogButtonBox):
    """Close alone, for a dialog in which everything holds at once. Enter closes too, unless it is for the fields to save."""

    def __init__(self, dialog: QDialog, *, enter_closes: bool = True) -> None:
        super().__init__(QDialogButtonBox.StandardButton.Close, parent=dialog)
        self.close_button: QPushButton = self.button(QDialogButtonBox.StandardButton.Close)
        self.close_button.setAutoDefault(enter_closes)
        self.rejected.connect(dialog.reject)


_FRAME = 34
"""Pixels that the window manager's frame takes of a screen's height, about."""


def room_for(dialog: QWidget) -> QSize:
    """The largest that a dialog can be on its screen."""
    free = dialog.screen().availableSize()
    return QSize(free.width(), free.height() - _FRAME)


def answer_f1(dialog: QDialog, part: str | None = None) -> None:
    """F1 opens the guide where it tells of this dialog, or at the ``part`` named: the window's own F1 is out of reach while a dialog is
    open."""

    def show() -> None:
        from ui.help.window import show_guide_about

        show_guide_about(dialog, part)

    QShortcut(QKeySequence("F1"), dialog).activated.connect(show)


class Dialog(Tabbing, QDialog):
    """What every dialog of the program is: Tab as in the window, F1 for the guide, as high as what it says and never larger than the
    screen; gone when it is closed."""

    escape_leaves = True
    """Escape is for leaving the dialog: what is good in a field that saves by itself is kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ButtonLetters(self)
        answer_f1(self)

    def done(self, result: int) -> None:
        """Close. The window below has the keyboard again, also where this was opened over a dialog that is gone meanwhile."""
        below = self.parentWidget()
        super().done(result)
        if below is not None and below.window().isVisible():
            below.window().activateWindow()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Polish):
            self._fit()
        return done

    def showEvent(self, event: QShowEvent) -> None:
        self._fit()
        super().showEvent(event)

    def _fit(self) -> None:
        """Grow where a sentence was added: Qt's layouts ask wrapped text for its height only when a window is made."""
        layout = self.layout()
        if layout is None or self.isMaximized() or self.isFullScreen():
            return  # the window manager gave it its size
        room = room_for(self)
        width = min(max(self.width(), layout.totalMinimumSize().width()), room.width())
        wanted = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalMinimumSize().height()
        height = min(max(self.height(), wanted), room.height())
        if (width, height) != (self.width(), self.height()):
            self.resize(width, height)
        below = self.frameGeometry().bottom() - self.screen().availableGeometry().bottom()
        if self.isVisible() and below > 0:
            self.move(self.x(), max(self.screen().availableGeometry().top(), self.y() - below))


class FormDialog(Dialog):
    """What it asks for goes into ``body``; ``finish`` ends it with the one command.

    A command that refuses (CampusError) is told in the dialog, which stays open; else the dialog closes.
    """

    made = Signal(object)
    """The command is done and the dialog closed: what the command gave."""

    def __init__(self, parent: QWidget, title: str, width: int) -> None:
        """``width`` in pixels at zoom 1, at least."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(width))
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(theme.px(20), theme.px(18), theme.px(20), theme.px(16))
        self.body.setSpacing(theme.px(12))
        self.problem = label("", "error", wrap=True)
        self.problem.hide()

    def finish(self, text: str, command: Callable[[], object], stretch: int = 1) -> None:
        """Below what was asked for: what was refused, ``stretch`` of what room is left, and the button ``agree`` called ``text``."""
        self._deed = command
        self.body.addWidget(self.problem)
        self.body.addStretch(stretch)
        box = AgreeBox(self, text, self.do)
        self.agree = box.agree
        self.body.addWidget(box)

    def do(self) -> None:
        """Do what the dialog is for."""
        try:
            result = self._deed()
        except CampusError as error:
            self.problem.setText(str(error))
            self.problem.show()
        else:
            self.accept()
            self.made.emit(result)
