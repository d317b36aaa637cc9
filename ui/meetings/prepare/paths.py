"""The learning paths at a meeting: added from the list of paths, opened, and taken off again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from campus_desktop.i18n import _, ngettext, number
from campus_desktop.meetings import edits
from campus_desktop.meetings.meeting import PathAtMeeting
from ui.look import theme
from ui.meetings.prepare.section import FoldedSection
from ui.meetings.seen import paths_seen
from ui.meetings.state import MeetingState
from ui.shell.protocol import Shell
from ui.widgets.actions import action
from ui.widgets.buttons import CardButton, DashedButton, QuietButton
from ui.widgets.choice_menu import Choice, ChoiceMenu
from ui.widgets.elided import ElidedLabel
from ui.widgets.layouts import row_in


class _PathRow(QWidget):
    """A path as a card that opens it, and a button that takes it off."""

    opened = Signal(str)
    removed = Signal(str)

    def __init__(self, path: PathAtMeeting) -> None:
        super().__init__()
        steps = ngettext("{count} step", "{count} steps", path.steps).format(count=number(path.steps))
        details = " · ".join(part for part in (path.institution_name, steps) if part)
        self.card = CardButton()
        self.card.add(ElidedLabel(path.title, "subheading"), ElidedLabel(details, "small"))
        self.card.setAccessibleName(
            _("Open the learning path “{title}”, {details}").format(title=path.title, details=details)
        )
        self.card.setToolTip(path.title)
        remove = QuietButton(icon="x", name=_("Remove the path “{title}” from the meeting").format(title=path.title))
        across = row_in(self, 2)
        across.addWidget(self.card, 1)
        across.addWidget(remove)
        self.card.clicked.connect(lambda: self.opened.emit(path.path))
        remove.clicked.connect(lambda: self.removed.emit(path.path))


class PathsSection(FoldedSection):
    """The paths, and a menu of all there are."""

    def __init__(self, shell: Shell, state: MeetingState) -> None:
        super().__init__(_("Paths at the meeting"))
        self.shell, self._state = shell, state
        self._shown: tuple[PathAtMeeting, ...] = ()
        self.rows: list[_PathRow] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(6))
        self.add_button = DashedButton(_("+ Learning path"))
        self._menu = ChoiceMenu(self.add_button)
        self._menu.aboutToShow.connect(self._offer)
        self._menu.chosen.connect(self._choose)
        self.add_button.setMenu(self._menu)
        self._menu.last = action(self, _("New learning path …"), self._new_path)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.add_button)

    def show_meeting(self) -> None:
        """Show the paths as they now stand."""
        paths = self._state.meeting.paths
        self.set_note(number(len(paths)) if paths else "")
        if paths == self._shown and len(self.rows) == len(paths):
            return
        self._shown = paths
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [_PathRow(path) for path in paths]
        for row in self.rows:
            row.opened.connect(partial(self.shell.show_page, "paths"))
            row.removed.connect(self._remove)
            self._rows.addWidget(row)

    def _offer(self) -> None:
        choices = [
            Choice(each.id, " · ".join(part for part in (each.title, each.institution_name) if part))
            for each in paths_seen(self.shell)
        ]
        self._menu.show_choices(choices, frozenset(each.path for each in self._state.meeting.paths))

    def _new_path(self) -> None:
        """Ask for what a path needs, make it and put it on the meeting."""
        from ui.paths.new_path import NewPathDialog

        dialog = NewPathDialog(self.shell, self._state.meeting.id, self._menu.typed)
        dialog.finished.connect(lambda _result: self.add_button.setFocus())
        dialog.open()

    def _choose(self, wanted: frozenset[str]) -> None:
        meeting = self._state.meeting
        there = [each.path for each in meeting.paths]
        workspace = self.shell.workspace
        if gone := [each for each in there if each not in wanted]:
            self.shell.guard(lambda: edits.remove_paths(workspace, meeting.id, gone))
        if new := [each for each in wanted if each not in there]:
            self.shell.guard(lambda: edits.add_paths(workspace, meeting.id, new))

    def _remove(self, path_id: str) -> None:
        self.shell.guard(lambda: edits.remove_paths(self.shell.workspace, self._state.meeting.id, [path_id]))
        self.add_button.setFocus()
