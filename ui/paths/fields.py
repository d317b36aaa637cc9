"""Fields of the details of a step: a menu of formats, a button for choosing several values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from campus_desktop.courses.formats import FORMATS, GROUPS, format_name
from campus_desktop.errors import CampusError
from campus_desktop.i18n import _
from ui.look import theme
from ui.look.icons import icon, paint_icon
from ui.typed import read_days
from ui.widgets.buttons import SecondaryButton
from ui.widgets.choice_menu import Choice, ChoiceMenu
from ui.widgets.fields import DIFFERENT
from ui.widgets.form import FormRow
from ui.widgets.format_label import paint_format
from ui.widgets.layouts import column_in, row_in
from ui.widgets.panel import label
from ui.widgets.push_button import PushButton


class FormatButton(PushButton):
    """Shows a format with icon and word; its menu has the five groups, each with its formats."""

    chosen = Signal(object)
    """The fixed word, None for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self.setProperty("kind", "field")
        self.setMenu(format_menu(self, self.chosen.emit))
        self.show_format(None)

    def show_format(self, word: str | None, *, differing: bool = False) -> None:
        """Show another format; ``differing``: several steps have different ones."""
        self._word = word
        self._name = format_name(word) or (_("Different") if differing else _("No format"))
        self.setAccessibleName(_("Format: {name}").format(name=self._name))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(150), theme.px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side, painter = theme.px(10), QPainter(self)
        paint_format(painter, self.rect().adjusted(side, 0, -theme.px(_ARROW_ROOM), 0), self._word, self._name, 14)
        _paint_arrow(self, painter)


_ARROW, _ARROW_ROOM = 18, 28
"""Side of the arrow of a field that opens a menu, and the room it has at the right, in pixels: as in the style sheet."""


def _paint_arrow(field: QWidget, painter: QPainter) -> None:
    side = theme.px(_ARROW)
    left = field.width() - (theme.px(_ARROW_ROOM) + side) / 2
    colour = theme.color("muted" if field.isEnabled() else "disabled")
    paint_icon(painter, QRectF(round(left), round((field.height() - side) / 2), side, side), "chevron-down", colour)


def format_menu(parent: QWidget, choose: Callable[[object], object]) -> QMenu:
    """Five groups, each with its formats with icon and word."""
    menu = QMenu(parent)
    for group, title in GROUPS.items():
        part = menu.addMenu(_(title))
        for each in FORMATS.values():
            if each.group == group:
                part.addAction(icon(each.icon), _(each.name)).setData(each.code)
    menu.addSeparator()
    menu.addAction(_("No format"))
    menu.triggered.connect(lambda action: choose(action.data()))
    return menu


class MoveDays(QWidget):
    """The number of days by which the selected steps are moved, the button that moves them, and the error."""

    def __init__(self, move: Callable[[int], object], parent: QWidget | None = None) -> None:
        """``move(days)`` moves them; its CampusError is shown below the field."""
        super().__init__(parent)
        self._move = move
        self.days = QLineEdit("1")
        self.button = SecondaryButton(_("Move"))
        self.button.clicked.connect(self.move_now)
        self.days.returnPressed.connect(self.move_now)
        field = QWidget()
        across = row_in(field, 6)
        across.addWidget(self.days, 1)
        across.addWidget(self.button)
        field.setFocusProxy(self.days)
        column = column_in(self, 2)
        column.addWidget(FormRow(_("Move by days (−7: a week earlier)"), field))
        self.problem = label("", "error", wrap=True)
        column.addWidget(self.problem)
        self.days.textChanged.connect(lambda: self._say(""))
        self._say("")
        self.days.setAccessibleName(field.accessibleName())
        self.button.setAccessibleName(_("Move the days of the chosen steps"))

    def move_now(self) -> None:
        """Move them by the number in the field."""
        self._say("")
        try:
            self._move(read_days(self.days.text()))
        except CampusError as error:
            self._say(str(error))

    def _say(self, problem: str) -> None:
        theme.set_look(self.days, "invalid", bool(problem))
        self.days.setAccessibleDescription(problem)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))


EMPTY: Mapping[str, Any] = {
    "format": None, "minutes": None, "day": None, "start_time": None, "responsible": "", "mandatory": None, "topic": "",
    "feedback": DIFFERENT, "marks": (),
}  # fmt: skip
"""The values of the fields shared by several steps where they differ."""


class SeveralButton(PushButton):
    """Shows which values are chosen; its menu adds and removes them and stays open."""

    chosen = Signal(list)
    """The keys chosen now, in the order offered."""

    def __init__(self, name: str, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._nothing = name, nothing
        self.setAutoDefault(False)
        self.setProperty("kind", "field")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._choices: Sequence[tuple[str, str]] = ()
        self._chosen: frozenset[str] = frozenset()
        self._menu = ChoiceMenu(self)
        self._menu.aboutToShow.connect(self._offer)
        self._menu.chosen.connect(self._tell)
        self.setMenu(self._menu)

    def show_choices(
        self, choices: Sequence[tuple[str, str]], chosen: Sequence[str], *, differing: bool = False
    ) -> None:
        """Offer ``choices`` as (key, text), with the chosen ones checked; ``differing``: several items differ in them."""
        self._choices, self._chosen = choices, frozenset(chosen)
        names = [text for key, text in choices if key in chosen]
        text = _("Different") if differing else ", ".join(names) or self._nothing
        self.setEnabled(bool(choices))
        self.setText(text.replace("&", "&&"))
        self.setToolTip(text)
        self.setAccessibleName(f"{self._name}: {text}")

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        # with a menu arrow, which fields do not show, the padding of the style sheet is ignored
        option.features &= ~QStyleOptionButton.ButtonFeature.HasMenu
        room = self.width() - theme.px(_ARROW_ROOM + 10)
        elided = option.fontMetrics.elidedText(self.toolTip(), Qt.TextElideMode.ElideRight, room)
        option.text = elided.replace("&", "&&")
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        _paint_arrow(self, painter)

    def _offer(self) -> None:
        self._menu.show_choices([Choice(key, text) for key, text in self._choices], self._chosen)

    def _tell(self, values: frozenset[str]) -> None:
        self.chosen.emit([key for key, _text in self._choices if key in values])
