"""The bar above a list: a search field, filter pills, and a link that clears all of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from campus_desktop.i18n import _, fold
from ui.look import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.choice_filter import ChoiceFilter
from ui.widgets.flow import FlowLayout
from ui.widgets.search_field import SearchField
from ui.widgets.view_state import ViewState

_SEARCH, _LEAST_SEARCH = 260, 140
"""The width of the search field in pixels at zoom 1, and how narrow it becomes before the pills take another line."""


class FilterBar(QFrame):
    """``changed`` is emitted for another search text or another choice."""

    changed = Signal()

    def __init__(self, prompt: str, *filters: ChoiceFilter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.search = SearchField(prompt)
        self._filters = filters
        self.clear_button = LinkButton(_("Clear filters"))
        self.clear_button.hide()
        self._pills = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._pills.setSizePolicy(policy)
        self._flow = FlowLayout(self._pills)
        for pill in (*filters, self.clear_button):
            self._flow.addWidget(pill)
        self._pills.installEventFilter(self)
        self._row = QHBoxLayout(self)
        self.add(self.search)
        self._row.addWidget(self._pills, 1, Qt.AlignmentFlag.AlignVCenter)
        self.search.textChanged.connect(self._changed)
        for each in filters:
            each.changed.connect(self._changed)
        self.clear_button.clicked.connect(self.clear)
        self._resize()
        theme.theme_changed.connect(self._resize)

    def _resize(self) -> None:
        self._row.setContentsMargins(theme.px(20), theme.px(10), theme.px(20), theme.px(10))
        for row in (self._row, self._flow):
            row.setSpacing(theme.px(8))
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._share()  # a pill has another text, or came or went
        return False

    def _share(self) -> None:
        """Give the search field the width that the pills leave it in one line."""
        margins, parts = self._row.contentsMargins(), self._row.count()
        taken = margins.left() + margins.right() + self._row.spacing() * (parts - 1)
        others = (self._row.itemAt(place) for place in range(parts))
        taken += sum(
            each.sizeHint().width() for each in others if each is not None and each.widget() is not self.search
        )
        self.search.setFixedWidth(max(theme.px(_LEAST_SEARCH), min(theme.px(_SEARCH), self.width() - taken)))

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
        if self.clear_button.hasFocus():
            self.search.setFocus()  # the button is hidden
        self.search.clear()
        for each in self._filters:
            each.clear()

    def view_state(self) -> ViewState:
        """The words searched for, and the values of each filter."""
        return {"search": self.search.text(), "filters": [each.values for each in self._filters]}

    def restore_view(self, state: ViewState) -> None:
        """Search and filter again by what ``view_state`` returned."""
        self.search.setText(state["search"])
        for each, values in zip(self._filters, state["filters"], strict=True):
            each.choose(values)

    def _changed(self) -> None:
        self.clear_button.setVisible(self.narrowed)
        self.changed.emit()
