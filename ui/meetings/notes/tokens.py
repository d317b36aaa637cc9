"""A recognised word of the note line as one thing in the text: a pill that is painted, and that one backspace takes away.

In the document such a token is the one character that Qt keeps for inline objects, with what it stands for in its format. ``read``
gives the line back as it would have been typed, which is what the domain parses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from campus_desktop.i18n import _, date_short, date_typed, date_within
from campus_desktop.meetings.noteline import Candidate, Chip
from ui.look import theme

OBJECT = "\ufffc"
TYPE = int(QTextFormat.ObjectTypes.UserObject) + 1
_MARK, _NAME, _ID, _LABEL, _KIND = (int(QTextFormat.Property.UserProperty) + n for n in range(1, 6))
_SIZE, _PAD, _HEIGHT, _ABOVE, _APART = 12.5, 9, 20, 18, 3
"""Pixels: the text, the room at either side of it, the pill's height, and how much of that with the room above it stands upon
the baseline."""


@dataclass(frozen=True, slots=True)
class Word:
    """What a token stands for. ``name`` is what follows the mark when it is typed, ``label`` what the pill says."""

    mark: str
    name: str
    id: str
    label: str
    kind: str

    @property
    def typed(self) -> str:
        """The token as it would be typed."""
        return f"{self.mark}{self.name}"


def word_of(chip: Chip, mark: str) -> Word:
    """The token for a chip that the domain has read."""
    if chip.kind == "due":
        return due_word(date.fromisoformat(chip.id))
    return Word(mark, chip.label, chip.id, _arrow(chip.kind, chip.label), chip.kind)


def word_for(candidate: Candidate, mark: str) -> Word:
    """The token for what was picked from the completion."""
    return Word(mark, candidate.name, candidate.id, _arrow(candidate.kind, candidate.name), candidate.kind)


def due_word(day: date) -> Word:
    """The token of a due date."""
    return Word("!", date_typed(day), day.isoformat(), _("due {date}").format(date=date_short(day)), "due")


def in_text(word: Word, today: date) -> str:
    """The word as the text of a note has it, where it is no token."""
    return date_within(date.fromisoformat(word.id), today) if word.kind == "due" else word.name


def _arrow(kind: str, name: str) -> str:
    return f"↳ {name}" if kind in ("step", "path") else name


def format_for(word: Word) -> QTextCharFormat:
    """The format of the character that stands for the token."""
    made = QTextCharFormat()
    made.setObjectType(TYPE)
    for key, value in zip((_MARK, _NAME, _ID, _LABEL, _KIND), _values(word), strict=True):
        made.setProperty(key, value)
    return made


def _values(word: Word) -> tuple[str, ...]:
    return word.mark, word.name, word.id, word.label, word.kind


def word_in(made: QTextFormat) -> Word | None:
    """The token of a character's format, None for plain text."""
    if made.objectType() != TYPE:
        return None
    return Word(*(str(made.property(key)) for key in (_MARK, _NAME, _ID, _LABEL, _KIND)))


class Pill(QPyTextObject):
    """Paints the tokens of a document no wider than ``room`` pixels."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.room = 10_000.0

    def _width(self, label: str) -> float:
        metrics = QFontMetricsF(theme.font(_SIZE, 500))
        return min(metrics.horizontalAdvance(label) + 2 * theme.px(_PAD), self.room)

    def intrinsicSize(self, document: QTextDocument, position: int, made: QTextFormat) -> QSizeF:
        word = word_in(made)
        # Qt puts the object upon the baseline; what the pill has below that is painted beyond it, where the line has room
        return QSizeF(self._width(word.label if word else "") + theme.px(2), theme.px(_ABOVE))

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, position: int, made: QTextFormat
    ) -> None:
        word = word_in(made)
        if word is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.font(_SIZE, 500)
        top = rect.bottom() - theme.px(_ABOVE) + theme.px(_APART)
        pill = QRectF(rect.left() + theme.px(1), top, rect.width() - theme.px(2), theme.px(_HEIGHT))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("info-soft"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setFont(font)
        painter.setPen(theme.color("info"))
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(word.label, Qt.TextElideMode.ElideRight, pill.width() - 2 * theme.px(_PAD) + 1)
        baseline = pill.center().y() + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(pill.left() + theme.px(_PAD), baseline), shown)
        painter.restore()


# --- reading the document --------------------------------------------------------------------------------------------


_END = re.compile(r"[.,;:!?)]*(?:\s|$)")
"""What may stand behind a name for it to end there."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A token where it stands: ``position`` in the document, ``start`` and ``end`` in the line as typed."""

    word: Word
    position: int
    start: int
    end: int


class Typed:
    """The line as it would have been typed, and where each part of it stands in the document."""

    def __init__(self, document: QTextDocument) -> None:
        parts: list[str] = []
        self.words: list[Placed] = []
        self._positions: list[int] = []
        """The document's position of each character of the line."""
        position = 0
        cursor = QTextCursor(document)
        whole = document.toRawText()
        for place, character in enumerate(whole):
            if character == OBJECT:
                cursor.setPosition(position + 1)
                word = word_in(cursor.charFormat())
                if word is not None:
                    self._add_word(parts, word, position, ended=_END.match(whole, place + 1) is not None)
            else:
                parts.append("\n" if character in "\u2028\u2029" else character)
                self._positions.append(position)
            position += 2 if ord(character) > 0xFFFF else 1
        self._end = position
        self.text = "".join(parts)

    def _add_word(self, parts: list[str], word: Word, position: int, *, ended: bool) -> None:
        # a mark counts at the beginning of a word, and its name ends with one
        before = "".join(parts[-1:])
        lead = " " if before and not (before[-1].isspace() or before[-1] in "([") else ""
        trail = "" if ended else " "
        start = len(self._positions) + len(lead)
        self.words.append(Placed(word, position, start, start + len(word.typed)))
        text = f"{lead}{word.typed}{trail}"
        parts.append(text)
        self._positions += [position] * len(text)

    @property
    def chosen(self) -> dict[str, str]:
        """What was picked, by name: ``chosen`` of ``noteline.parse``."""
        return {each.word.name: each.word.id for each in reversed(self.words) if each.word.kind != "due"}

    def place(self, position: int) -> int:
        """The place in the line of a position of the document: the first character at or behind it."""
        return next((n for n, at in enumerate(self._positions) if at >= position), len(self._positions))

    def position(self, place: int) -> int:
        """The position in the document of a place in the line."""
        return self._positions[place] if place < len(self._positions) else self._end

    def is_word(self, start: int) -> bool:
        """Whether a token stands at this place of the line already."""
        return any(each.start == start for each in self.words)
