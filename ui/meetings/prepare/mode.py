"""Preparing a meeting: its facts at the left, the agenda in the middle, at the right the chosen item or the advice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from campus_desktop.i18n import _, ngettext, number
from campus_desktop.meetings.agenda import DayPlan
from campus_desktop.meetings.checks import MEETING_RULES
from campus_desktop.meetings.meeting import Meeting, count_items
from campus_desktop.workspace import Change
from ui.look import theme
from ui.meetings.agenda.column import AgendaColumn
from ui.meetings.agenda.view_state import agenda_state, restore_agenda
from ui.meetings.agenda.words import length_text
from ui.meetings.mode import Mode
from ui.meetings.prepare.advice import AdvicePanel
from ui.meetings.prepare.commands import MeetingCommands
from ui.meetings.prepare.facts import FactsPanel
from ui.meetings.prepare.item import ItemDetails
from ui.meetings.state import MeetingState
from ui.shell.menus import folded
from ui.shell.protocol import Shell
from ui.widgets.actions import Actions, action, show_on
from ui.widgets.buttons import QuietButton
from ui.widgets.layouts import row_in
from ui.widgets.panel import label
from ui.widgets.view_state import ViewState

_FACTS, _SIDE, _AGENDA = 292, 300, 300
"""The widths of the panels, and what the agenda needs at least, in pixels at zoom 1."""
_WIDER = 1.3
"""In a wide window the panels become so many times as wide, at most."""


class PrepareMode(Mode):
    """The agenda is the heart: where there is too little room, the facts fold into a strip."""

    def __init__(self, shell: Shell, state: MeetingState) -> None:
        super().__init__(shell, state)
        self.facts = FactsPanel(shell, state)
        self.agenda = AgendaColumn(shell, state, holding=False)
        self.details = ItemDetails(shell, state)
        self.advice = AdvicePanel(shell, state)
        self.commands = MeetingCommands(self, shell, state, [self.agenda.actions_.keep])
        self.fold_action = action(self, _("&Facts beside the agenda"), self.fold, "Ctrl+Shift+K")
        self.about_action = action(self, _("A&bout the meeting"), self.show_facts, "Alt+Return")
        self.advice_action = action(self, _("To the a&dvice"), self.show_advice, "Ctrl+Shift+H")
        self._before_advice: tuple[QWidget, bool] | None = None
        """Where the keyboard focus was before it went to the advice, and whether the details of an item were shown."""
        people = self.facts.people
        self.participant_action = action(self, _("&Add a participant …"), self.add_participant, "Ctrl+M")
        self.people_action = action(self, _("&To the participants"), self.show_people, "Ctrl+Shift+M")
        self._people_menu = QMenu(_("&Participants"), self)
        self._people_menu.addActions([self.participant_action, self.people_action])
        self._people_menu.addSeparator()
        self._people_menu.addActions(people.of_list())
        self._folded: bool | None = None
        self._agenda_menu = QMenu(_("Agenda"), self)
        self._meeting_id: str | None = None
        self.setAccessibleName(_("Prepare the meeting"))
        self._lay_out()
        self.agenda.item_chosen.connect(self._item_chosen)
        # queued: the agenda is still busy with the key that opened the item, and its own editor may be about to close
        self.agenda.item_opened.connect(self._item_opened, Qt.ConnectionType.QueuedConnection)
        self.agenda.view.clicked.connect(self._clicked)
        self.details.closed.connect(self._close_details)
        self.details.advice.clicked.connect(self.show_advice)
        self.advice.place_wanted.connect(self._show_place)
        self.advice.ready_wanted.connect(self.commands.open_ready)
        self.advice.list.rules_wanted.connect(self._show_rules)

    def _lay_out(self) -> None:
        across = row_in(self)
        self.facts_side = QFrame()
        self.facts_side.setProperty("kind", "left-side")
        inside = QVBoxLayout(self.facts_side)
        inside.setContentsMargins(0, 0, 1, 0)
        inside.setSpacing(0)
        self._head = QHBoxLayout()
        self._head.addWidget(label(_("About the meeting"), "subheading"), 1)
        self.fold_button = QuietButton(icon="chevron-left", name=_("Hide the facts"))
        self.fold_button.clicked.connect(self.fold)
        self._head.addWidget(self.fold_button)
        inside.addLayout(self._head)
        inside.addWidget(self.facts)
        self._strip = QFrame()
        self._strip.setProperty("kind", "left-side")
        strip = QVBoxLayout(self._strip)
        strip.setContentsMargins(0, theme.px(8), 0, 0)
        self.unfold_button = QuietButton(icon="chevron-right", name=_("Show the facts"))
        self.unfold_button.clicked.connect(self.fold)
        strip.addWidget(self.unfold_button)
        strip.addStretch(1)
        self._side = QFrame()
        self._side.setProperty("kind", "side")
        side = QVBoxLayout(self._side)
        side.setContentsMargins(1, 0, 0, 0)
        self.side = QStackedWidget()
        self.side.addWidget(self.advice)
        self.side.addWidget(self.details)
        side.addWidget(self.side)
        self._middle = QVBoxLayout()
        self.held = label(
            _(
                "The meeting has been held. What you change in the agenda also changes minutes made from now on. "
                "The actual times, and minutes already saved or sent, stay as they are."
            ),
            "small",
            wrap=True,
        )
        self.held.hide()
        self._middle.addWidget(self.held)
        self._middle.addWidget(self.agenda, 1)
        across.addWidget(self.facts_side)
        across.addWidget(self._strip)
        across.addLayout(self._middle, 1)
        across.addWidget(self._side)
        self._resize()
        self._make_room()
        theme.theme_changed.connect(self._resize)

    def _resize(self) -> None:
        side = theme.px(28)
        self._head.setContentsMargins(theme.px(16), theme.px(8), theme.px(10), 0)
        self._middle.setContentsMargins(theme.px(12), theme.px(9), theme.px(8), theme.px(10))
        for button in (self.fold_button, self.unfold_button):
            button.setFixedSize(side, side)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        wider = min(max(1.0, self.width() / theme.px(4 * _FACTS)), _WIDER)
        self.facts_side.setFixedWidth(round(theme.px(_FACTS) * wider))
        self._side.setFixedWidth(round(theme.px(_SIDE) * wider))
        narrow = self.width() < theme.px(_FACTS + _SIDE + _AGENDA)
        away = narrow if self._folded is None else self._folded
        self.facts_side.setVisible(not away)
        show_on(self.fold_action, not away)
        self._strip.setVisible(away)
        self._side.setVisible(away or not narrow)  # with too little room for three, the facts stand in its place

    def fold(self) -> None:
        """Hide the facts, or show them again."""
        self._folded = not self.facts_side.isHidden()
        self.facts.save_now()
        self._make_room()
        (self.unfold_button if self._folded else self.fold_button).setFocus()

    def show_facts(self) -> None:
        """Put the keyboard into the facts; Escape gives it back to the agenda."""
        self._unfold()
        self.facts.when.unfold()
        self.facts.ensureWidgetVisible(self.facts.when)
        line = self.facts.when.date.line
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line.selectAll()

    def add_participant(self) -> None:
        """Put the keyboard into the line that adds a participant; Escape gives it back to the agenda."""
        self._unfold()
        self.facts.people.begin_line()
        self.facts.ensureWidgetVisible(self.facts.people.line)

    def show_people(self) -> None:
        """Put the keyboard into the list of participants; Escape gives it back to the agenda."""
        self._unfold()
        self.facts.people.go_to_list()
        self.facts.people.list.show_current()

    def show_advice(self) -> None:
        """Show the advice and give the first piece of it the keyboard focus; Escape gives it back to where it was."""
        focused = self.window().focusWidget()
        if focused is not None and not self.advice.isAncestorOf(focused):
            self._before_advice = focused, self.side.currentWidget() is self.details
        self.details.fields.drop_refused()
        self._close_details(keyboard=False)
        self._show_side()
        self.advice.list.take_keyboard()
        if self.shell.safe is not None:
            self.shell.message(_("Advice is not shown in the safe view."))
        elif not self.advice.list.count:
            self.shell.message(_("There is no advice on this meeting."))

    def _leave_advice(self) -> None:
        focus, details = self._before_advice or (self.agenda.view, False)
        self._before_advice = None
        if details and self.details.show_again():
            self.side.setCurrentWidget(self.details)
        if isValid(focus) and self.facts.isAncestorOf(focus):
            self._unfold()
        if isValid(focus) and focus.isVisible() and focus.isEnabled():
            focus.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.agenda.take_keyboard()

    def _show_side(self) -> None:
        if self._side.isHidden():
            self._folded = None
            self._make_room()

    def _unfold(self) -> None:
        if self.facts_side.isHidden():
            self._folded = False
            self._make_room()

    # --- showing -------------------------------------------------------------------------------------------------------

    def show_meeting(self, change: Change | None) -> None:
        other = self._meeting_id != self.state.meeting.id
        if other:
            self.leave()
        self._meeting_id = self.state.meeting.id
        self.facts.show_meeting(change)
        self.agenda.show_meeting(change)
        self.advice.show_meeting(change)
        self.details.show_advice(self.advice.list.count)
        self._show_held()
        if other:
            self._before_advice = None
            self._close_details(keyboard=False)
            for part in (self.facts, self.advice):
                part.verticalScrollBar().setValue(0)
        elif self.side.currentWidget() is self.details:
            item = self.details.item
            if item is None or not self.details.show_again():
                self._close_details(keyboard=False)
        self.status_changed.emit()

    def _show_held(self) -> None:
        """Say of a meeting that was held what editing its agenda changes; not between the days of one that goes on."""
        here = self.state.position()
        held = here.state == "ended" and here.following is None and not self.shell.workspace.read_only
        self.held.setVisible(held)
        self.agenda.setAccessibleDescription(self.held.text() if held else "")

    def view_state(self) -> ViewState:
        return {
            "folded": self._folded,
            "facts": self.facts.view_state(),
            "agenda": agenda_state(self.agenda),
            "details": self.side.currentWidget() is self.details,
        }

    def restore_view(self, state: ViewState) -> None:
        self._folded = state["folded"]
        self._make_room()
        self.facts.restore_view(state["facts"])
        restore_agenda(self.agenda, state["agenda"])
        if not state["details"]:
            self._close_details(keyboard=False)

    def take_keyboard(self) -> None:
        self.agenda.take_keyboard()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget() or self
        if event.key() == Qt.Key.Key_Escape and self.advice.isAncestorOf(focused):
            self._leave_advice()
        elif event.key() == Qt.Key.Key_Escape and self.facts.isAncestorOf(focused):
            self.facts.save_now()
            self.agenda.view.setFocus()
        else:
            super().keyPressEvent(event)

    def tick(self) -> None:
        self.agenda.tick()
        self.advice.tick()
        self.details.show_advice(self.advice.list.count)

    def menu_actions(self) -> Actions:
        about: Actions = {"meetings/about": [self.about_action, self._people_menu]}
        agenda = self.agenda.menu_actions()
        if theme.zoom() > 1:  # the page's menu would be higher than a small screen
            agenda = folded(agenda, self._agenda_menu)
        return {"view/facts": [self.fold_action, self.advice_action], **agenda, **about, **self.commands.for_menus()}

    def status(self) -> str:
        return summary(self.state.meeting, self.state.plans) if self.state.meeting_id is not None else ""

    def leave(self) -> None:
        self.facts.save_now()
        self.details.save_now()
        self.agenda.leave()

    def open_item(self, item_id: str) -> bool:
        meeting = self.state.meeting
        if meeting.item(item_id) is not None:
            self.agenda.choose(item_id)
            self._show_details(item_id)
            return True
        if any(each.id == item_id for each in meeting.participants):
            self._unfold()
            self.facts.people.unfold()
            self.facts.people.list.choose([item_id])
            self.facts.people.list.show_current()
            return True
        return False

    def take_keyboard_at(self, item_id: str) -> None:
        if any(each.id == item_id for each in self.state.meeting.participants):
            self.facts.people.list.setFocus()
        else:
            self.agenda.take_keyboard()

    # --- the item at the right -----------------------------------------------------------------------------------------

    def _item_chosen(self, item_id: str) -> None:
        if not item_id:
            self._close_details(keyboard=False)
        else:
            self._show_details(item_id)

    def _clicked(self) -> None:
        # the current item, whose details were closed
        chosen = self.agenda.chosen()
        if len(chosen) == 1 and self.side.currentWidget() is self.advice:
            self._show_details(chosen[0])

    def _item_opened(self, item_id: str) -> None:
        self._show_details(item_id)
        if self.details.item is not None and self.details.item.id == item_id:
            self.details.edit_title()

    def _show_details(self, item_id: str) -> None:
        chosen = self.agenda.chosen()
        if self.details.show_items(chosen if item_id in chosen else [item_id]):
            self.side.setCurrentWidget(self.details)
            self._show_side()

    def _close_details(self, *, keyboard: bool = True) -> None:
        if self.side.currentWidget() is self.details:
            self.details.save_now()
            self.side.setCurrentWidget(self.advice)
            if keyboard:
                self.agenda.setFocus()

    # --- what the advice leads to --------------------------------------------------------------------------------------

    def _show_place(self, part: str) -> None:
        if part == "templates":
            self.commands.use_template()
        elif part == "paths" or any(part == path.institution for path in self.state.meeting.paths):
            self._unfold()
            self.facts.paths.unfold()
            self.facts.ensureWidgetVisible(self.facts.paths)
            self.facts.paths.add_button.setFocus()
        elif part.startswith("day "):
            self._unfold()
            line = self.facts.show_day(*part.split()[1:]).line
            self.facts.ensureWidgetVisible(line)
            line.setFocus()
        else:
            self.open_item(part)
            self.take_keyboard_at(part)

    def _show_rules(self) -> None:
        from ui.advice.rules_dialog import RulesDialog

        RulesDialog(self.shell, MEETING_RULES).open()


def summary(meeting: Meeting, plans: Sequence[DayPlan]) -> str:
    """A meeting in numbers, as the status line has it: "9 items · 5 h · 11 expected"; ``plans`` are its days."""
    count = count_items(meeting.items)
    items = ngettext("{count} item", "{count} items", count).format(count=number(count))
    people = ngettext("{count} expected", "{count} expected", meeting.expected).format(count=number(meeting.expected))
    length = length_text(plans)
    return " · ".join(part for part in (items, length, people if meeting.expected else "") if part)
