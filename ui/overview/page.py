"""The overview page: the next meeting, what is due, and recent work."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from campus_desktop.clock import zone
from campus_desktop.i18n import _, capital, date_weekday
from campus_desktop.meetings.summaries import count_meetings
from campus_desktop.paths.summaries import count_paths, latest_paths
from campus_desktop.workspace import Change
from ui.look import theme
from ui.overview.meeting_panel import MeetingPanel
from ui.overview.meetings import due_panel, meeting_panel
from ui.overview.path_panel import PathPanel
from ui.shell.page import Page
from ui.shell.protocol import Shell
from ui.widgets.panel import Panel, label

SHOWN = 3
"""Maximum number of learning paths shown."""
_NARROW = 860
"""Width at zoom 1 below which the meeting and the actions are placed one below the other."""
_PATHS = ("path", "phase", "step", "institution", "course")
_MEETINGS = ("meeting", "participant", "agenda_item", "note", "timer", "institution", "person", "series", "path")


def greeting(now: datetime) -> str:
    """Good morning, day or evening, by the clock; four at night counts as morning."""
    if 4 <= now.hour < 10:
        return _("Good morning")
    return _("Good day") if 10 <= now.hour < 18 else _("Good evening")


class OverviewPage(Page):
    """Greets, and shows the next steps; in an empty file the first steps."""

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
        self._parts = QVBoxLayout()
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.addLayout(self._top)
        for widget in (self._greeting, self._date):
            self._column.addWidget(widget)
        self._column.addLayout(self._parts)
        self._column.addStretch(1)
        self.panels: dict[str, Panel] = {}
        """The panels shown: "meeting", "due" and "paths", or "first"."""
        self._minute = -1
        self._resize()
        theme.theme_changed.connect(self._resize)
        shell.clock.tick.connect(self._tick)

    def _resize(self) -> None:
        margin = theme.px(30)
        self._column.setContentsMargins(margin, theme.px(26), margin, margin)
        self._column.setSpacing(theme.px(3))
        self._parts.setContentsMargins(0, theme.px(19), 0, 0)
        for layout in (self._parts, self._top):
            layout.setSpacing(theme.px(22))

    # --- reading -------------------------------------------------------------------------------------------------------

    def refresh(self, change: Change | None) -> None:
        self._greet()
        if change is not None and not change.touches(*_PATHS, *_MEETINGS):
            return
        empty = not count_paths(self.workspace) and not count_meetings(self.workspace)
        if empty:
            self._show_first()
        else:
            everything = change is None or "first" in self.panels
            self._drop("first")
            if everything or change is None or change.touches(*_MEETINGS):
                self._show_meetings()
            if everything or change is None or change.touches(*_PATHS):
                self._show_paths()
        if self.isVisible():  # otherwise it is shown with the page, once and at its right size
            self._arrange()
            for panel in self.panels.values():
                panel.show()  # immediately; the layout would do it a moment later

    def _drop(self, *keys: str) -> None:
        for key in keys:
            panel = self.panels.pop(key, None)
            if panel is not None:
                panel.hide()
                panel.setParent(None)
                panel.deleteLater()

    def _show_meetings(self) -> None:
        self._drop("meeting", "due")
        self.panels["meeting"] = meeting_panel(self.shell)
        self.panels["due"] = due_panel(self.shell)
        self._top.addWidget(self.panels["meeting"], 27)
        self._top.addWidget(self.panels["due"], 20)

    def _show_paths(self) -> None:
        self._drop("paths")
        safe = self.shell.safe
        paths = latest_paths(self.workspace, SHOWN if safe is None else -1)
        if safe is not None:
            paths = [path for path in paths if path.id in safe.paths][:SHOWN]
        if paths:
            self.panels["paths"] = panel = PathPanel(paths, self._now().date())
            panel.opened.connect(self._open_path)
            self._parts.addWidget(panel)

    def _show_first(self) -> None:
        from ui.overview.first_steps import FirstSteps

        self._drop(*tuple(self.panels))
        self.panels["first"] = FirstSteps(self.shell)
        self._parts.addWidget(self.panels["first"])

    def _open_path(self, path_id: str) -> None:
        self.shell.show_page("paths", path_id)

    # --- room ----------------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        narrow = self.width() < theme.px(_NARROW)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._top.setDirection(direction)
        panel = self.panels.get("paths")
        if isinstance(panel, PathPanel):
            panel.arrange(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()

    # --- the time ------------------------------------------------------------------------------------------------------

    def _now(self) -> datetime:
        return self.shell.clock.now().astimezone(zone())

    def _greet(self) -> None:
        now = self._now()
        self._minute = now.minute
        self._greeting.setText(greeting(now))
        self._date.setText(capital(date_weekday(now.date())))

    def _tick(self) -> None:
        """Once a minute: update what depends on the time while there is no input."""
        now = self._now()
        if now.minute == self._minute or not self.isVisible():
            return
        if self._date.text() != capital(date_weekday(now.date())):
            self.refresh(None)
            return
        self._greet()
        panel = self.panels.get("meeting")
        if isinstance(panel, MeetingPanel):
            self.shell.guard(lambda: panel.tell_time(now))
