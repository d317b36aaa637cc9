"""Base classes of dialogs, a form dialog with one command, and button boxes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from campus_desktop.errors import CampusError
from ui.look import theme
from ui.widgets.button_letters import ButtonLetters
from ui.widgets.panel import label
from ui.widgets.push_button import PushButton
from ui.widgets.services import ask_for_guide, keeper_of
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
    QShortcut(QKeySequence("F1"), dialog).activated.connect(lambda: ask_for_guide(dialog, part))


def may_discard(dialog: QWidget) -> bool:
    """Ask whether the text typed into a dialog may be thrown away; True for a dialog over no window."""
    keeper = keeper_of(dialog)
    return keeper is None or keeper.may_discard(dialog)


def text_in(field: QLineEdit | QPlainTextEdit) -> str:
    """The text of a field of one line or several."""
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _was_typed(field: QLineEdit | QPlainTextEdit, edited: set[QLineEdit]) -> bool:
    return field in edited if isinstance(field, QLineEdit) else field.document().isModified()


class Dialog(Tabbing, QDialog):
    """Base class of all dialogs: Tab as in the window, F1 for the guide, as high as its content and never larger than the screen;
    deleted when it is closed."""

    escape_leaves = True
    """Escape leaves the dialog: a valid text in a field that saves by itself is kept."""
    saves_typed = False
    """What is typed is saved by a button only: Escape, and every other way to leave, asks before it is thrown away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ButtonLetters(self)
        answer_f1(self)
        self._initial: dict[QLineEdit | QPlainTextEdit, str] | None = None
        """The text of each field when the dialog was first shown."""
        self._edited: set[QLineEdit] = set()
        """The lines the user has typed into: a text that the program set is not asked about."""

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
        if self._initial is None and self.saves_typed:
            lines = [each for each in self.findChildren(QLineEdit) if each.property("kind") != "search"]
            fields: list[QLineEdit | QPlainTextEdit] = [*lines, *self.findChildren(QPlainTextEdit)]
            self._initial = {each: text_in(each) for each in fields}
            for line in lines:
                line.textEdited.connect(partial(self._begun, line))

    def _begun(self, line: QLineEdit, _text: str) -> None:
        self._edited.add(line)

    def has_typed(self) -> bool:
        """Whether text was typed that closing the dialog would throw away."""
        return any(
            isValid(field) and _was_typed(field, self._edited) and text_in(field) != text
            for field, text in (self._initial or {}).items()
        )

    def reject(self) -> None:
        """Close; ask before typed text is thrown away."""
        if self.may_leave():
            super().reject()

    def may_leave(self) -> bool:
        """Ask whether typed text may be thrown away; True where there is none."""
        return not self.has_typed() or may_discard(self)

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

    If the command raises CampusError, the message is shown in the dialog, which stays open; otherwise the dialog closes. Escape,
    Cancel and the window's own button ask first where text was typed.
    """

    saves_typed = True
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

    def _show_problem(self, text: str) -> None:
        """Show what is wrong, unless it is shown at its field already; a field that is marked gets the keyboard focus."""
        fields: list[QLineEdit | QPlainTextEdit] = [*self.findChildren(QLineEdit), *self.findChildren(QPlainTextEdit)]
        wrong = next((each for each in fields if each.property("invalid") and each.isVisible()), None)
        self.problem.hide()
        at_field = any(each.isVisible() and each.text() == text for each in self.findChildren(QLabel))
        self.problem.setText(text)
        self.problem.setVisible(not at_field)
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            wrong.selectAll()

    def do(self) -> None:
        """Call the dialog's command."""
        try:
            result = self._deed()
        except CampusError as error:
            self._show_problem(str(error))
        else:
            self.accept()
            self.made.emit(result)
