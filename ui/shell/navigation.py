"""The navigation at the left: search everywhere, the pages with their counts, and More."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from campus_desktop.i18n import _, number, pgettext
from campus_desktop.workspace import Change, Workspace
from ui.look import theme
from ui.look.icons import icon, paint_icon
from ui.shell.registry import count
from ui.shell.spec import PageSpec
from ui.widgets.push_button import EnterPresses, PushButton
from ui.widgets.tabbing import mark_area

if TYPE_CHECKING:
    from ui.shell.protocol import Shell

WIDTH = 190
"""Pixels at zoom 1; wider where a page's title needs it."""
NARROW = 58
"""If there is little room, only the icons show; the titles are their tool tips."""
_TITLE, _COUNT = (14.5, 500), 12.5


def choose_page(shell: Shell, key: str) -> None:
    """Go to a page from its entry or its key: from a meeting or a path on that page to the page's list."""
    page = shell.current_page
    if page is None or shell.current_key != key or not shell.guard(page.show_top):
        shell.show_page(key)


class NavButton(EnterPresses, QAbstractButton):
    """One entry: icon, title, count. The entry of the current page is white."""

    def __init__(self, title: str, picture: str, indent: bool = False) -> None:
        super().__init__()
        self.setText(title)
        self.setAccessibleName(title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._icon, self._indent = picture, indent
        self._count = ""
        self._narrow = False
        theme.theme_changed.connect(self.updateGeometry)

    def set_count(self, count: int | None) -> None:
        """Show a number at the right."""
        self._count = "" if count is None else number(count)
        self.setAccessibleDescription(self._count)
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon only."""
        self._narrow = narrow
        self.setToolTip(self.text() if narrow else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px((NARROW if self._narrow else WIDTH) - 20), theme.px(38))

    def wanted_width(self) -> int:
        """The width with its whole title and a one-digit count."""
        title = QFontMetricsF(theme.font(*_TITLE)).horizontalAdvance(self.text())
        figures = QFontMetricsF(theme.font(_COUNT)).horizontalAdvance("0")
        return theme.px((24 if self._indent else 11) + 17 + 10 + 6 + 10) + ceil(title) + ceil(figures)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        active = self.isChecked()
        painter.setPen(Qt.PenStyle.NoPen)
        if active or self.underMouse():
            painter.setBrush(theme.color("nav-active" if active else "nav-hover"))
            painter.drawRoundedRect(frame, theme.px(6), theme.px(6))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inner = theme.px(3) if active else 0
            painter.setPen(QPen(theme.color("nav-active-text" if active else "nav-active"), 2))
            painter.drawRoundedRect(frame.adjusted(inner, inner, -inner, -inner), theme.px(5), theme.px(5))
        text = theme.color("nav-active-text" if active else "nav-text")
        x = theme.px(24 if self._indent and not self._narrow else 11)
        side, middle = theme.px(17), self.height() / 2
        paint_icon(painter, QRectF(x, middle - side / 2, side, side), self._icon, text)
        if self._narrow:
            return
        x += side + theme.px(10)
        right = self.width() - theme.px(10)
        if self._count:
            painter.setFont(theme.font(_COUNT))
            painter.setPen(text if active else theme.color("nav-muted"))
            metrics = QFontMetricsF(painter.font())
            width = metrics.horizontalAdvance(self._count)
            painter.drawText(QPointF(right - width, middle + (metrics.ascent() - metrics.descent()) / 2), self._count)
            right -= round(width) + theme.px(6)
        painter.setFont(theme.font(*_TITLE))
        painter.setPen(text)
        metrics = QFontMetricsF(painter.font())
        title = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, right - x)
        painter.drawText(QPointF(x, middle + (metrics.ascent() - metrics.descent()) / 2), title)


class Navigation(QFrame):
    """Built from the registry; emits the chosen page or search."""

    page_asked = Signal(str)
    search_asked = Signal()

    def __init__(self, specs: Sequence[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setAccessibleName(_("Navigation"))
        mark_area(self)
        self._specs = specs
        self._buttons: dict[str, NavButton] = {}
        self._column = QVBoxLayout(self)
        self._search = PushButton(pgettext("navigation", "Search"))
        self._search.setAccessibleName(_("Search everywhere"))
        self._search.setObjectName("navigation-search")
        self._search.setAutoDefault(False)
        self._search.clicked.connect(self.search_asked)
        inside = QHBoxLayout(self._search)
        inside.setContentsMargins(0, 0, 8, 0)
        key = QLabel("Ctrl K")
        key.setProperty("kind", "key")
        key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside.addStretch(1)
        inside.addWidget(key, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._column.addWidget(self._search)
        self._key = key
        self._is_narrow = False
        self._column.addSpacing(theme.px(6))
        for spec in specs:
            if not spec.more:
                self._add(spec)
        self.more_button: NavButton | None = None
        if any(spec.more for spec in specs):
            self.more_button = NavButton(_("More"), "ellipsis")
            self.more_button.clicked.connect(self._toggle_more)
            self._column.addWidget(self.more_button)
            for spec in specs:
                if spec.more:
                    self._add(spec)
            self._open_more(False)
        self._column.addStretch(1)
        self._resize()
        theme.theme_changed.connect(self._resize)

    def _add(self, spec: PageSpec) -> None:
        button = NavButton(_(spec.title), spec.icon, spec.more)
        button.setCheckable(True)
        button.setProperty("page", spec.key)
        button.clicked.connect(self._clicked)
        self._buttons[spec.key] = button
        self._column.addWidget(button)

    def set_narrow(self, narrow: bool) -> None:
        """Show icons only, or titles and counts too."""
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._search.setIcon(icon("search" if narrow else None, "nav-text"))
            self._resize()

    def _resize(self) -> None:
        narrow = self._is_narrow
        widest = max(button.wanted_width() for button in self._buttons.values())
        self.setFixedWidth(theme.px(NARROW) if narrow else max(theme.px(WIDTH), widest + 2 * theme.px(10)))
        self._search.setText("" if narrow else pgettext("navigation", "Search"))
        if narrow:
            self._search.setIconSize(QSize(theme.px(17), theme.px(17)))
        self._search.setToolTip(_("Search everywhere") if narrow else "")
        self._key.setVisible(not narrow)
        for button in self._buttons.values():
            button.set_narrow(narrow)
        if self.more_button is not None:
            self.more_button.set_narrow(narrow)
        self._column.setContentsMargins(theme.px(10), theme.px(14), theme.px(10), theme.px(10))
        self._column.setSpacing(theme.px(4))

    def _clicked(self) -> None:
        key = self.sender().property("page")
        self._buttons[key].setChecked(True)  # a click on the current page must not uncheck it
        self.page_asked.emit(key)

    def _toggle_more(self) -> None:
        self._open_more(not any(button.isVisibleTo(self) for button in self._more_buttons()))

    def _open_more(self, is_open: bool) -> None:
        for button in self._more_buttons():
            button.setVisible(is_open or button.isChecked())

    def _more_buttons(self) -> list[NavButton]:
        return [self._buttons[spec.key] for spec in self._specs if spec.more]

    def set_current(self, key: str) -> None:
        """Mark the current page."""
        for other, button in self._buttons.items():
            button.setChecked(other == key)
        if any(spec.key == key and spec.more for spec in self._specs):
            self._open_more(True)

    def count(self, workspace: Workspace, change: Change | None, *, hidden: bool = False) -> None:
        """Update the counts that ``change`` (None: anything) can have altered; ``hidden``: show none."""
        for spec in self._specs:
            if hidden:
                self._buttons[spec.key].set_count(None)
            elif change is None or not spec.tables or change.touches(*spec.tables):
                self._buttons[spec.key].set_count(count(spec, workspace))

    def buttons(self) -> Iterable[NavButton]:
        """The entries, in order."""
        return self._buttons.values()
