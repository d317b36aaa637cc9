"""The agenda as a column: its header, the cards, and the line that adds an item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, ngettext, time_table
from campus_desktop.institutions.queries import list_institutions
from campus_desktop.meetings.agenda import DayPlan, Place, clock, find_slot, schedule
from campus_desktop.meetings.meeting import AgendaItem
from campus_desktop.workspace import Change
from ui.look import theme
from ui.meetings.agenda import words
from ui.meetings.agenda.actions import AgendaActions
from ui.meetings.agenda.commands import AgendaCommands
from ui.meetings.agenda.composer import Composer
from ui.meetings.agenda.dragging import drag_items, with_minutes
from ui.meetings.agenda.dropping import Dropping
from ui.meetings.agenda.framing import choose_framed, keep_chosen
from ui.meetings.agenda.menus import AgendaMenus, empty
from ui.meetings.agenda.model import AgendaModel
from ui.meetings.agenda.progress import NOTHING, Progress, read_ended, read_progress
from ui.meetings.agenda.rows import rows_of
from ui.meetings.agenda.starting import Starting
from ui.meetings.agenda.structure import Structure
from ui.meetings.agenda.sums import SumsLine
from ui.meetings.agenda.typing_line import TypedItem
from ui.meetings.agenda.view import AgendaView
from ui.meetings.state import MeetingState
from ui.shell.protocol import Shell
from ui.typed import read_minutes
from ui.widgets.actions import Actions
from ui.widgets.buttons import DashedButton, QuietButton
from ui.widgets.elided import ElidedLabel
from ui.widgets.panel import label

_WITH_HOURS = 170  # from this width on, at zoom 1, the hours of the day stand beside the heading


class AgendaColumn(QWidget):
    """Shows the agenda of ``state.meeting``. ``holding``: past items are dimmed and the current one is marked; otherwise there is
    more room, and breaks, buffers and blocks are at hand below the cards."""

    item_chosen = Signal(str)  # another item is the current one; empty where none is
    item_opened = Signal(str)  # Enter on an item, or a double click on no field of its card

    def __init__(self, shell: Shell, state: MeetingState, *, holding: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell, self.state, self.holding = shell, state, holding
        self.model = AgendaModel()
        self.view = AgendaView(self.model, self)
        self.commands = AgendaCommands(shell, state, self.view)
        self.structure = Structure(shell, state, self.view)
        self.composer = Composer(self.view)
        several = None if holding else self._open_several
        self.actions_ = AgendaActions(
            self, self.view, self.commands, self.structure, self.write_new_item, holding=holding, several=several
        )
        self.menus = AgendaMenus(shell, state, self.view, self.actions_)
        self.dropping = Dropping(self.view, state, self.commands.may_land)
        self._names = words.Names({})
        self._progress = NOTHING
        self._shown_meeting: str | None = None
        self._last_chosen = self._arrived = ""
        self._chosen_with: tuple[str, ...] = ()
        self._rearranging = False
        self.unfolded: dict[str, bool] = {}  # whether the groups of an item are shown, where the user chose it
        self.setAcceptDrops(True)
        self.setFocusProxy(self.view)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.title = label(_("Agenda"), "subheading")
        self.hours = ElidedLabel("", "small")
        self.sums = SumsLine(self, holding=self.holding)
        self._more = QMenu(self)
        self._more.aboutToShow.connect(self._fill_more)
        self.more = QuietButton(icon="ellipsis", name=_("More about the agenda"))
        self.more.setMenu(self._more)
        self.add = DashedButton()
        self.add.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.starting = Starting(self.shell, self.structure.use_template)
        self._rows = QVBoxLayout(self)
        self._head = QHBoxLayout()
        self._head.addWidget(self.title)
        self._head.addStretch(1)
        self._head.addWidget(self.hours)
        self._head.addWidget(self.more)
        self._rows.addLayout(self._head)
        self._rows.addWidget(self.sums)
        self._rows.addWidget(self.view)
        self._adding = QVBoxLayout()
        self._adding.addWidget(self.add)
        self._rows.addLayout(self._adding)
        self.quick_row = QHBoxLayout()
        if not self.holding:
            self._add_quick()
        self._adding.addLayout(self.quick_row)
        self._rows.addWidget(self.starting)
        self._rows.addStretch(1)
        self._restyle()

    def _add_quick(self) -> None:
        for action, text in ((self.actions_.add_break, _("+ Break")), (self.actions_.add_buffer, _("+ Buffer"))):
            button = DashedButton(text)
            button.setToolTip(action.text().replace("&", ""))
            button.setAccessibleName(button.toolTip())
            button.clicked.connect(action.trigger)
            self.quick_row.addWidget(button)
        self.blocks_menu = QMenu(self)
        self.blocks_menu.aboutToShow.connect(self._fill_blocks)
        blocks = DashedButton(_("+ Block ▾"))
        blocks.setAccessibleName(_("Block of items"))
        blocks.setMenu(self.blocks_menu)
        self.quick_row.addWidget(blocks)

    def _restyle(self) -> None:
        margin = theme.px(3)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.px(3))
        self._head.setContentsMargins(margin, 0, 0, 0)
        self._head.setSpacing(theme.px(4))
        self.sums.restyle(margin)
        self._adding.setContentsMargins(margin, 0, margin, 0)
        self._adding.setSpacing(theme.px(6))
        self.quick_row.setSpacing(theme.px(6))

    def _connect(self) -> None:
        view, commands = self.view, self.commands
        theme.theme_changed.connect(self._restyle)
        self.add.clicked.connect(self._add_last)
        self.sums.catch_up.clicked.connect(self._show_catch_up)
        self.composer.written.connect(self._written)
        self.composer.pasted.connect(self._pasted)
        view.opened.connect(self.item_opened)
        view.field_edited.connect(commands.write_field)
        view.field_edited.connect(self._tell_arrived)
        view.pin_wanted.connect(commands.ask_lock)
        view.day_opened.connect(self.structure.open_day)
        view.length_shown.connect(self._show_length)
        view.length_chosen.connect(commands.resize)
        view.minutes_typed.connect(self._minutes_typed)
        view.lengthened.connect(commands.lengthen)
        view.drag_wanted.connect(self._drag)
        view.fold_wanted.connect(self._fold)
        view.folded_away.connect(self._unfold_for)
        view.menu_wanted.connect(self._show_menu)
        view.escaped.connect(commands.give_up_cutting)
        view.selectionModel().currentChanged.connect(self._current_changed)
        view.selectionModel().selectionChanged.connect(self._current_changed)
        commands.cut_changed.connect(view.set_dimmed)
        self.dropping.refused.connect(self.shell.message)
        self.dropping.plans_shown.connect(self.show_plans)
        self.dropping.dropped.connect(commands.drop)

    # --- showing -------------------------------------------------------------------------------------------------------

    def show_meeting(self, change: Change | None) -> None:
        """Show the agenda as it now stands; None: another meeting, or everything may be different."""
        meeting = self.state.meeting
        another = meeting.id != self._shown_meeting
        self._shown_meeting = meeting.id
        if another:
            self.composer.close_line()
            self.view.clearSelection()
            self.unfolded.clear()
        if change is None or change.touches("institution") or another:
            names = {each.id: each.name for each in list_institutions(self.shell.workspace)}
            self._names = words.Names.of(meeting, names)
        self._names = replace(self._names, late=self.state.late_starts)
        before, self._progress = self._progress, (read_progress if self.holding else read_ended)(self.state)
        self._show_rows()
        self._show_sums(self.state.plans, self._progress)
        self._show_adding()
        self.actions_.enable()
        self.view.double_click_edits = not (self.holding and self.state.position().state in ("running", "paused"))
        if another:
            self.view.scrollToTop()
        if self.holding and (another or before.current != self._progress.current):
            self._follow_current()

    def _show_rows(self) -> None:
        plans = self.state.plans
        rows, runs = rows_of(plans, self._shows_groups)
        self._rearranging = True
        self.model.show_rows(rows, runs, words.cards_of(rows, plans, self._names, self._progress))
        self._rearranging = False
        self.view.lay_out_now()
        if self._chosen_with or self.view.hasFocus():
            keep_chosen(self.view)
        self._current_changed()

    def _shows_groups(self, item: AgendaItem) -> bool:
        """While holding only the groups at work are shown, until somebody wants others."""
        on = not self.holding or item.id in self._progress.current
        return self.unfolded.get(item.id, on)

    def _fold(self, item_id: str) -> None:
        item = self.state.meeting.item(item_id)
        if item is not None:
            self.unfolded[item_id] = not self._shows_groups(item)
            self._show_rows()

    def _unfold_for(self, key: str) -> None:
        """Show the groups in which this item, or this head of a group, stands."""
        item = self.state.meeting.item(key)
        parent = item.parent if item is not None else key.split(":")[1] if key.startswith("group:") else None
        if parent is not None:
            self.unfolded[parent] = True
            self._show_rows()

    def _show_adding(self) -> None:
        empty = not self.state.meeting.items
        self.view.setVisible(not empty or self.composer.place is not None or len(self.state.plans) > 1)
        self._fit_adding()
        self.add.setAccessibleName(_("New item"))
        self.starting.show_for(self.state.meeting.items, wanted=not self.holding and self.composer.place is None)

    def _fit_adding(self) -> None:
        """What can be done besides is told only where it is whole."""
        short, whole = _("+ Item"), _("+ Item · drag to move, the times follow")
        self.add.setText(whole)
        if not self.state.meeting.items or self.add.sizeHint().width() > self.view.width():
            self.add.setText(short)
        self.add.setToolTip(whole if self.state.meeting.items else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.hours.setVisible(self.width() >= theme.px(_WITH_HOURS))
        if self.state.meeting_id is not None:
            self._fit_adding()

    def _show_sums(self, plans: Sequence[DayPlan], progress: Progress, *, trial: bool = False) -> None:
        if len(plans) == 1:
            # while holding there is no room for the length; the line below has when it ends
            self.hours.setText(words.span_text(plans[0]) if self.holding else words.hours_text(plans[0]))
        else:
            days = ngettext("{count} day", "{count} days", len(plans)).format(count=len(plans))
            self.hours.setText(days if self.holding else f"{days} · {words.length_text(plans)}")
        self.sums.show_plans(plans, progress, trial=trial)

    def _show_catch_up(self) -> None:
        from ui.meetings.hold.catch_up import CatchUpDialog

        CatchUpDialog(self.shell, self.state).open()

    def show_plans(self, plans: Sequence[DayPlan] | None) -> None:
        """Times as they would be while something is dragged; None: as they are."""
        shown = self.state.plans if plans is None else plans
        progress = self._progress if plans is None else self._as_dragged(plans)
        self.model.show_cards(words.cards_of(self.model.rows, shown, self._names, progress))
        self._show_sums(shown, progress, trial=plans is not None)

    def _as_dragged(self, plans: Sequence[DayPlan]) -> Progress:
        """How far the meeting is, with the day's expected end later or earlier by what is being dragged."""
        was = {plan.day.number: plan.end for plan in self.state.plans}
        more = {plan.day.number: plan.end - was.get(plan.day.number, plan.end) for plan in plans}
        ends = {day: end and end + more.get(day, 0) for day, end in self._progress.ends.items()}
        return replace(self._progress, ends=ends)

    def _show_length(self, item_id: str, minutes: int | None) -> None:
        meeting = self.state.meeting
        if minutes is None:
            self.show_plans(None)
        else:
            plans = schedule(with_minutes(meeting.items, item_id, minutes), meeting.days)
            found = find_slot(plans, item_id)
            self.view.resizing.until = time_table(clock(found[1].end)) if found is not None else ""
            self.show_plans(plans)
        self.view.lay_out_now()

    def tick(self) -> None:
        """A second has passed: what is expected may have moved, and another item be on."""
        if not self.holding:
            return
        progress = read_progress(self.state)
        if progress != self._progress:
            moved_on = progress.current != self._progress.current
            self._progress = progress
            if moved_on:
                self._show_rows()
                self._follow_current()
            else:
                self.show_plans(None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.holding:
            # once it is as high as it will be: what was brought into sight before is not there any more
            QTimer.singleShot(0, self, self._follow_current)

    def _follow_current(self) -> None:
        """Bring the item that is on into sight, with something of what comes after it."""
        current = self._progress.current
        index = self.model.index_of(current[0]) if current else None
        focus = QApplication.focusWidget()
        busy = focus is not None and (focus is self.view or self.view.isAncestorOf(focus))
        if index is not None and index.isValid() and not busy:
            self.view.executeDelayedItemsLayout()
            self.view.scrollTo(index, AgendaView.ScrollHint.PositionAtCenter)

    def _minutes_typed(self, item_id: str, text: str) -> None:
        """Minutes are being typed in a card: the times follow as soon as they can be understood."""
        try:
            minutes = read_minutes(text)
        except CampusError:
            minutes = None
        self._show_length(item_id, minutes)

    # --- choosing ------------------------------------------------------------------------------------------------------

    def choose(self, item_id: str) -> None:
        """Choose an item and bring it into sight; one that is gone is passed over."""
        if self.state.meeting.item(item_id) is not None:
            self.view.choose([item_id])
            self._tell_arrived()

    def take_keyboard(self) -> None:
        """Put the keyboard into the agenda, with its first row chosen where none is; in an empty one on the button that adds an item."""
        if self.view.isVisible() and self.model.rowCount():
            self.view.setFocus()
            choose_framed(self.view)
        else:
            self.add.setFocus()

    def chosen(self) -> list[str]:
        """The chosen items in the order they stand."""
        return [item.id for item in self.view.chosen()]

    def _open_several(self) -> None:
        """F2 on several items: what they are edited in together."""
        self.item_opened.emit(self.chosen()[0])

    def _current_changed(self) -> None:
        if self._rearranging:
            return  # who is told may take the keyboard elsewhere, which the view does not survive while rows come and go
        item = self.model.item(self.view.currentIndex())
        key = item.id if item is not None else ""
        if key != self._last_chosen and not self.view.selectionModel().hasSelection():
            key = ""  # the keyboard came here; nothing was chosen yet
        chosen = tuple(self.chosen())
        if self.view.arriving:
            self._arrived, self._last_chosen, self._chosen_with = key, key, chosen
            return
        if key != self._last_chosen or (chosen != self._chosen_with and max(len(chosen), len(self._chosen_with)) > 1):
            self._last_chosen, self._chosen_with = key, chosen
            self.item_chosen.emit(key)

    def _tell_arrived(self) -> None:
        """The item that was chosen only because the keyboard came here is opened or written in: it counts as any other from now on."""
        if self._arrived and self._arrived == self._last_chosen:
            self.item_chosen.emit(self._arrived)
        self._arrived = ""

    def menu_actions(self) -> Actions:
        """Its actions, as ``Page.menu_actions``."""
        return self.actions_.for_menus()

    def leave(self) -> None:
        """Save what is typed."""
        self.composer.close_line(keep=True)
        editor = self.view.focusWidget()
        if editor is not None and editor is not self.view and self.view.isAncestorOf(editor):
            self.view.setFocus()

    # --- new items -----------------------------------------------------------------------------------------------------

    def write_new_item(self) -> None:
        """Open the line for a new item behind what is chosen."""
        self._write_at(self.commands.place_in_hand())

    def _add_last(self) -> None:
        place = self.commands.place_in_hand()
        self._write_at(Place(place.day))

    def _write_at(self, place: Place) -> None:
        self.view.show()
        self.starting.hide()
        self.composer.open_at(place)

    def _pasted(self, text: str, place: Place) -> None:
        if self.commands.write_lines(text, place) and self.composer.place is not None:
            self.composer.wait_at(place)

    def _written(self, line: TypedItem, place: Place) -> None:
        more = self.composer.place is not None  # else the line was left for something else, which stays in sight
        made = self.commands.add(line, place, choose=more)
        if made is not None and more:
            self.composer.wait_at(place)  # the next one stands behind it

    # --- menus ---------------------------------------------------------------------------------------------------------

    def _show_menu(self, at: QPoint) -> None:
        self.actions_.enable()
        self.menus.card_menu(self).popup(at)

    def _fill_more(self) -> None:
        self.actions_.enable()
        self.menus.fill_more(self._more)

    def _fill_blocks(self) -> None:
        empty(self.blocks_menu)
        self.blocks_menu.addActions(self.menus.blocks(self.blocks_menu).actions())

    # --- dragging ------------------------------------------------------------------------------------------------------

    def _drag(self) -> None:
        items = self.view.chosen()
        slots = [found[1] for item in items if (found := find_slot(self.state.plans, item.id))]
        if slots:
            self.composer.close_line(keep=True)
            drag_items(self.view, slots)
            self.dropping.end()

    def _in_view(self, at: QPoint) -> QPoint:
        return self.view.viewport().mapFrom(self, at)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self.dropping.hover(event.mimeData(), self._in_view(event.position().toPoint())):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.dropping.end()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.dropping.drop(event.mimeData(), self._in_view(event.position().toPoint())):
            event.acceptProposedAction()
        else:
            event.ignore()
