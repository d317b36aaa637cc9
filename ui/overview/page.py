"""The overview page."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from campus_desktop.i18n import _, date_long, date_weekday, ngettext, number
from campus_desktop.paths.path import STATUSES
from campus_desktop.paths.queries import PathSummary, latest_paths
from campus_desktop.workspace import Change
from ui.shell import theme
from ui.shell.page import Page, Shell
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.chips import Chip
from ui.widgets.elided import ElidedLabel
from ui.widgets.panel import Panel, label

SHOWN = 6
"""The most learning paths shown."""
TONES = {"draft": "info", "sparring": "warning", "agreed": "success"}


def greeting(now: datetime) -> str:
    """Good morning, day or evening, by the clock."""
    if 5 <= now.hour < 10:
        return _("Good morning")
    return _("Good day") if 10 <= now.hour < 18 else _("Good evening")


def changed_text(changed: str, today: date) -> str:
    """When a path was changed, as people say it: "changed today", "changed yesterday", "20 November"."""
    if not changed:
        return ""
    day = datetime.fromisoformat(changed).astimezone().date()
    ago = (today - day).days
    if ago == 0:
        return _("changed today")
    if ago == 1:
        return _("changed yesterday")
    text = date_long(day)
    return text.rsplit(" ", 1)[0] if day.year == today.year else text


class _PathCard(QPushButton):
    """A learning path to go on with."""

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


class OverviewPage(Page):
    """Greets, and leads on: to the paths changed last, or to the first steps in an empty file."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        around.addWidget(scroll)
        inside = QWidget()
        scroll.setWidget(inside)
        self._column = QVBoxLayout(inside)
        self._greeting = label("", "title")
        self._date = label("", "muted")
        self._column.addWidget(self._greeting)
        self._column.addWidget(self._date)
        self._column.addSpacing(theme.px(16))
        self._panel: Panel | None = None
        self._cards: list[_PathCard] = []
        self._grid: QGridLayout | None = None
        self._column.addStretch(1)
        self._resize()
        theme.theme_changed.connect(self._resize)

    def _resize(self) -> None:
        margin = theme.px(30)
        self._column.setContentsMargins(margin, theme.px(26), margin, margin)
        self._column.setSpacing(theme.px(3))

    def refresh(self, change: Change | None) -> None:
        self._greet()
        if change is not None and not change.touches("path", "phase", "step", "institution", "course"):
            return
        paths = latest_paths(self.workspace, SHOWN)
        panel = self._continue(paths) if paths else self._first_steps()
        if self._panel is not None:
            self._column.removeWidget(self._panel)
            self._panel.hide()
            self._panel.deleteLater()
        self._panel = panel
        self._column.insertWidget(3, panel)
        self._arrange()
        panel.show()  # at once; the layout would do it a moment later

    def _greet(self) -> None:
        now = datetime.now()
        self._greeting.setText(greeting(now))
        self._date.setText(date_weekday(now.date()))

    def _continue(self, paths: list[PathSummary]) -> Panel:
        panel = Panel(_("Continue where you left"))
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.px(12))
        today = datetime.now().date()
        self._cards = [_PathCard(path, today) for path in paths]
        for card in self._cards:
            card.clicked.connect(self._card_clicked)
        panel.body.addLayout(self._grid)
        return panel

    def _first_steps(self) -> Panel:
        self._cards, self._grid = [], None
        from campus_desktop.courses.queries import count

        courses = count(self.workspace, retired=True)
        panel = Panel(_("Next step") if courses else _("First steps"))
        shell = self.shell
        steps = [
            (
                _("New learning path …"),
                _("From a template for preboarding and onboarding, or from blank."),
                lambda: shell.trigger("paths", "new"),
            )
        ]
        if not courses:
            steps = [
                (
                    _("Try the practice workspace …"),
                    _("A file of its own with made-up institutions, courses and three learning paths."),
                    shell.open_practice,
                ),
                (
                    _("Import courses …"),
                    _("From a table (CSV or Excel) that you or your provider have."),
                    lambda: shell.trigger("courses", "import"),
                ),
                *steps,
            ]
        for place, (name, text, deed) in enumerate(steps):
            row = QHBoxLayout()
            button = (SecondaryButton if place else PrimaryButton)(name)
            button.setMinimumWidth(theme.px(230))
            button.setAccessibleDescription(text)
            button.clicked.connect(lambda _checked=False, deed=deed: deed())
            row.addWidget(button)
            row.addWidget(label(text, "muted", wrap=True), 1)
            panel.body.addLayout(row)
        return panel

    def _arrange(self) -> None:
        if self._grid is None:
            return
        columns = max(1, min(3, (self.width() - theme.px(100)) // theme.px(250)))
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _card_clicked(self) -> None:
        card = self.sender()
        assert isinstance(card, _PathCard)
        self.shell.show_page("paths", card.path_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self._greet()  # the window may have been open since yesterday
        return super().event(event)
