"""What the window shows while no file is open: the ways to start, and the recently opened files."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from campus_desktop.i18n import _
from ui.look import theme
from ui.shell.places import place_of
from ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from ui.widgets.panel import Panel, label

if TYPE_CHECKING:
    from ui.shell.files import Files
    from ui.shell.protocol import Shell


class Welcome(QWidget):
    """One column in the middle."""

    def __init__(self, shell: Shell, files: Files) -> None:
        super().__init__()
        self._shell, self._files = shell, files
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around.addWidget(scroll)
        inside = QWidget()
        scroll.setWidget(inside)
        row = QHBoxLayout(inside)
        row.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(theme.px(14))
        row.addLayout(column, 4)
        row.addStretch(1)
        column.addStretch(1)
        title = label(_("Welcome to Campus Desktop"), "title")
        column.addWidget(title)
        text = _(
            "Plan learning paths together and hold network meetings: gather courses, build paths on a board, write notes while "
            "people talk, print plans and minutes. Everything is in one file that is yours; nothing is sent over a network."
        )
        column.addWidget(label(text, "muted", wrap=True))
        recent = [path for path in shell.settings.recent if path.exists()]
        if recent:
            column.addWidget(self._recent(recent))
        column.addWidget(self._begin(is_new=not recent))
        column.addStretch(2)

    def _begin(self, *, is_new: bool) -> Panel:
        """The ways to start. For a new user the first one, the practice file, is the filled button."""
        files = self._files
        panel = Panel(_("Begin"))
        ways = (
            (
                _("Practice file …"),
                _("Made-up institutions, courses, learning paths and two meetings, to try the program on."),
                files.practice,
            ),
            (_("New file …"), _("An empty file for your own courses, learning paths and meetings."), files.new),
            (_("Open …"), _("A file you or a colleague made before."), files.open),
        )
        for number, (name, text, command) in enumerate(ways if is_new else (*ways[1:], ways[0])):
            row = QHBoxLayout()
            button = (PrimaryButton if is_new and number == 0 else SecondaryButton)(name)
            button.setMinimumWidth(theme.px(190))
            button.setAccessibleDescription(text)
            button.clicked.connect(command)
            row.addWidget(button)
            row.addWidget(label(text, "muted", wrap=True), 1)
            panel.body.addLayout(row)
        panel.body.addLayout(self._guide())
        return panel

    def _guide(self) -> QHBoxLayout:
        """Links to the guide for new users."""
        row = QHBoxLayout()
        row.addWidget(label(_("Step by step in the guide (F1):"), "muted"))
        for chapter, name in enumerate((_("Your first meeting"), _("Your first learning path"))):
            link = LinkButton(name)
            link.clicked.connect(partial(self._shell.guide_asked.emit, None, chapter))
            row.addWidget(link)
        row.addStretch(1)
        return row

    def _recent(self, files: list[Path]) -> Panel:
        """The file opened last is the main button, and gets the keyboard focus; the others are links."""
        panel = Panel(_("Recently opened"))
        for path in files:
            row = QHBoxLayout()
            link = (LinkButton if panel.body.count() > 1 else PrimaryButton)(path.stem.replace("&", "&&"), "file")
            link.setToolTip(str(path))
            link.clicked.connect(lambda _checked=False, path=path: self._files.open_path(path))
            row.addWidget(link)
            row.addWidget(label(f"{path.parent.name} · {place_of(path).text()}", "small"), 1)
            panel.body.addLayout(row)
        return panel
