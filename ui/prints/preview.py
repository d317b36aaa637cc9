"""The pages of a PDF as printed, rendered when they become visible."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from campus_desktop.i18n import _
from ui.look import theme
from ui.widgets.panel import label

_KEPT = 12
"""Pixmaps kept at a time: a visible page at a pixel ratio of two is about 10 MB."""


class PdfPages:
    """A PDF opened for rendering. pdfium is used only on the window's thread."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        self._document: Any = pypdfium2.PdfDocument(data)
        self.sizes: list[tuple[float, float]] = [self._document[at].get_size() for at in range(len(self._document))]
        """Width and height of each page in points."""

    def image(self, page: int, width: int) -> QImage:
        """A page rendered ``width`` pixels wide."""
        drawn = self._document[page]
        bitmap = drawn.render(scale=width / self.sizes[page][0], prefer_bgrx=True)
        image = QImage(
            bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
        ).copy()
        bitmap.close()
        drawn.close()
        return image

    def text(self, page: int) -> str:
        """The text of a page, for screen readers."""
        drawn = self._document[page]
        words = drawn.get_textpage()
        text = str(words.get_text_bounded())
        words.close()
        drawn.close()
        return " ".join(text.split())

    def close(self) -> None:
        """Close the document."""
        self._document.close()


class PageView(QWidget):
    """One page, as wide as its place."""

    def __init__(self, preview: Preview, number: int) -> None:
        super().__init__()
        self._preview, self._number = preview, number
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        across, down = self._preview.page_size(self._number)
        return round(width * down / across)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(560), self.heightForWidth(theme.px(560)))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.accessibleDescription():
            self.setAccessibleDescription(self._preview.words(self._number))
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        ratio = self.devicePixelRatioF()
        image = self._preview.picture(self._number, round(self.width() * ratio))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), image)
        painter.setPen(theme.color("border"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class Preview(QScrollArea):
    """All pages, one below the other, each as wide as there is room; can be scrolled with the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PdfPages | None = None
        self._pictures: dict[tuple[int, int], QImage] = {}
        self.views: list[PageView] = []
        self.setWidgetResizable(True)
        self.setProperty("kind", "ringed")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Preview"))

    def show_pdf(self, data: bytes) -> int:
        """Show another document, at the previous scroll position; returns its number of pages."""
        place = self.verticalScrollBar().value()
        self.clear()
        self._pages = PdfPages(data)
        paper = QWidget()
        paper.setObjectName("paper")
        column = QVBoxLayout(paper)
        margin = theme.px(16)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(margin)
        count = len(self._pages.sizes)
        for number in range(count):
            view = PageView(self, number)
            view.setAccessibleName(_("Page {page} of {pages}").format(page=number + 1, pages=count))
            self.views.append(view)
            column.addWidget(view)
        column.addStretch(1)
        self.setWidget(paper)
        self._fit()
        self.verticalScrollBar().setValue(place)
        return count

    def show_nothing(self, data: bytes, why: str) -> int:
        """Show a sentence instead of a document's pages; returns its number of pages."""
        self.clear()
        pages = PdfPages(data)
        count = len(pages.sizes)
        pages.close()
        sentence = label(why, "muted", wrap=True)
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWidget(sentence)
        return count

    def clear(self) -> None:
        """Show nothing and close the document."""
        old = self.takeWidget()
        if old is not None:
            old.deleteLater()
        self.views = []
        self._pictures.clear()
        if self._pages is not None:
            self._pages.close()
            self._pages = None

    def page_size(self, number: int) -> tuple[float, float]:
        """Width and height of a page in points; A4 where nothing is shown."""
        return self._pages.sizes[number] if self._pages else (595.28, 841.89)

    def words(self, number: int) -> str:
        """The text of a page."""
        return self._pages.text(number) if self._pages else ""

    def picture(self, number: int, width: int) -> QImage:
        """A page ``width`` pixels wide, rendered now or when it was last visible."""
        key = (number, width)
        found = self._pictures.pop(key, None)
        if found is None:
            found = self._pages.image(number, width) if self._pages else QImage()
            while len(self._pictures) >= _KEPT:
                del self._pictures[next(iter(self._pictures))]
        self._pictures[key] = found
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Set the height that the pages need at this width: a scroll area does not request it by itself."""
        paper = self.widget()
        if paper is not None and self.views:
            paper.setFixedHeight(paper.heightForWidth(self.viewport().width()))
