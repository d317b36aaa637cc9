"""The line in which new items are written, where they will stand: Enter adds one and waits for the next, Escape ends it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QVBoxLayout

from campus_desktop.i18n import N_, _, time_text
from campus_desktop.meetings.agenda import Place
from campus_desktop.meetings.meeting import ITEM_TYPES
from ui.look import theme
from ui.meetings.agenda.geometry import Opening
from ui.meetings.agenda.typing_line import hint, read_line
from ui.meetings.agenda.view import AgendaView
from ui.shell.typed_text import typed_in
from ui.widgets.adding_line import AddingLine
from ui.widgets.buttons import QuietButton
from ui.widgets.panel import label

_NO_TYPE = N_("Type")


class Composer(QFrame):
    """Lies over the room that the view holds open for it."""

    written = Signal(object, object)
    """The ``TypedItem`` and its ``Place``. ``wait_at`` empties the line for the next; it stays where this was refused."""

    pasted = Signal(str, object)
    """Several lines at once, and the ``Place``; as with ``written`` they stay where they were refused."""

    def __init__(self, view: AgendaView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self.place: Place | None = None
        self._giving = False
        self._stood = 0
        """Where in the viewport the line was when Enter was pressed, in pixels from the top."""
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.line = AddingLine()
        self.line.setProperty("kind", "inline")
        self.line.setAccessibleName(_("New item"))
        self.line.setPlaceholderText(hint())
        self.line.installEventFilter(self)
        self._type: str | None = None
        self._types = QMenu(self)
        self.type_button = QuietButton(_(_NO_TYPE))
        self.type_button.setMenu(self._types)
        self.type_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.type_button.installEventFilter(self)
        self._fill_types()
        self.note_label = label("", "small")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(8, 6, 8, 5)
        rows.setSpacing(2)
        across = QHBoxLayout()
        across.setSpacing(4)
        across.addWidget(self.line, 1)
        across.addWidget(self.type_button)
        rows.addLayout(across)
        rows.addWidget(self.note_label)
        self.line.textChanged.connect(self._understood)
        view.laid_out.connect(self._follow)
        self.hide()

    def _fill_types(self) -> None:
        for word, name in ((None, _NO_TYPE), *ITEM_TYPES.items()):
            made = self._types.addAction(_("No type") if word is None else _(name))
            made.triggered.connect(lambda _checked=False, word=word: self._choose_type(word))

    def _choose_type(self, word: str | None) -> None:
        self._type = word
        name = _(ITEM_TYPES[word]) if word else _(_NO_TYPE)
        self.type_button.setText(f"{name} ▾")
        self.type_button.setAccessibleName(_("Type: {type}").format(type=name) if word else name)
        self.line.setFocus()
        self._understood()

    def open_at(self, place: Place) -> None:
        """Write new items here from now on."""
        self.place = place
        self._choose_type(None)
        self.line.start_afresh()
        self._understood()
        self._view.open_at(Opening(place, self.sizeHint().height()))
        self._view.verticalScrollBar().setValue(self._top())
        self.show()
        self._follow()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def wait_at(self, place: Place) -> None:
        """What was written is an item now; the next one is written here. The rows above scroll up, as far as there are rows to
        scroll, so that the line stays where the eye is."""
        self.open_at(place)
        if (rect := self._view.layout_.opening) is not None:
            bar = self._view.verticalScrollBar()
            bar.setValue(max(self._top(), rect.top() - self._stood))
        self.line.taken()

    def _top(self) -> int:
        """Where to scroll to, so that the line is in sight."""
        bar, rect = self._view.verticalScrollBar(), self._view.layout_.opening
        if rect is None:
            return bar.value()
        below = rect.bottom() + theme.px(8) - self._view.viewport().height()
        return max(min(bar.value(), rect.top() - theme.px(8)), below)

    def close_line(self, *, keep: bool = False) -> None:
        """Write no more; ``keep``: what stands in the line becomes an item first."""
        if self.place is None:
            return
        place, focus = self.place, QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        # closed first: what is added does not wait for the next one, nor for the keyboard
        self.place = None
        self.hide()
        if keep:
            self._add(place)
        if self._view.opening is not None and self._view.opening.place == place:
            self._view.open_at(None)
        if had_focus:
            self._view.setFocus()

    def _add(self, place: Place | None) -> bool:
        self._stood = self.y()
        understood = read_line(self.line.text())
        if not understood.title or place is None:
            return False
        with typed_in(self, self.line.accessibleName(), self.line.text()):
            self.written.emit(replace(understood, type=self._type or understood.type), place)
        return True

    def _understood(self) -> None:
        if "\n" in self.line.text() and self.place is not None:  # pasted: a line edit keeps the ends of lines
            if not self._giving:
                self._giving = True
                self.pasted.emit(self.line.text(), self.place)
                self._giving = False
            return
        understood = read_line(self.line.text())
        if not understood.title:
            text = _("Enter adds · Esc ends")
        else:
            length = _("{minutes} min").format(minutes=understood.minutes)
            kind = self._type or understood.type
            start = understood.start
            locked = _("Locked to {time}").format(time=time_text(start)) if start is not None else ""
            who = understood.responsible
            owner = _("Responsible: {name}").format(name=who) if who else ""
            parts = [_("Enter adds"), locked, length, _(ITEM_TYPES[kind]) if kind else "", owner]
            text = " · ".join(part for part in parts if part)
        self.note_label.setText(text)
        self.line.setAccessibleDescription(text)

    def _follow(self) -> None:
        rect, place = self._view.layout_.opening, self.place
        if place is None:
            return
        if rect is None:
            # what it stood before is gone: it goes on at the end of the day, if there still is one
            self.place = None
            if place == Place(place.day):
                self.hide()
                self._view.open_at(None)
            else:
                self.place = Place(place.day)
                self._view.open_at(Opening(self.place, self.sizeHint().height()))
            return
        self.setGeometry(rect.translated(0, -self._view.verticalOffset()))

    def _leave(self) -> None:
        if QApplication.focusWidget() not in (self.line, self.type_button):
            self.close_line(keep=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and watched is self.line:
                if not self._add(self.place):
                    self.close_line()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_line()
                return True
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            elsewhere = event.reason() in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason)
            if elsewhere and QApplication.focusWidget() not in (self.line, self.type_button):
                if QApplication.focusWidget() is self._view:
                    QTimer.singleShot(
                        0, self, self._leave
                    )  # what was clicked does not move away before the click is there
                else:
                    self._leave()
        return super().eventFilter(watched, event)
