"""The presenter window: where the meeting is, how long the item still has, and what the facilitator ticked. Nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QEvent, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from campus_desktop.i18n import _
from campus_desktop.meetings.projection import ShownNote, Slide, TimeLeft
from campus_desktop.paths.path import LearningPath
from ui.look import theme
from ui.meetings.presenting.board_stage import BoardStage
from ui.meetings.presenting.close_button import CloseButton, corner
from ui.meetings.presenting.groups_stage import GroupsStage
from ui.meetings.presenting.notes_stage import NotesStage
from ui.meetings.presenting.painting import draw, draw_figure, figure_width, line_height, metrics, mood_color, wrap
from ui.widgets.letters import types

_NEW = 1500
"""Milliseconds in which a window that comes to have the keyboard got it from the desktop, not from a click."""
_HINT = 8000
"""Milliseconds for which it is said that the keys write nothing here."""
_LEAVE = (Qt.Key.Key_Escape, Qt.Key.Key_F5)
_HELD = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock)
"""Keys that are only held together with others."""
_EMPTY = Slide("planned", TimeLeft(""))


class PresenterWindow(QWidget):
    """A window of its own, without frame. It never takes the keyboard from the facilitator's window by itself."""

    left = Signal()
    """Escape, F5, the ×, or the window was closed."""
    turned_over = Signal(int)
    """A clicker went past the phases in sight: 1 on, -1 back."""
    moved = Signal()
    """Other phases came into sight."""
    declined = Signal()
    """The desktop gave the new window the keyboard, which belongs to the facilitator's."""
    menu_wanted = Signal()
    """Right click or the menu key."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(_("Projector – Campus Desktop"))
        self.setMinimumSize(480, 320)
        self.board = BoardStage(self)
        self.notes = NotesStage(self)
        self.groups = GroupsStage(self)
        self.close_button = CloseButton(self)
        self.close_button.clicked.connect(self.left)
        self.blank = False
        self._free = 0
        self._slide = _EMPTY
        self._refused = self._hint = ""
        self.hinted = QTimer(self, singleShot=True, interval=_HINT)
        self.hinted.timeout.connect(lambda: self._show_hint(""))
        self._has_board = self._has_notes = False
        self._settled = QElapsedTimer()
        theme.theme_changed.connect(self.update)
        self._arrange()

    # --- what is shown -------------------------------------------------------------------------------------------------

    def show_slide(self, slide: Slide) -> None:
        """Show this moment. Told every second."""
        if slide == self._slide:
            return
        grouped = bool(slide.groups) != bool(self._slide.groups)
        self._slide = slide
        self.groups.show_groups(slide.groups)
        clock = slide.clock
        left = f"{clock.figure} {clock.beside}".strip()
        parts = (slide.place, clock.title, left, _("on pause") if clock.paused else clock.ends)
        self.setAccessibleName(", ".join(part for part in parts if part))
        if grouped:
            self._arrange()
        else:
            self.update()

    def show_refused(self, text: str) -> None:
        """Say, in place of what comes next, that what was pressed here was not done; empty: it may be tried again."""
        if text != self._refused:
            self._refused = text
            self._say()

    def _show_hint(self, text: str) -> None:
        self._hint = text
        self._say()

    def _say(self) -> None:
        self.setAccessibleDescription(self._refused or self._hint)
        self.update()

    def show_board(self, path: LearningPath | None) -> None:
        """Show the board of a path, or none."""
        self._has_board = path is not None
        self.board.show_path(path)
        self._arrange()

    def show_notes(self, lines: Sequence[ShownNote] | None) -> None:
        """Show these notes; None: no kind is ticked."""
        self._has_notes = lines is not None
        self.notes.show_lines(lines or ())
        self._arrange()

    def set_blank(self, blank: bool) -> None:
        """Black, or the slide again."""
        self.blank = blank
        self._arrange()

    def move_on(self, by: int) -> None:
        """One phase of the board on (1) or back (-1)."""
        self.board.move_on(by)
        self.moved.emit()

    def turn_over(self, by: int) -> None:
        """What a clicker presses: the phases after (1) or before (-1), and past them the item."""
        if not (self._has_board and self.board.move_on(by)):
            self.turned_over.emit(by)
        self.moved.emit()

    def show_on(self, *, activate: bool) -> None:
        """Fill the screen it was put on; ``activate``: with the keyboard, else that stays where it is."""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not activate)
        self._settled = QElapsedTimer()
        if not activate:
            self._settled.start()
        self.showFullScreen()
        if activate:
            self.activateWindow()
            self.setFocus()

    # --- layout --------------------------------------------------------------------------------------------------------

    @property
    def _unit(self) -> float:
        """1 on a screen of 1440 x 900."""
        return max(0.55, min(self.width() / 1440, self.height() / 900))

    def _px(self, size: float) -> int:
        return round(size * self._unit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keep_free(self, width: int) -> None:
        """Show everything to the left of the last ``width`` pixels, where a menu lies for now; 0: in the whole window."""
        if width != self._free:
            self._free = width
            self._arrange()

    @property
    def _room(self) -> int:
        return max(self.width() - self._free, self.width() // 3)

    def _head(self) -> QRect:
        margin = self._px(56)
        # beside the button that closes the window
        return QRect(margin, self._px(44), self._room - margin - max(margin, corner()), self._px(140))

    def foot(self) -> QRect:
        """The place of what comes next, or of a refusal."""
        margin, height = self._px(56), max(self._px(40), 26)
        return QRect(margin, self.height() - height - self._px(34), self._room - 2 * margin, height)

    def _middle(self) -> QRect:
        head, foot = self._head(), self.foot()
        top = head.bottom() + self._px(22)
        return QRect(foot.left(), top, foot.width(), foot.top() - self._px(20) - top)

    def _arrange(self) -> None:
        area, gap = self._middle(), self._px(20)
        grouped = bool(self._slide.groups)
        if grouped:
            below = self._has_board or self._has_notes
            height = round(area.height() * (0.36 if below else 1))
            self.groups.setGeometry(QRect(area.left(), area.top(), area.width(), height))
            area.setTop(area.top() + height + gap)
        if self._has_board and self._has_notes:
            width = round((area.width() - gap) * 0.64)
            self.board.setGeometry(QRect(area.left(), area.top(), width, area.height()))
            area.setLeft(area.left() + width + gap)
            self.notes.setGeometry(area)
        else:
            (self.board if self._has_board else self.notes).setGeometry(area)
        self.groups.setVisible(grouped and not self.blank)
        self.board.setVisible(self._has_board and not self.blank)
        self.notes.setVisible(self._has_notes and not self.blank)
        self.update()

    # --- painting ------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.blank:
            painter.fillRect(self.rect(), QColor(0, 0, 0))
            self._paint_refused(painter)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("nav"))
        alone = not (self._has_board or self._has_notes or self._slide.groups)
        if alone:
            self._paint_alone(painter)
        else:
            self._paint_head(painter)
        if self._refused:
            self._paint_refused(painter)
        elif self._hint:
            self._paint_hint(painter)
        elif self._slide.following:
            self._paint_foot(painter)

    def _paint_head(self, painter: QPainter) -> None:
        """Place and title at the left, the figure at the right."""
        head, clock = self._head(), self._slide.clock
        small = max(18, self._px(23))
        used = 0.0
        if clock.figure:
            size = self._px(104)
            big = QRectF(head.left(), head.top() - self._px(6), head.width(), line_height(size, 700) * 0.82)
            used = draw_figure(painter, big, clock.figure, clock.beside, size, mood_color(clock.mood), right=True)
            below = QRectF(head.left(), big.bottom(), head.width(), line_height(small))
            draw(painter, below, self._below(), small, 400, theme.color("nav-text"), right=True)
            used = max(used, metrics(small).horizontalAdvance(self._below())) + self._px(40)
        place = QRectF(head.left(), head.top() + self._px(6), head.width() - used, line_height(small))
        draw(
            painter,
            place,
            self._slide.place or ("" if clock.figure else self._below()),
            small,
            400,
            theme.color("nav-muted"),
        )
        room = QRectF(place.left(), place.bottom(), place.width(), head.bottom() - place.bottom())
        size = next((each for each in (54, 46, 38) if self._lines(each, room) == 1), 34)
        size = self._px(size)
        y = room.top()
        for line in wrap(clock.title, size, 700, round(room.width()), 2):
            row = QRectF(room.left(), y, room.width(), line_height(size, 700))
            draw(painter, row, line, size, 700, theme.color("nav-active"))
            y += line_height(size, 700)

    def _lines(self, size: int, room: QRectF) -> int:
        return len(wrap(self._slide.clock.title, self._px(size), 700, round(room.width()), 3))

    def _below(self) -> str:
        clock = self._slide.clock
        return _("on pause") if clock.paused else clock.ends

    def _paint_alone(self, painter: QPainter) -> None:
        """Nothing ticked: title and figure as large as the room."""
        clock, small = self._slide.clock, max(22, self._px(34))
        margin = max(self._px(70), corner())
        room = QRect(0, 0, self._room, self.height()).adjusted(margin, self._px(60), -margin, -self._px(120))
        title = self._px(76)
        while title > 26 and len(wrap(clock.title, title, 700, room.width(), 4)) > 2:
            title -= 4
        lines = wrap(clock.title, title, 700, room.width(), 2)
        size = self._px(270)
        while size > 40 and figure_width(clock.figure, clock.beside, size) > room.width():
            size -= 6
        figure = line_height(size, 700) * 0.9 if clock.figure else 0
        heights = [
            line_height(small) if self._slide.place else 0,
            line_height(title, 700) * len(lines),
            figure,
            line_height(small),
        ]
        y = room.top() + max(0.0, (room.height() - sum(heights)) / 2)
        if self._slide.place:
            self._centred(painter, self._slide.place, small, 400, theme.color("nav-muted"), y, heights[0])
        y += heights[0]
        for number, line in enumerate(lines):
            at = y + number * line_height(title, 700)
            self._centred(painter, line, title, 700, theme.color("nav-active"), at, line_height(title, 700))
        y += heights[1]
        if clock.figure:
            width = figure_width(clock.figure, clock.beside, size)
            place = QRectF((self._room - width) / 2, y, width, figure)
            draw_figure(painter, place, clock.figure, clock.beside, size, mood_color(clock.mood))
        self._centred(painter, self._below(), small, 400, theme.color("nav-text"), y + figure, heights[3])

    def _centred(
        self, painter: QPainter, text: str, size: int, weight: int, colour: QColor, y: float, height: float
    ) -> None:
        width = min(metrics(size, weight).horizontalAdvance(text), self._room - 2.0 * self._px(40))
        rect = QRectF((self._room - width) / 2, y, width + 1, height)
        draw(painter, rect, text, size, weight, colour)

    def _paint_foot(self, painter: QPainter) -> None:
        foot, size = QRectF(self.foot()), max(19, self._px(24))
        first = _("First item:") if self._slide.state == "planned" else _("Next item:")
        used = draw(painter, foot, first, size, 600, theme.color("nav-active"))
        rest = foot.adjusted(used + size * 0.4, 0, 0, 0)
        draw(painter, rest, self._slide.following, size, 400, theme.color("nav-text"))

    def _paint_refused(self, painter: QPainter) -> None:
        draw(painter, QRectF(self.foot()), self._refused, max(19, self._px(24)), 600, theme.color("timer-red"))

    def _paint_hint(self, painter: QPainter) -> None:
        """In as many lines as it takes, above the window's lower edge."""
        foot, size = self.foot(), max(19, self._px(24))
        lines = wrap(self._hint, size, 600, foot.width(), 3)
        height = line_height(size, 600)
        top = self.height() - self._px(16) - height * len(lines)
        painter.fillRect(QRectF(0, top - self._px(8), self.width(), self.height()), theme.color("nav"))
        for number, line in enumerate(lines):
            row = QRectF(foot.left(), top + number * height, foot.width(), height)
            draw(painter, row, line, size, 600, theme.color("nav-active"))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self.blank:
            event.accept()  # while nothing is seen, a key comes to ``keyPressEvent`` instead of steering the meeting
            return True
        if event.type() == QEvent.Type.WindowActivate and self._settled.isValid() and self._settled.elapsed() < _NEW:
            self.declined.emit()
        return super().event(event)

    # --- keys ----------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.blank and key not in _LEAVE:
            if key not in _HELD and not event.isAutoRepeat():
                self.set_blank(False)  # a key only ends the black: what else it does would not be seen
                self.moved.emit()
            return
        ways = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        clicks = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if key in _LEAVE:
            self.left.emit()
        elif key in (Qt.Key.Key_B, Qt.Key.Key_Period) and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if not event.isAutoRepeat():
                self.set_blank(True)
                self.moved.emit()
        elif key in clicks and not event.modifiers():
            if not event.isAutoRepeat():  # a clicker's button that is held down is one press
                self.turn_over(clicks[Qt.Key(key)])
        elif key in ways:
            self.move_on(ways[Qt.Key(key)])
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.notes.move_on(1 if key == Qt.Key.Key_Down else -1)
        elif types(event):
            self._show_hint(
                _(
                    "Here the keys only steer. Notes are written in the meeting’s own window; Escape closes the projector."
                )
            )
            self.hinted.start()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.left.emit()
