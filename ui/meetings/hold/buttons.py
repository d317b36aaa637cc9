"""Buttons of the running view: those that do an action, and rows that open a menu.

They take the keyboard by Tab only: a click must not take it from the note line, where the next space would press them again.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from ui.look import theme
from ui.widgets.elided import elided_words
from ui.widgets.panel import label
from ui.widgets.push_button import PushButton
from ui.widgets.single_click import SingleClickButton


def key_of(action: QAction) -> str:
    """The action's key as the keyboard has it, empty for none."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


class ActionButton(SingleClickButton):
    """Does ``action``, and is on when that is. ``text`` is what stands on it (None: the action's own words), the action's words
    and key are its name and tool tip; ``cap`` shows the key on the button itself. ``means`` says what comes of it: in the tool tip,
    and to a screen reader."""

    def __init__(
        self,
        action: QAction,
        text: str | None = None,
        kind: str = "",
        *,
        cap: bool = False,
        means: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._action, self._short, self._means = action, text, means
        self.setAccessibleDescription(means)
        if kind:
            self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._cap = label("", "key")
        self._cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if cap:
            inside = QHBoxLayout(self)
            inside.setContentsMargins(0, 0, theme.px(8), 0)
            inside.addStretch(1)
            inside.addWidget(self._cap, alignment=Qt.AlignmentFlag.AlignVCenter)
        else:
            self._cap.setParent(self)
            self._cap.hide()
        self.clicked.connect(self._do)
        action.changed.connect(self._follow)
        self._follow()

    def _do(self) -> None:
        self._action.trigger()

    def _follow(self) -> None:
        words = self._action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
        key = key_of(self._action)
        self.setText((words if self._short is None else self._short).replace("&", "&&"))
        self.setAccessibleName(words)
        tip = f"{words} ({key})" if key else words
        self.setToolTip(f"{tip}\n{self._means}" if self._means else tip)
        self._cap.setText(key)
        self.setEnabled(self._action.isEnabled())

    def show_text(self, text: str | None) -> None:
        """Let other words stand on it."""
        self._short = text
        self._follow()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._cap.isVisibleTo(self):
            hint.setWidth(hint.width() + self._cap.sizeHint().width() + theme.px(16))
        return hint

    minimumSizeHint = sizeHint


class RowButton(PushButton):
    """A line that can be pressed. Its first part is shortened with … where there is too little room, what follows it is not."""

    def __init__(self, first: str, rest: str = "", kind: str = "row", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first, self._rest = first, rest
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText((first + rest).replace("&", "&&"))
        self.setAccessibleName(first + rest)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(60), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.features &= ~QStyleOptionButton.ButtonFeature.HasMenu  # no arrow: the whole row is quiet
        inside = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        metrics = self.fontMetrics()
        room = inside.width() - metrics.horizontalAdvance(self._rest)
        shown = elided_words(metrics, self._first, room) + self._rest
        option.text = shown.replace("&", "&&")
        whole = self._first + self._rest
        tip = whole if shown != whole else ""
        if self.toolTip() != tip:
            self.setToolTip(tip)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
