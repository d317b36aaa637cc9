"""The participants: added in one line, their status changed one by one or several at once, and taken off again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QStringListModel, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from campus_desktop.i18n import _, ngettext, number, quoted
from campus_desktop.institutions.institution import Person
from campus_desktop.meetings import participants
from campus_desktop.meetings.meeting import ATTENDANCE
from campus_desktop.meetings.people_lines import PersonLine, people_lines
from ui.meetings.cpr import cpr_warning
from ui.meetings.newcomers import add_one
from ui.meetings.prepare.people_list import PeopleList
from ui.meetings.prepare.section import FoldedSection
from ui.meetings.seen import institutions_seen, people_seen
from ui.meetings.state import MeetingState
from ui.shell.protocol import Shell
from ui.shell.typed_text import typed_in
from ui.widgets.actions import Context, action, pop_up
from ui.widgets.adding_line import AddingLine
from ui.widgets.buttons import QuietButton
from ui.widgets.completer import NameCompleter
from ui.widgets.layouts import row_in
from ui.widgets.panel import label

_ROLE, _INSTITUTION = "role", "institution"
_MOST_NAMED = 6
"""Unknown names that a question lists."""


class PeopleSection(FoldedSection):
    """The list, what can be done with those chosen, and the line that adds one."""

    def __init__(self, shell: Shell, state: MeetingState) -> None:
        super().__init__(_("Participants"))
        self.shell, self._state = shell, state
        self.list = PeopleList()
        self.nobody = label(
            _("A name and an institution, or how many come from where. Enter adds."), "small", wrap=True
        )
        self.line = AddingLine()
        self.line.setPlaceholderText(_("+ Name, institution · or 4 from …"))
        self.line.setAccessibleName(_("Add a participant"))
        self.line.setToolTip(
            _("“Mette Holm, leader, Fjordstyrelsen”, “4 from Fjordstyrelsen”, “Lars, online”; Enter adds")
        )
        self.line.returnPressed.connect(self.add)
        self.line.textChanged.connect(self._typed)
        self._completer = NameCompleter(self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.setCompleter(self._completer)
        self._offered: list[str] = []
        self._make_actions()
        self._bar = QWidget()
        across = row_in(self._bar, 2)
        self.chosen_text = label("", "small")
        across.addWidget(self.chosen_text, 1)
        self.status_button = QuietButton(_("Status"), name=_("Status of the chosen participants"))
        self.status_button.setMenu(self._status_menu(self.status_button))
        self.status_button.setText(_("Status") + " ▾")
        self.remove_button = QuietButton(icon="x", name=_("Remove the chosen from the meeting"))
        self.remove_button.clicked.connect(self.remove)
        across.addWidget(self.status_button)
        across.addWidget(self.remove_button)
        for part in (self.line, cpr_warning(self.line), self.nobody, self.list, self._bar):
            self.body.addWidget(part)
        self.list.selectionModel().selectionChanged.connect(self._chosen_changed)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self.list.doubleClicked.connect(self._open_menu)
        self._chosen_changed()

    def _make_actions(self) -> None:
        make = partial(action, self.list, context=Context.WidgetShortcut)
        self.statuses = {word: make(_(text), partial(self.set_status, word)) for word, text in ATTENDANCE.items()}
        self.more = make(_("One person &more"), partial(self.change_count, 1), "+")
        self.fewer = make(_("One person &fewer"), partial(self.change_count, -1), "-")
        self.open = make(_("&Status and more …"), self._open_menu)
        self.open.setShortcuts([QKeySequence(Qt.Key.Key_Return), QKeySequence(Qt.Key.Key_Enter)])
        self.rename = make(_("Other &name …"), self.edit_name, "F2", picture="pencil")
        self.take_off = make(_("&Remove from the meeting"), self.remove, "Del", picture="x")

    def _status_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        menu.addActions(list(self.statuses.values()))
        return menu

    def of_list(self) -> list[QAction]:
        """The commands whose keys the list answers, for the menus."""
        return [self.open, self.more, self.fewer, self.rename, self.take_off]

    def begin_line(self) -> None:
        """Put the keyboard into the line that adds a participant."""
        self.unfold()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_list(self) -> None:
        """Put the keyboard into the list, on the participant it was on, else on the first; without any into the line."""
        if not self.list.people.rows:
            self.begin_line()
            return
        self.unfold()
        if not self.list.chosen():
            self.list.choose([self.list.people.rows[0].id])
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- showing -------------------------------------------------------------------------------------------------------

    def show_meeting(self) -> None:
        """Show the participants as they now stand."""
        meeting = self._state.meeting
        self.list.show_people(meeting.participants)
        self.list.setVisible(bool(meeting.participants))
        self.nobody.setVisible(not meeting.participants)
        self.set_note(expected_text(meeting.expected) if meeting.participants else "")
        self._chosen_changed()

    def refill(self) -> None:
        """Offer the institutions and people there are now, while one is typed."""
        offered = []
        for institution in institutions_seen(self.shell):
            offered += [
                institution.name,
                *(_full(each, institution.name) for each in people_seen(self.shell, institution.id)),
            ]
        if offered != self._offered:
            self._offered = offered
            self._completer.setModel(QStringListModel(offered, self._completer))

    def _chosen_changed(self) -> None:
        ids = self.list.chosen()
        self._bar.setVisible(bool(ids))
        chosen = [each for each in self.list.people.rows if each.id in ids]
        text = ngettext("{count} chosen", "{count} chosen", len(ids)).format(count=number(len(ids)))
        self.chosen_text.setText(text)
        writable = not self.shell.workspace.read_only
        self.open.setEnabled(bool(chosen) and writable)
        self.take_off.setEnabled(bool(chosen) and writable)
        unnamed = writable and bool(chosen) and all(not each.name for each in chosen)
        self.more.setEnabled(unnamed)
        self.fewer.setEnabled(unnamed and all(each.count > 1 for each in chosen))
        self.rename.setEnabled(len(chosen) == 1 and bool(chosen[0].name) and chosen[0].person is None and writable)

    def _menu(self, at: QPoint) -> None:
        if not self.list.chosen():
            return
        pop_up(self.list, at, [*self.statuses.values()], [self.more, self.fewer, self.rename], [self.take_off])

    def _open_menu(self) -> None:
        """By Enter and double click: the menu at the participant."""
        self._menu(self.list.visualRect(self.list.currentIndex()).bottomLeft())

    # --- commands ---------------------------------------------------------------------------------------------------------

    def add(self) -> None:
        """Add who stands in the line. An institution the file does not know is made where the user says so."""
        text, offered = self.line.text().strip(), self._completer.popup()
        if not text or (offered is not None and offered.isVisible() and offered.currentIndex().isValid()):
            return  # Enter on what is offered puts it into the line; the next one adds it
        workspace = self.shell.workspace
        lines = people_lines(text)
        if len(lines) > 1 or any(each.email for each in lines):
            self._add_several(lines)
            return
        unknown = participants.new_institution(workspace, text)
        if unknown:
            question = _("“{name}” is not among the institutions. What is it?").format(name=unknown)
            made, role = _("A new institution"), _("A name or a role")
            answer = self.shell.ask.choose(
                self, _("Add a participant"), question, [(_INSTITUTION, made), (_ROLE, role)], typed_on=True
            )
            if answer is None:
                return
            unknown = unknown if answer == _INSTITUTION else ""
        added = self.shell.guard(lambda: add_one(self.shell, self._state, text, institution=unknown))
        if added is not None:
            self.line.taken()

    def _typed(self, text: str) -> None:
        if "\n" in text:  # pasted: a line edit keeps the ends of lines
            self._add_several(people_lines(text))

    def _add_several(self, lines: list[PersonLine]) -> None:
        """A list from a mail program or a sheet. Institutions that the file does not know are asked about once, all together."""
        workspace, meeting_id = self.shell.workspace, self._state.meeting.id
        unknown = participants.new_institutions(workspace, lines)
        if unknown:
            question = ngettext(
                "{names} is not among the institutions. What is it?",
                "These are not among the institutions: {names}. What are they?",
                len(unknown),
            )
            kinds = [(_INSTITUTION, _("New institutions")), (_ROLE, _("Names or roles"))]
            shown = ", ".join(quoted(name) for name in unknown[:_MOST_NAMED]) + (
                " …" if len(unknown) > _MOST_NAMED else ""
            )
            answer = self.shell.ask.choose(
                self, _("Add participants"), question.format(names=shown), kinds, typed_on=True
            )
            if answer is None:
                self.line.setText(self.line.text().replace("\n", "; "))
                return
            unknown = unknown if answer == _INSTITUTION else []
        added = self.shell.guard(
            lambda: participants.add_participants(workspace, meeting_id, lines, institutions=unknown)
        )
        if added:
            self.line.taken()
            text = ngettext("{count} participant added", "{count} participants added", len(added))
            left = participants.emails_left(workspace, meeting_id, lines)
            self.shell.message(" · ".join([text.format(count=number(len(added))), *left]))
        else:
            self.line.setText(self.line.text().replace("\n", "; "))

    def set_status(self, status: str) -> None:
        """Give those chosen a status."""
        self._update(status=status)

    def change_count(self, by: int) -> None:
        """One more or fewer of the unnamed people chosen."""
        workspace, ids = self.shell.workspace, self.list.chosen()
        self.shell.guard(lambda: participants.change_counts(workspace, ids, by))

    def edit_name(self) -> None:
        """Ask for another name of the one chosen, who is not among an institution's people."""
        ids = self.list.chosen()
        one = next((each for each in self.list.people.rows if each.id in ids), None)
        if one is not None and (name := self.shell.ask.text(self, _("Other name"), _("Name"), one.name)):
            with typed_in(self, _("Other name"), name):
                self._update(name=name)

    def remove(self) -> None:
        """Take those chosen off the meeting. The keyboard stays in the list, on the participant beside them."""
        ids, rows, from_list = self.list.chosen(), self.list.people.rows, self.list.hasFocus()
        last = max((row for row, each in enumerate(rows) if each.id in ids), default=0)
        beside = next((each.id for each in (*rows[last + 1 :], *reversed(rows[:last])) if each.id not in ids), None)
        self.shell.guard(lambda: participants.remove_participants(self.shell.workspace, ids))
        if from_list and beside is not None:
            self.list.choose([beside])
            self.list.setFocus()
        else:
            self.line.setFocus()

    def _update(self, **fields: str | int) -> None:
        ids = self.list.chosen()
        if ids:
            self.shell.guard(lambda: participants.update_participants(self.shell.workspace, ids, **fields))


def _full(person: Person, institution: str) -> str:
    return f"{person.name}, {institution}"


def expected_text(count: int) -> str:
    """How many are expected: "11 expected"."""
    return ngettext("{count} expected", "{count} expected", count).format(count=number(count))
