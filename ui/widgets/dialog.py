"""Base classes of dialogs, a form dialog with one command, and button boxes."""

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
    """Cancel, and beside it the command of the dialog, which Enter triggers."""

    def __init__(self, dialog: QDialog, text: str, command: Callable[[], object]) -> None:
        super().__init__(QDialogButtonBox.StandardButton.Cancel, parent=dialog)
        self.agree = PushButton(text)
        self.agree.setDefault(True)
        self.addButton(self.agree, QDialogButtonBox.ButtonRole.AcceptRole)
        self.accepted.connect(command)
        self.rejected.connect(dialog.reject)


class CloseBox(QDialogButtonBox):
    """Only Close, for a dialog in which every change applies immediately. Enter closes too, unless a field uses it to save."""

    def __init__(self, dialog: QDialog, *, enter_closes: bool = True) -> None:
        super().__init__(QDialogButtonBox.StandardButton.Close, parent=dialog)
        self.close_button: QPushButton = self.button(QDialogButtonBox.StandardButton.Close)
        self.close_button.setAutoDefault(enter_closes)
        self.rejected.connect(dialog.reject)


_FRAME = 34
"""Approximate pixels of a screen's height taken by the window manager's frame."""


def room_for(dialog: QWidget) -> QSize:
    """The maximum size of a dialog on its screen."""
    free = dialog.screen().availableSize()
    return QSize(free.width(), free.height() - _FRAME)


def answer_f1(dialog: QDialog, part: str | None = None) -> None:
    """F1 opens the guide at the chapter of this dialog, or at ``part``: the window's own F1 is not active while a dialog is open."""

    def show() -> None:
        from ui.help.window import show_guide_about

        show_guide_about(dialog, part)

    QShortcut(QKeySequence("F1"), dialog).activated.connect(show)


class Dialog(Tabbing, QDialog):
    """Base class of all dialogs: Tab as in the window, F1 for the guide, as high as its content and never larger than the screen;
    deleted when it is closed."""

    escape_leaves = True
    """Escape leaves the dialog: a valid text in a field that saves by itself is kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ButtonLetters(self)
        answer_f1(self)

    def done(self, result: int) -> None:
        """Close. The window below gets the keyboard focus again, also where this was opened over a dialog that has been closed since."""
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
        """Grow after a sentence was added: Qt's layouts read the height of wrapped text only when a window is created."""
        layout = self.layout()
        if layout is None or self.isMaximized() or self.isFullScreen():
            return  # the window manager set its size
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
    """The fields go into ``body``; ``finish`` adds the button for the one command.

    If the command raises CampusError, the message is shown in the dialog, which stays open; otherwise the dialog closes.
    """

    made = Signal(object)
    """Emitted with the command's result when it has succeeded and the dialog is closed."""

    def __init__(self, parent: QWidget, title: str, width: int) -> None:
        """``width`` is the minimum, in pixels at zoom 1."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(width))
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(theme.px(20), theme.px(18), theme.px(20), theme.px(16))
        self.body.setSpacing(theme.px(12))
        self.problem = label("", "error", wrap=True)
        self.problem.hide()

    def finish(self, text: str, command: Callable[[], object], stretch: int = 1) -> None:
        """Add below the fields: the error message, ``stretch`` of the remaining room, and the button ``agree`` with ``text``."""
        self._deed = command
        self.body.addWidget(self.problem)
        self.body.addStretch(stretch)
        box = AgreeBox(self, text, self.do)
        self.agree = box.agree
        self.body.addWidget(box)

    def do(self) -> None:
        """Call the dialog's command."""
        try:
            result = self._deed()
        except CampusError as error:
            self.problem.setText(str(error))
            self.problem.show()
        else:
            self.accept()
            self.made.emit(result)
