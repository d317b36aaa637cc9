"""Push buttons in the program's four strengths: primary, secondary, quiet, link."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.look import theme
from ui.look.icons import icon as themed_icon
from ui.widgets.panel import label
from ui.widgets.push_button import PushButton


class _Button(PushButton):
    kind = "secondary"
    icon_token = "text"

    def __init__(self, text: str = "", icon: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)  # without its text: the constructor that takes it also accepts a QIcon (icons.py)
        self.setText(text)
        self.setProperty("kind", self.kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        if icon is not None:
            self.setIcon(themed_icon(icon, self.icon_token))

    def paintEvent(self, event: QPaintEvent) -> None:
        side = theme.px(16)
        size = QSize(
            side + (theme.px(4) if self.text() else 0), side
        )  # the free space beside the icon separates it from the text
        if self.iconSize() != size:  # follows the zoom
            self.setIconSize(size)
        super().paintEvent(event)


class PrimaryButton(_Button):
    """The main command of a page or dialog; at most one visible."""

    kind = "primary"
    icon_token = "accent-text"


class SecondaryButton(_Button):
    """Any other command."""


class QuietButton(_Button):
    """A command without a frame, for lists and corners. Without text it needs ``name`` as its accessible name and tool tip."""

    kind = "quiet"

    def __init__(
        self, text: str = "", icon: str | None = None, parent: QWidget | None = None, name: str | None = None
    ) -> None:
        super().__init__(text, icon, parent)
        if name is not None:
            self.setAccessibleName(name)
            self.setToolTip(name)


class KeyButton(SecondaryButton):
    """A command with its shortcut, drawn as a key of the keyboard."""

    kind = "keyed"

    def __init__(self, text: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self.setAccessibleName(f"{text}, {key}")
        self._key = label(key, "key", self)
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_key(self, shown: bool) -> None:
        """Show the key or not, depending on the room; it is always part of the accessible name."""
        self._key.setVisible(shown)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._key.isHidden():
            return hint
        return QSize(hint.width() + self._key.sizeHint().width() + theme.px(4), hint.height())

    minimumSizeHint = sizeHint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._key.sizeHint()
        self._key.setGeometry(
            self.width() - size.width() - theme.px(11),
            (self.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )


class LinkButton(_Button):
    """Text that works as a link; one that is too long for the button ends in dots."""

    kind = "link"
    icon_token = "link"

    def paintEvent(self, event: QPaintEvent) -> None:
        missing = self.sizeHint().width() - self.width()
        if missing <= 0:
            super().paintEvent(event)
            return
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

        option, flag = QStyleOptionButton(), int(Qt.TextFlag.TextShowMnemonic)
        self.initStyleOption(option)
        room = option.fontMetrics.size(flag, option.text).width() - missing
        option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room, flag)
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


class DashedButton(_Button):
    """Adds an item at the end of a list: "+ Step"."""

    kind = "dashed"
    icon_token = "muted"


class CardButton(_Button):
    """A card that is clicked as a whole, as high as its content."""

    kind = "card"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(11), theme.px(7), theme.px(11), theme.px(8))
        self._column.setSpacing(theme.px(1))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, *parts: QWidget) -> None:
        """Add a widget below the existing content; the content does not receive mouse events."""
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._column.addWidget(part)

    def sizeHint(self) -> QSize:
        return self._column.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._column.totalMinimumSize()

    def hasHeightForWidth(self) -> bool:
        return self._column.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        return self._column.totalHeightForWidth(width)
