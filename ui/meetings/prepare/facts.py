"""The facts of a meeting in a narrow panel that scrolls: parts that fold, what everybody needs first."""

from __future__ import annotations

from campus_desktop.i18n import _
from campus_desktop.workspace import Change
from ui.meetings.prepare.about import DataSection, PracticalSection, PurposeSection, WhenSection
from ui.meetings.prepare.paths import PathsSection
from ui.meetings.prepare.people import PeopleSection
from ui.meetings.state import MeetingState
from ui.shell.protocol import Shell
from ui.widgets.line_row import ValueRow
from ui.widgets.scrolled import ScrolledColumn
from ui.widgets.view_state import ViewState, restore_scroll, scroll_position


class FactsPanel(ScrolledColumn):
    """Everything about the meeting but its title (in the header) and its agenda."""

    escape_leaves = True
    """Escape leads back to the agenda, and keeps what is typed."""

    def __init__(self, shell: Shell, state: MeetingState) -> None:
        super().__init__((14, 8, 14, 14), 2)
        self._shell = shell
        self.setAccessibleName(_("Facts about the meeting"))
        self.when = WhenSection(shell, state)
        self.people = PeopleSection(shell, state)
        self.paths = PathsSection(shell, state)
        self.purpose = PurposeSection(shell, state)
        self.practical = PracticalSection(shell, state)
        self.data = DataSection(shell, state)
        self._parts = (self.when, self.paths, self.people, self.purpose, self.practical, self.data)
        for part in self._parts:
            self.body.addWidget(part)
        self.body.addStretch(1)
        for folding in (self.when, self.practical, self.data):
            folding.unfolded.connect(self._folded)
        self._shown = False

    def show_meeting(self, change: Change | None) -> None:
        """Show the meeting as it now stands."""
        self._shown = True
        for part in self._parts:
            part.show_meeting()
        self.practical.setVisible(self._shell.safe is None)
        if change is None or change.touches("institution", "person"):
            self.people.refill()

    def show_day(self, number: str, what: str = "date") -> ValueRow:
        """Unfold where a day's "date", "start" or "end" is written; gives that row."""
        days = self.data.days.rows
        if int(number) == 1 or int(number) > len(days) + 1:
            self.when.unfold()
            found: ValueRow = getattr(self.when, what)
        else:
            self.data.unfold()
            found = getattr(days[int(number) - 2], what)
        return found

    def _folded(self) -> None:
        # a folded part says in its head what it holds
        if self._shown:
            for part in (self.when, self.practical, self.data):
                part.show_meeting()

    def view_state(self) -> ViewState:
        """Which parts are unfolded, and how far it is scrolled."""
        return {"unfolded": [part.is_unfolded for part in self._parts], "scroll": scroll_position(self)}

    def restore_view(self, state: ViewState) -> None:
        """Show again what ``view_state`` returned."""
        for part, unfolded in zip(self._parts, state["unfolded"], strict=True):
            part.unfold(unfolded)
        restore_scroll(self, state["scroll"])

    def save_now(self) -> None:
        """Save what is being typed."""
        for part in (self.when, self.purpose, self.practical, self.data):
            part.fields.save_now()
        self.data.days.save_now()
