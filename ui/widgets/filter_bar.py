"""The bar above a list: a search field, filter pills, and a link that clears all of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from campus_desktop.i18n import _, fold
from ui.look import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.choice_filter import ChoiceFilter
from ui.widgets.search_field import SearchField


class FilterBar(QFrame):
    """``changed`` is emitted for another search text or another choice."""

    changed = Signal()

    def __init__(self, prompt: str, *filters: ChoiceFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.search = SearchField(prompt)
        self._filters = filters
        self._clear = LinkButton(_("Clear filters"))
        self._clear.hide()
        self._row = QHBoxLayout(self)
        for widget in (self.search, *filters, self._clear):
            self.add(widget)
        self._row.addStretch(1)
        self.search.textChanged.connect(self._changed)
        for each in filters:
            each.changed.connect(self._changed)
        self._clear.clicked.connect(self.clear)
        self._resize()
        theme.theme_changed.connect(self._resize)

    def _resize(self) -> None:
        self._row.setContentsMargins(theme.px(20), theme.px(10), theme.px(20), theme.px(10))
        self._row.setSpacing(theme.px(8))
        self.search.setFixedWidth(theme.px(260))

    def add(self, widget: QWidget) -> None:
        """Add a widget at the right."""
        self._row.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)

    @property
    def narrowed(self) -> bool:
        """Whether a search or a filter is active."""
        return bool(self.search.text().strip() or any(each.values for each in self._filters))

    def finds(self, text: str) -> bool:
        """Whether ``text`` contains every searched word."""
        folded = fold(text)
        return all(word in folded for word in fold(self.search.text()).split())

    def clear(self) -> None:
        """Clear search and filters."""
        self.search.clear()
        for each in self._filters:
            each.clear()

    def _changed(self) -> None:
        self._clear.setVisible(self.narrowed)
        self.changed.emit()
