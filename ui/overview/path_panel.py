"""The recently changed learning paths, on the overview page."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from campus_desktop.clock import zone
from campus_desktop.i18n import _, date_long, ngettext, number
from campus_desktop.paths.summaries import PathSummary
from campus_desktop.paths.words import STATUSES
from ui.look import theme
from ui.widgets.chips import Chip
from ui.widgets.elided import ElidedLabel
from ui.widgets.panel import Panel
from ui.widgets.push_button import PushButton

TONES = {"draft": "info", "sparring": "warning", "agreed": "success"}
_ACROSS = 3


def changed_text(changed: str, today: date) -> str:
    """When a path was changed, in words: "changed today", "changed yesterday", "20 November"."""
    if not changed:
        return ""
    day = datetime.fromisoformat(changed).astimezone(zone()).date()
    ago = (today - day).days
    if ago == 0:
        return _("changed today")
    if ago == 1:
        return _("changed yesterday")
    text = date_long(day)
    return text.rsplit(" ", 1)[0] if day.year == today.year else text


class PathCard(PushButton):
    """The card of a learning path."""

    def __init__(self, path: PathSummary, today: date) -> None:
        super().__init__()
        self.path_id = path.id
        self.setProperty("kind", "card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(13), theme.px(11), theme.px(13), theme.px(12))
        column.setSpacing(theme.px(3))
        steps = ngettext("{count} step", "{count} steps", path.steps).format(count=number(path.steps))
        details = " · ".join(filter(None, (path.institution_name, steps, changed_text(path.changed, today))))
        title, detail = ElidedLabel(path.title), ElidedLabel(details)
        title.setProperty("kind", "subheading")
        detail.setProperty("kind", "muted")
        status = _(STATUSES[path.status]) if path.status in STATUSES else path.status
        chip = Chip(status, TONES.get(path.status, "neutral"))
        for widget in (title, detail, chip):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(widget)
            if widget is detail:
                column.addSpacing(theme.px(4))
        self.setAccessibleName(f"{path.title}, {details}, {status}")
        self.setMinimumHeight(column.sizeHint().height())


class PathPanel(Panel):
    """The cards, as many side by side as there is room for."""

    opened = Signal(str)
    """The id of a path."""

    def __init__(self, paths: list[PathSummary], today: date) -> None:
        super().__init__(_("Continue where you left off"))
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.px(12))
        self.cards = [PathCard(path, today) for path in paths]
        for card in self.cards:
            card.clicked.connect(self._clicked)
        self.body.addLayout(self._grid)

    def arrange(self, width: int) -> None:
        """Lay the cards out for a page ``width`` pixels wide."""
        columns = max(1, min(_ACROSS, (width - theme.px(100)) // theme.px(250)))
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(_ACROSS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _clicked(self) -> None:
        card = self.sender()
        assert isinstance(card, PathCard)
        self.opened.emit(card.path_id)
