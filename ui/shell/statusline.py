"""The status line: when the file was saved, the file and its place, the page's text, what undo takes back, the zoom. A message
about the last command takes precedence over all of these."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from campus_desktop.clock import local
from campus_desktop.i18n import _, language, percent
from campus_desktop.workspace import Workspace
from ui.look import theme
from ui.shell.places import place_of
from ui.widgets.announcing import announce
from ui.widgets.elided import ElidedLabel
from ui.widgets.empty import Picture
from ui.widgets.panel import label
from ui.widgets.push_button import PushButton
from ui.widgets.single_click import SingleClick, SingleClickButton

MESSAGE_TIME = 6000
"""Milliseconds a message is shown."""
OFFER_TIME = 10_000
"""Milliseconds a message with a button is shown."""
_PER_CHARACTER = 70
"""Milliseconds needed to read one character of a long message."""
_LEAST = 320
"""Minimum width of the line in pixels at zoom 1: it adapts to the width of the window, never the reverse."""
_NO_LIMIT = 16_777_215
"""Qt's maximum size of a widget (QWIDGETSIZE_MAX)."""
_UNDO = 60
"""Characters shown of what undo takes back."""


class _Clicked(QLabel):
    """The name of the key of undo, which can be clicked."""

    clicked = Signal()
    _pressed = False

    def __init__(self) -> None:
        super().__init__("Ctrl Z")
        self.setProperty("kind", "key")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # otherwise the release event reaches the widget below
        self._pressed = event.button() == Qt.MouseButton.LeftButton

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, False
        if pressed and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()


class _Key(SingleClick, _Clicked):
    """A key drawn as a button beside the text of what it does; a click has the same effect as on the text."""


class StatusLine(QFrame):
    """A thin white line."""

    undo_asked = Signal()
    zoom_reset_asked = Signal()
    running_chosen = Signal()
    unsaved_chosen = Signal()
    _of_command = False
    """Whether the message is about a command, so that the next one ends it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self.check_label = Picture("check", 13, "success")
        self.saved_label = label("", "saved")
        self.file_label = ElidedLabel()
        self.message_label = ElidedLabel()
        self.offer_button = SingleClickButton()
        self.offer_button.setProperty("kind", "offer")
        self._offered: Callable[[], object] | None = None
        self._undo_whole = ""
        self.page_label = ElidedLabel()
        self.undo_button = SingleClickButton()
        self.undo_key = _Key()
        self.zoom_button = PushButton()
        self.running_button = PushButton()
        self.running_button.setProperty("kind", "running")
        self._alarm = Picture("triangle-alert", 13, "danger")
        self.unsaved_button = PushButton(_("Not saved"))
        self.unsaved_button.setProperty("kind", "unsaved")
        self._leave_the_keyboard()
        self._wanted: dict[QWidget, bool] = {self.offer_button: False, self.running_button: False}
        """Whether each part is wanted; it is then shown if there is room. A part not listed is always shown."""
        self._row.addWidget(
            self.running_button
        )  # first, where no growing or temporary part moves it, and far from undo
        self._row.addWidget(self.check_label)
        self._row.addWidget(self.saved_label)
        self._row.addWidget(self._alarm)
        self._row.addWidget(self.unsaved_button)
        self._show_unsaved("")
        self._row.addSpacing(theme.px(10))
        self._row.addWidget(self.file_label)
        self._row.addSpacing(theme.px(10))
        self._row.addWidget(self.message_label)
        self._row.addWidget(self.offer_button)
        self._row.addStretch(1)
        for widget in (self.page_label, self.undo_button, self.undo_key, self.zoom_button):
            self._row.addWidget(widget)
        self.undo_button.clicked.connect(self.undo_asked)
        self.undo_key.clicked.connect(self.undo_asked)
        self.zoom_button.clicked.connect(self.zoom_reset_asked)
        self.running_button.clicked.connect(self.running_chosen)
        self.unsaved_button.clicked.connect(self.unsaved_chosen)
        self.zoom_button.setToolTip(_("Normal text size (Ctrl+0)"))
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self._over)
        self.offer_button.clicked.connect(self._take_offer)
        self._resize()
        self._arrange()
        theme.theme_changed.connect(self._resize)

    def _leave_the_keyboard(self) -> None:
        """A click on a button leaves the keyboard focus where it is."""
        for button in (self.offer_button, self.undo_button, self.zoom_button, self.running_button, self.unsaved_button):
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _resize(self) -> None:
        self._row.setContentsMargins(theme.px(14), theme.px(3), theme.px(14), theme.px(3))
        self._row.setSpacing(theme.px(5))
        self.zoom_button.setText(percent(theme.zoom()))
        self.zoom_button.setAccessibleName(_("Text size {percent}").format(percent=percent(theme.zoom())))

    def show_workspace(self, workspace: Workspace | None, *, named: bool = True) -> None:
        """Show another file, or none; with its name unless the screen is shared (``named``)."""
        for widget in (
            self.check_label,
            self.saved_label,
            self.file_label,
            self.page_label,
            self.undo_button,
            self.undo_key,
        ):
            self._wanted[widget] = workspace is not None
        self._say_nothing()
        self._show_unsaved("")
        self._undo_whole = ""
        if workspace is not None:
            self.file_label.setText(workspace.path.name if named else "")
            self.file_label.setToolTip(str(workspace.path) if named else "")
        self._arrange()

    def show_place(self, workspace: Workspace | None) -> None:
        """Show the file and its place; None: neither, because the screen is shared. Finding the place can take a while on a
        network, so it is shown a moment after the rest."""
        text = f"{workspace.path.name} · {place_of(workspace.path).text()}" if workspace is not None else ""
        self.file_label.setText(text)
        self.file_label.setToolTip(str(workspace.path) if workspace is not None else "")
        self._arrange()

    def show_saved(self, workspace: Workspace, undo: str | None, unsaved: str = "", short: str = "") -> None:
        """Show when the last edit was saved, and what undo will take back (None: nothing). ``unsaved``: why typed text is not
        saved, which is shown instead, in the words of ``short``."""
        at = workspace.saved_at
        self._wanted[self.check_label] = not unsaved and not workspace.read_only
        self._wanted[self.saved_label] = not unsaved
        self.unsaved_button.setText(short or _("Not saved"))
        self._show_unsaved(unsaved)
        if workspace.read_only:
            self.saved_label.setText(_("Read only"))
        else:
            clock = local(at).strftime("%H.%M.%S" if language() == "da" else "%H:%M:%S") if at else ""
            self.saved_label.setText(_("Saved {time}").format(time=clock) if clock else _("All changes saved"))
        theme.set_look(self.saved_label, "kind", "alert" if workspace.read_only else "saved")
        undo = None if workspace.read_only else undo
        self._wanted[self.undo_button] = self._wanted[self.undo_key] = bool(undo)
        if undo:
            self._undo_whole = whole = _("Undo: {command}").format(command=undo)
            self.undo_button.setToolTip(whole)
            self.undo_key.setToolTip(whole)
            self.undo_button.setAccessibleName(whole)
        self._arrange()

    def _show_unsaved(self, why: str) -> None:
        self._wanted[self._alarm] = self._wanted[self.unsaved_button] = bool(why)
        self.unsaved_button.setToolTip(why)
        self.unsaved_button.setAccessibleName(f"{self.unsaved_button.text()}. {why}")

    def show_running(self, text: str, name: str) -> None:
        """Show the clock of a running meeting, and what pressing it does; empty if there is none to show."""
        self.running_button.setText(text)
        self.running_button.setAccessibleName(f"{name}, {text}")
        self.running_button.setToolTip(name)
        self._wanted[self.running_button] = bool(text)
        self._arrange()

    def show_page(self, text: str) -> None:
        """Show the text of the current page."""
        self.page_label.setText(text)
        self._arrange()

    # --- room ----------------------------------------------------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        """Show the wanted parts as far as there is room. The message about the last command has priority; what is also found
        elsewhere gives way to it: first shortened, then hidden. The part with the keyboard focus stays."""
        shown = {widget for widget in self._parts() if self._wanted.get(widget, True)}
        short: set[QWidget] = set()
        excess = sum(self._whole(widget) + self._row.spacing() for widget in shown) + theme.px(48) - self.width()
        steps: list[tuple[QWidget, bool]] = [(self.file_label, True), (self.page_label, True), (self.undo_button, True)]
        steps += [
            (widget, False)
            for widget in (self.page_label, self.file_label, self.undo_key, self.zoom_button, self.saved_label)
        ]
        if self.message_label.text():
            steps += [(widget, False) for widget in (self.undo_button, self.check_label)]
        for widget, shortens in steps:
            if excess <= 0:
                break
            if widget not in shown or widget.hasFocus():
                continue
            if shortens:
                short.add(widget)
                excess -= self._whole(widget) - self._least(widget)
            else:
                shown.remove(widget)
                excess -= (self._least(widget) if widget in short else self._whole(widget)) + self._row.spacing()
        spare = max(0, -excess)  # of what was allotted beyond the need
        for part in (self.page_label, self.file_label):
            kept = min(spare, self._whole(part) - self._least(part)) if part in short and part in shown else 0
            part.setMaximumWidth(self._least(part) + kept if part in short else _NO_LIMIT)
            spare -= kept
        text = self._undo_said(self.undo_button in short)
        if text != self.undo_button.text():
            self.undo_button.setText(text)
        for widget in self._parts():
            if widget.isHidden() == (widget in shown):
                widget.setVisible(widget in shown)

    def _parts(self) -> list[QWidget]:
        row = (self._row.itemAt(at) for at in range(self._row.count()))
        return [widget for item in row if item is not None and (widget := item.widget()) is not None]

    def _whole(self, widget: QWidget) -> int:
        """The unshortened width."""
        widget.ensurePolished()
        width = widget.sizeHint().width()
        if widget is self.undo_button:
            advance = self.undo_button.fontMetrics().horizontalAdvance
            width += advance(self._undo_said(False)) - advance(self.undo_button.text())
        return width

    def _least(self, widget: QWidget) -> int:
        """The shortened width."""
        if widget is self.undo_button:
            advance = self.undo_button.fontMetrics().horizontalAdvance
            return (
                self.undo_button.sizeHint().width() + advance(self._undo_said(True)) - advance(self.undo_button.text())
            )
        return widget.minimumSizeHint().width()

    def _undo_said(self, short: bool) -> str:
        whole = self._undo_whole
        if short:
            return _("&Undo").replace("&", "")
        return (whole if len(whole) <= _UNDO else f"{whole[: _UNDO - 2].rstrip()} …").replace("&", "&&")

    # --- messages ------------------------------------------------------------------------------------------------------

    def _say_nothing(self) -> None:
        self.message_label.clear()
        self._wanted[self.offer_button] = False
        self._offered = None
        self._arrange()

    def _over(self) -> None:
        """Hide the message when its time is over, except while the mouse is on it, because the user may be reading its tool tip."""
        if self.message_label.underMouse() and self.message_label.text():
            self.timer.start(MESSAGE_TIME)
        else:
            self._say_nothing()

    def _take_offer(self) -> None:
        command = self._offered
        self._say_nothing()
        if command is not None:
            command()

    def end_message(self) -> None:
        """Called when an edit was made or undone: what was said of the command before it no longer applies."""
        if self._of_command:
            self.timer.stop()
            self._say_nothing()

    def notice(self, text: str) -> None:
        """As ``message``, for what is not about a command: the next edit does not end it."""
        self.message(text)
        self._of_command = False

    def end_alert(self, text: str) -> None:
        """Hide the message ``text`` if it is still shown: it no longer applies."""
        if self.message_label.text() == text:
            self.timer.stop()
            self._say_nothing()

    def alert(self, text: str) -> None:
        """Show an error, in the colour of danger."""
        self.message(text)
        theme.set_look(self.message_label, "kind", "error")
        self.timer.start(OFFER_TIME)

    def message(self, text: str, offer: tuple[str, Callable[[], object]] | None = None) -> None:
        """Show a message for a few seconds and announce it to screen readers; ``offer`` is a related command, shown as a button."""
        theme.set_look(self.message_label, "kind", "")
        self.message_label.setText(text)
        self._of_command = True
        self._wanted[self.offer_button] = offer is not None
        self._offered = None
        if offer is not None:
            self.offer_button.setText(offer[0])
            self.offer_button.setAccessibleName(f"{offer[0]}: {text}")
            self._offered = offer[1]
        self._arrange()
        self.timer.start(max(OFFER_TIME if offer is not None else MESSAGE_TIME, len(text) * _PER_CHARACTER))
        if offer is not None:
            text = f"{text}. {offer[0]}"
        announce(self, text)
