"""The text view of a chapter: pictures are scaled to its width, and the same lines stay visible when that changes."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPointF, QRegularExpression, Qt, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QWidget

from campus_desktop.i18n import _
from ui.help.rendering import fit_pictures
from ui.look import theme
from ui.widgets.debounce import debounce

Place = tuple[int, float]
"""The number of the paragraph at the upper edge, and how much of it is above."""


class ChapterText(QTextBrowser):
    """The chapter. Pictures are loaded only from the guide's folder."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._pictures: dict[str, QImage] = {}
        self.place: Place = (0, 0.0)
        self._resizing = False
        self._resized = debounce(self, 0, self._keep_place)
        self.setProperty("kind", "reading")
        self.setOpenLinks(False)
        self.setAccessibleName(_("Chapter"))
        # with a bar that appears and disappears the pictures would be scaled to two widths alternately
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._moved)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        return self._picture(QUrl(name).path()) if QUrl(name).isRelative() else None

    def _picture(self, name: str) -> QImage:
        if name not in self._pictures:
            file = (self._folder / name).resolve()
            inside = file.is_relative_to(self._folder.resolve()) and file.is_file()
            self._pictures[name] = QImage(str(file)) if inside else QImage()
        return self._pictures[name]

    def fit(self) -> None:
        """Scale the pictures to the available width."""
        fit_pictures(self.document(), self.viewport().width(), self._picture, self.devicePixelRatioF())
        layout = self.document().documentLayout()
        layout.blockBoundingRect(self.document().lastBlock())  # Qt lays out the end of a text on request
        # and updates the bar later or not at all: what is below the old end could not be scrolled to
        height = math.ceil(layout.documentSize().height())
        self.verticalScrollBar().setRange(0, max(0, height - self.viewport().height()))

    def scroll_to(self, position: int) -> None:
        """Scroll the line at that position of the text to the upper edge."""
        if self._resizing:
            self._resized.stop()
            self._resizing = False
            self.fit()
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - theme.px(12) if position else 0)
        self._moved(bar.value())

    def find_next(self, wanted: QRegularExpression) -> bool:
        """Select the next hit after the cursor and show it with what is around it; False if there is none. A hit that is well in
        sight does not move the text."""
        bar = self.verticalScrollBar()
        before = bar.value()
        if not self.find(wanted):
            return False
        place, height = self.cursorRect(), self.viewport().height()
        top = bar.value() + place.top()
        margin = height // 8
        if before + margin <= top and top + place.height() <= before + height - 2 * margin:
            bar.setValue(before)
        else:
            bar.setValue(top - height // 3)
        return True

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes to the next link from what is in sight on. Qt counts from the selection, which may be far away, or from the start
        of the text without one."""
        room = self.viewport().rect()
        if not self.textCursor().hasSelection() or not room.intersects(self.cursorRect()):
            bar = self.verticalScrollBar()
            value = bar.value()
            cursor = self.cursorForPosition(room.topLeft() if next else room.bottomRight())
            move = QTextCursor.MoveOperation.PreviousCharacter if next else QTextCursor.MoveOperation.NextCharacter
            cursor.movePosition(move, QTextCursor.MoveMode.KeepAnchor)  # a link that begins here is the next one
            self.setTextCursor(cursor)
            bar.setValue(value)
        return super().focusNextPrevChild(next)

    def return_to(self, place: Place) -> None:
        """Scroll to a place of this chapter, in whatever size it was remembered."""
        self.place = place
        self._keep_place()

    def at_end(self) -> bool:
        """Whether the chapter has been scrolled to its end."""
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum() > 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._resizing = True
        super().resizeEvent(event)
        self._resized.start()

    def _keep_place(self) -> None:
        """Restore the position after a resize, which Qt may deliver in several steps."""
        self.fit()
        self._go_to(self.place)
        self._resizing = False

    def _moved(self, value: int) -> None:
        """Remember the paragraph at the upper edge and how much of it is above."""
        if self._resizing:
            return
        layout = self.document().documentLayout()
        position = layout.hitTest(QPointF(self.document().documentMargin() + 1, value), Qt.HitTestAccuracy.FuzzyHit)
        block = self.document().findBlock(position)
        room = layout.blockBoundingRect(block)
        self.place = (block.blockNumber(), (value - room.top()) / max(1.0, room.height()))

    def _go_to(self, place: Place) -> None:
        number, share = place
        block = self.document().findBlockByNumber(number)
        room = self.document().documentLayout().blockBoundingRect(block)
        self.verticalScrollBar().setValue(round(room.top() + share * room.height()) if number or share > 0 else 0)
