"""Renders a chapter: its Markdown as parsed by Qt, in the program's fonts, colours and spacing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QImage,
    QPainter,
    QPen,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from ui.help.contents import anchor_of
from ui.look import theme

_HEADINGS = {1: 22, 2: 20, 3: 16}
_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


def fill(document: QTextDocument, markdown: str) -> None:
    """Show a chapter. Its pictures are scaled afterwards (``fit_pictures``)."""
    document.setDefaultFont(theme.font(15))
    document.setDocumentMargin(theme.px(24))
    document.setMarkdown(markdown, _FEATURES)
    for block in _blocks(document):
        _lay_out(block)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _rule(frame)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.firstBlock()
    while block.isValid():
        yield block
        block = block.next()


def _lay_out(block: QTextBlock) -> None:
    cursor = QTextCursor(block)
    level = block.blockFormat().headingLevel()
    room = QTextBlockFormat()
    picture = "\ufffc" in block.text()
    room.setLineHeight(100 if picture else 135, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if level:
        first = block.position() == 0
        room.setTopMargin(0 if first else theme.px(18))
        room.setBottomMargin(theme.px(8))
    elif block.textList() is not None:
        room.setBottomMargin(theme.px(4))
    elif not cursor.currentTable():
        room.setBottomMargin(theme.px(10))
    cursor.mergeBlockFormat(room)
    if level:
        look = QTextCharFormat()  # replaces Qt's own, which has its size relative to the text's
        look.setFont(theme.font(_HEADINGS.get(level, 15), 700 if level < 3 else 600))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(look)
    _look(block)


def _look(block: QTextBlock) -> None:
    """Formats of interface words, keys and commands: bold stays, code has the fixed-width font on its own background, links their
    colour."""
    pieces = []
    at = block.begin()
    while not at.atEnd():
        pieces.append(at.fragment())
        at += 1
    for piece in pieces:
        made = piece.charFormat()
        look = QTextCharFormat()
        if made.fontFixedPitch():
            fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
            fixed.setPixelSize(theme.px(13))
            look.setFont(fixed)
            look.setBackground(theme.color("sunken"))
        elif made.isAnchor():
            look.setForeground(theme.color("link"))
        else:
            continue
        cursor = QTextCursor(block)
        cursor.setPosition(piece.position())
        cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(look)


def _rule(table: QTextTable) -> None:
    look = table.format()
    look.setBorder(1)
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setBorderBrush(theme.color("border"))
    look.setBorderCollapse(True)
    look.setCellPadding(theme.px(6))
    look.setCellSpacing(0)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    look.setBottomMargin(theme.px(12))
    table.setFormat(look)


def fit_pictures(document: QTextDocument, width: int, load: Callable[[str], QImage], ratio: float = 1.0) -> None:
    """Make every picture as wide as the available room, but no wider than itself; ``ratio`` is the device pixel ratio."""
    room = max(50, width - 2 * round(document.documentMargin()))
    for block in _blocks(document):
        pieces = []
        at = block.begin()
        while not at.atEnd():
            pieces.append(at.fragment())
            at += 1
        for piece in pieces:
            if not piece.charFormat().isImageFormat():
                continue
            look = piece.charFormat().toImageFormat()
            picture = load(look.name())
            wide = min(room, picture.width())
            if picture.isNull() or round(look.width()) == wide:
                continue
            shown = picture.scaledToWidth(round(wide * ratio), Qt.TransformationMode.SmoothTransformation)
            _frame(shown, round(ratio))
            shown.setDevicePixelRatio(ratio)
            document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(look.name()), shown)
            look.setWidth(wide)
            look.setHeight(round(wide * picture.height() / picture.width()))
            cursor = QTextCursor(block)
            cursor.setPosition(piece.position())
            cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(look)


_DIMMED = 70
"""Out of 255: how much a light picture is darkened in the dark theme, where it would be glaring."""


def _frame(picture: QImage, thick: int) -> None:
    """A thin border around a picture, which otherwise has no edge on the page; in the dark theme it is dimmed."""
    painter = QPainter(picture)
    if theme.is_dark():
        painter.fillRect(picture.rect(), QColor(0, 0, 0, _DIMMED))
    painter.setPen(QPen(theme.color("border"), thick))
    painter.drawRect(picture.rect().adjusted(0, 0, -1, -1))
    painter.end()


def heading(document: QTextDocument, anchor: str) -> QTextBlock | None:
    """The heading of an anchor."""
    return next(
        (
            block
            for block in _blocks(document)
            if block.blockFormat().headingLevel() and anchor_of(block.text()) == anchor
        ),
        None,
    )
