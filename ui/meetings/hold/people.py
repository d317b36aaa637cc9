"""Who is at the meeting, institution by institution, and a line to add one more."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from campus_desktop.i18n import _, ngettext
from campus_desktop.meetings import participants
from campus_desktop.meetings.meeting import ATTENDANCE, Participant
from ui.meetings.hold.buttons import RowButton
from ui.meetings.hold.participant_line import ParticipantLine
from ui.meetings.state import MeetingState
from ui.shell.protocol import Shell
from ui.shell.typed_text import guard_typed
from ui.widgets.layouts import column_in
from ui.widgets.panel import label

_APOLOGIES = "apologies"


@dataclass(frozen=True, slots=True)
class House:
    """The people of one institution ("" for those of none), those who sent apologies among them."""

    institution: str
    name: str
    people: tuple[Participant, ...]

    @property
    def here(self) -> int:
        """How many take part."""
        return sum(each.count for each in self.people if each.here)

    @property
    def online(self) -> int:
        """How many of them are on a screen."""
        return sum(each.count for each in self.people if each.status == "online")

    @property
    def rest(self) -> str:
        """What stands after the name: " · 4", " · 1 · online", " · 4 · 1 online"."""
        parts = ["", str(self.here)]
        if self.online == self.here:
            parts.append(_("online"))
        elif self.online:
            parts.append(_("{count} online").format(count=self.online))
        return " · ".join(parts)


def houses(people: tuple[Participant, ...]) -> list[House]:
    """The participants by institution, in the order they are given."""
    found: dict[str, list[Participant]] = {}
    for each in people:
        found.setdefault(each.institution or "", []).append(each)
    return [
        House(key, group[0].institution_name or _("Without an institution"), tuple(group))
        for key, group in found.items()
    ]


class PeoplePart(QWidget):
    """Each institution is a row whose menu says who is present, online or sent apologies; those are gathered in a row below."""

    def __init__(self, shell: Shell, state: MeetingState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell, self.state = shell, state
        self._shown: tuple[Participant, ...] | None = None
        self.heading = label("", "subheading")
        self.rows: list[RowButton] = []
        self.line = ParticipantLine(shell, state)
        self._column = column_in(self, 4)
        self._column.addWidget(self.heading)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._column.addLayout(self._rows)
        self._column.addWidget(self.line)

    def show_people(self) -> None:
        """Show who is at the meeting as it now stands."""
        meeting = self.state.meeting
        self.line.show_meeting()
        begun = self.state.position().state != "planned"
        text = _("Present ({count})") if begun else _("Expected ({count})")
        self.heading.setText(text.format(count=meeting.expected))
        self.setAccessibleName(self.heading.text())
        if meeting.participants == self._shown:
            return
        self._shown = meeting.participants
        place = next((number for number, row in enumerate(self.rows) if row.hasFocus()), None)
        for row in self.rows:
            row.hide()
            row.deleteLater()
        groups = houses(meeting.participants)
        self.rows = [self._house_row(house) for house in groups if house.here]
        away = [each for each in meeting.participants if not each.here]
        if away:
            self.rows.append(self._away_row(away))
        for row in self.rows:
            self._rows.addWidget(row)
        if place is not None and self.rows:
            self.rows[min(place, len(self.rows) - 1)].setFocus()

    def _house_row(self, house: House) -> RowButton:
        row = RowButton(house.name, house.rest)
        menu = QMenu(row)
        menu.aboutToShow.connect(partial(self._fill_house, menu, house))
        row.setMenu(menu)
        return row

    def _away_row(self, away: list[Participant]) -> RowButton:
        names = ", ".join(_who(each) for each in away)
        count = sum(each.count for each in away)
        row = RowButton(_("Apologies ({count}): {names}").format(count=count, names=names))
        menu = QMenu(row)
        for each in away:
            menu.addAction(
                _("{name} has come").format(name=_who(each).replace("&", "&&")),
                partial(self._set, [each.id], "present"),
            )
        row.setMenu(menu)
        return row

    def _fill_house(self, menu: QMenu, house: House) -> None:
        menu.clear()
        everybody = [each.id for each in house.people]
        if len(house.people) > 1:
            for text, status in (
                (_("All are present"), "present"),
                (_("All are online"), "online"),
                (_("Apologies from all"), _APOLOGIES),
            ):
                menu.addAction(text, partial(self._set, everybody, status))
            menu.addSeparator()
        for each in house.people:
            part = menu if len(house.people) == 1 else menu.addMenu(_who(each).replace("&", "&&"))
            self._fill_person(part, each)

    def _fill_person(self, menu: QMenu, each: Participant) -> None:
        for word, text in ATTENDANCE.items():
            entry = menu.addAction(_(text), partial(self._set, [each.id], word))
            entry.setCheckable(True)
            entry.setChecked(each.status == word)
        menu.addSeparator()
        if not each.name:
            menu.addAction(_("How many …"), partial(self._ask_count, each))
        menu.addAction(_("Remove from the meeting"), partial(self._remove, each.id))

    def _set(self, ids: list[str], status: str) -> None:
        self.shell.guard(lambda: participants.update_participants(self.shell.workspace, ids, status=status))

    def _remove(self, participant: str) -> None:
        self.shell.guard(lambda: participants.remove_participants(self.shell.workspace, [participant]))

    def _ask_count(self, each: Participant) -> None:
        title = each.institution_name or _("Without an institution")
        text = self.shell.ask.text(self.shell.widget, title, _("How many people?"), str(each.count))
        if text is not None:
            count = int(text) if text.strip().isdecimal() else 0
            workspace = self.shell.workspace
            guard_typed(
                self.shell,
                f"{title}, {_('How many people?')}",
                text,
                lambda: participants.update_participants(workspace, [each.id], count=count),
            )


def _who(each: Participant) -> str:
    """Who a participant is, for a menu: the name, or how many of which institution."""
    if each.name:
        return each.name
    people = ngettext("{count} person", "{count} people", each.count).format(count=each.count)
    return f"{each.institution_name}, {people}" if not each.here else people
