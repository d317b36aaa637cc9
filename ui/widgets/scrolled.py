"""What may be higher than there is room for."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.look import theme


class Scrolled(QScrollArea):
    """Shows ``inside`` as wide as there is room and scrolls it up and down. The keyboard is what it shows'."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside.setProperty("kind", "surface")
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for what it shows: nothing is ever cut at the side, as nobody can scroll there."""
        hint, inside = super().minimumSizeHint(), self.widget()
        if inside is None:
            return hint
        width = inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(max(hint.width(), width), hint.height())


class ScrolledColumn(Scrolled):
    """Parts below each other, which go into ``body``."""

    def __init__(
        self, margins: tuple[int, int, int, int] = (0, 0, 0, 0), spacing: int = 8, parent: QWidget | None = None
    ) -> None:
        """``margins`` at the left, above, at the right and below, and ``spacing``, in pixels at zoom 1."""
        inside = QWidget()
        self.body = QVBoxLayout(inside)
        super().__init__(inside, parent)
        self._margins, self._spacing = margins, spacing
        self._resize()
        theme.theme_changed.connect(self._resize)

    def _resize(self) -> None:
        self.body.setContentsMargins(*map(theme.px, self._margins))
        self.body.setSpacing(theme.px(self._spacing))
