"""Unknown formats in a list, with a choice for each."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from campus_desktop.courses.formats import FORMATS
from campus_desktop.i18n import _, ngettext, number
from ui.look import theme
from ui.widgets.dropdown import Dropdown
from ui.widgets.layouts import column_in
from ui.widgets.panel import label
from ui.widgets.scrolled import Scrolled

_MOST = 200


class UnknownFormats(QWidget):
    """A line for each: the text as written, its number of rows, and a choice. The choices are remembered for the next lists."""

    chosen = Signal(str, str)
    """The text as written, and a code of ``FORMATS``, or "" for none."""

    def __init__(self, counts: Mapping[str, int], known: Mapping[str, str]) -> None:
        super().__init__()
        column = column_in(self, 8)
        hint = _("Choose what each of these formats is. The choices are remembered for the next lists.")
        column.addWidget(label(hint, "muted", wrap=True))
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(theme.px(7), theme.px(4), theme.px(7), theme.px(4))
        grid.setHorizontalSpacing(theme.px(16))
        grid.setColumnStretch(3, 1)
        self.boxes: dict[str, QComboBox] = {}
        for line, (text, count) in enumerate(sorted(counts.items(), key=lambda each: -each[1])[:_MOST]):
            box = Dropdown()
            box.addItem(_("No format (the text is kept)"), None)
            for each in FORMATS.values():
                box.addItem(_(each.name), each.code)
            box.setMaxVisibleItems(box.count())
            key = " ".join(text.casefold().split())
            box.setCurrentIndex(max(0, box.findData(known.get(key))))
            box.setAccessibleName(_("What the format “{text}” is").format(text=text))
            box.activated.connect(lambda _index, key=key, box=box: self.chosen.emit(key, box.currentData() or ""))
            rows = ngettext("{count} row", "{count} rows", count).format(count=number(count)) if count else ""
            grid.addWidget(label(text, "subheading"), line, 0)
            grid.addWidget(label(rows, "muted"), line, 1)
            grid.addWidget(box, line, 2)
            self.boxes[key] = box
        grid.setRowStretch(len(self.boxes), 1)
        self._area = Scrolled(inside)
        column.addWidget(self._area, 1)

    def keyboard(self) -> tuple[str, int]:
        """The text whose choice last had the keyboard focus ("" for none), and how far the list is scrolled."""
        focus = self.focusWidget()
        key = next((key for key, box in self.boxes.items() if box is focus), "")
        return key, self._area.verticalScrollBar().value()

    def give_keyboard(self, key: str, scrolled: int) -> None:
        """Restore what ``keyboard`` returned for the same texts shown before."""
        if key in self.boxes:
            QTimer.singleShot(0, self, lambda: self._restore(key, scrolled))  # once the lines have their places

    def _restore(self, key: str, scrolled: int) -> None:
        self.boxes[key].setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.verticalScrollBar().setValue(scrolled)
