"""Catch up: what is proposed, with its times beside the old ones, before anything is changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from campus_desktop.clock import zone
from campus_desktop.i18n import N_, _, duration_hours, time_text
from campus_desktop.meetings import catchup, running
from campus_desktop.meetings.agenda import DayPlan, Slot, find_slot, minute_of, schedule
from campus_desktop.meetings.catchup import WAYS, CatchUpChange, Proposal, Way
from campus_desktop.meetings.running import STEP
from campus_desktop.meetings.timer import actual_plans, forecast, lines
from campus_desktop.meetings.wording import clock_range, minute_table
from ui.look import theme
from ui.meetings.state import MeetingState
from ui.shell.protocol import Shell
from ui.widgets.buttons import SecondaryButton
from ui.widgets.dialog import FormDialog
from ui.widgets.lines_label import LinesLabel
from ui.widgets.padded import FittedDelegate
from ui.widgets.panel import label
from ui.widgets.scrolled import ScrolledColumn

_DAY = 1_440
_MOST = 240
_WAY_TEXTS = {
    "buffer": N_("Shorten or drop &buffers"),
    "shorten": N_("&Shorten items that are not locked"),
    "pin": N_("&Move locked items"),
    "end": N_("&End later"),
}


class CatchUpDialog(FormDialog):
    """Proposes, shows, and writes what is agreed to as one step back. Ways that are not wanted are ticked off."""

    def __init__(self, shell: Shell, state: MeetingState) -> None:
        front = shell.ask.front
        super().__init__(front if front is not None else shell.widget, _("Catch up"), 620)
        if front is not None:
            self.finished.connect(front.activateWindow)  # a clicker presses there
        self.shell, self.state = shell, state
        self._proposal = Proposal(0, ())
        self._runs = state.position().item is not None
        self.heading = LinesLabel(2, cut=False)  # what is clicked below stays where it is
        self.heading.setProperty("kind", "subheading")
        self._actual = self._read(None).minutes
        self._locks_chosen = False
        """Whether the user chose if locked items may move; until then that is ticked only where it is needed."""
        self.minutes = QLineEdit(str(self._actual))
        self.minutes.setValidator(QIntValidator(0, _MOST, self.minutes))
        self.minutes.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.minutes.setFixedWidth(theme.px(62))
        self.minutes.setAccessibleName(_("Minutes to catch up"))
        self.measure = label("", "small", wrap=True)
        self.ways: dict[str, QCheckBox] = {}
        for way in WAYS:
            box = self.ways[way] = QCheckBox(_(_WAY_TEXTS[way]))
            box.setChecked(True)
            if way == "pin":
                box.toggled.connect(self._choose_locks)
            box.toggled.connect(self._propose)
        self.changes = label("", wrap=True)
        self.left = label("", "error", wrap=True)
        self.table = self._make_table()
        self.ends = label("", "subheading")  # below the table, so that it is in sight however long the day is
        self._lay_out()
        self.minutes.textChanged.connect(self._propose)
        self._propose()
        self._make_room()
        self.agree.setFocus()

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 3)
        table.setItemDelegate(FittedDelegate(table))
        table.setAccessibleName(_("Times before and after"))
        table.setHorizontalHeaderLabels([_("Item"), _("Planned"), _("After catching up")])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(theme.px(120))
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        table.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )  # as high as its rows; what is around it scrolls
        return table

    def _make_room(self) -> None:
        """So high that every time of the day is in sight, where the window is."""
        texts = theme.px(40)  # what is written above may take a line more each
        wanted = self.middle.body.totalHeightForWidth(self.minimumWidth()) + texts
        rest = self.minimumSizeHint().height() - self.middle.minimumSizeHint().height()
        self.resize(self.minimumWidth(), min(rest + wanted, self.shell.widget.height() - theme.px(30)))

    def _show_every_row(self) -> None:
        header = self.table.horizontalHeader().sizeHint().height()
        rows = sum(self.table.rowHeight(row) for row in range(self.table.rowCount()))
        self.table.setFixedHeight(header + rows + 2 * self.table.frameWidth())

    def _lay_out(self) -> None:
        if self._runs:
            how_much = QHBoxLayout()
            text = label(_("This item takes longer than planned by"))
            text.setBuddy(self.minutes)
            how_much.addWidget(text)
            for widget in (self._step(-STEP), self.minutes, label("min"), self._step(STEP)):
                how_much.addWidget(widget)
            how_much.addStretch(1)
            self.body.addLayout(how_much)
        self.body.addWidget(self.heading)
        self.middle = ScrolledColumn(spacing=12)  # a long day on a small screen
        self.middle.body.addWidget(self.measure)
        boxes = QVBoxLayout()
        boxes.setSpacing(theme.px(4))
        for box in self.ways.values():
            boxes.addWidget(box)
        self.middle.body.addLayout(boxes)
        for widget in (self.changes, self.left):
            self.middle.body.addWidget(widget)
        self.middle.body.addWidget(self.table)
        self.middle.body.addStretch(1)
        self.body.addWidget(self.middle, 1)
        self.body.addWidget(self.ends)
        self.finish(_("&Catch up"), self._apply, stretch=0)

    def _step(self, minutes: int) -> SecondaryButton:
        button = SecondaryButton(f"{'+' if minutes > 0 else '−'}{abs(minutes)}")
        text = _("{minutes} minutes more") if minutes > 0 else _("{minutes} minutes less")
        button.setAccessibleName(text.format(minutes=abs(minutes)))
        button.clicked.connect(lambda _checked=False: self._add(minutes))
        return button

    def _add(self, minutes: int) -> None:
        self.minutes.setText(str(min(_MOST, max(0, self._delay() + minutes))))

    def has_typed(self) -> bool:
        """False: the minutes are only a proposal, and Escape must not ask in the middle of a meeting."""
        return False

    def _delay(self) -> int:
        digits = self.minutes.text().removeprefix("+")  # which a validator lets through
        return int(digits) if digits.isdecimal() else 0

    # --- proposing -----------------------------------------------------------------------------------------------------

    def _choose_locks(self, _on: bool) -> None:
        self._locks_chosen = True

    def _locks_needed(self) -> bool:
        """Whether the day does not fit unless a locked item moves, or the end does."""
        others = [way for way in WAYS if way not in ("pin", "end") and self.ways[way].isChecked()]
        found = self._read(self._delay() if self._runs else None, others)
        return bool(found.left) or any(slot.late for slot in self._after(found.changes).slots)

    def _after(self, changes: Sequence[CatchUpChange]) -> DayPlan:
        """The day's plan with these changes."""
        meeting = self.state.meeting
        items, days = catchup.applied(meeting.items, meeting.days, changes)
        return schedule(items, days)[self._plan(self.state.plans).day.number - 1]

    def _propose(self) -> None:
        if not self._locks_chosen:
            box = self.ways["pin"]
            box.blockSignals(True)
            box.setChecked(self._locks_needed())
            box.blockSignals(False)
        chosen = [way for way in WAYS if self.ways[way].isChecked()]
        self._proposal = self._read(self._delay() if self._runs else None, chosen)
        self.problem.hide()
        remedies = self._texts()
        self.heading.setText(self._heading())
        self.measure.setText(self._measure())
        self.changes.setText("\n".join(f"• {text}" for text in remedies))
        self.changes.setVisible(bool(remedies))
        self.left.setText(self._left_text())
        self.left.setVisible(bool(self.left.text()))
        self.agree.setEnabled(bool(self._proposal.changes))
        self._fill()
        self._show_every_row()

    def _texts(self) -> list[str]:
        """What is to be caught up besides what the current item runs over, and how."""
        shown = [change for change in self._proposal.changes if change.way not in ("overrun", "held", "held-pin")]
        texts = [change.text() for change in shown]
        if earlier := self._proposal.earlier:
            text = _("Earlier items ran {length} over") if earlier > 0 else _("Earlier items saved {length}")
            at = 1 if shown and shown[0].way == "start" else 0
            texts.insert(at, text.format(length=duration_hours(abs(earlier))))
        return texts

    def _read(self, minutes: int | None, ways: Collection[Way] = WAYS) -> Proposal:
        propose, state = running.propose_catch_up, self.state
        found = self.shell.guard(
            lambda: propose(state.workspace, state.meeting.id, state.now(), ways=ways, minutes=minutes)
        )
        return found or Proposal(0, ())

    def _heading(self) -> str:
        if not self._proposal.changes:
            return _("There is nothing to catch up.")
        item, text = self.state.position().item, _("To fit into the day, the agenda can look like this:")
        if self._proposal.minutes and item is not None:
            text = _("If “{title}” runs {length} over, the rest of the day can look like this:")
            text = text.format(title=item.title, length=duration_hours(self._proposal.minutes))
        if self._proposal.late:
            late = _("The meeting began {length} late.").format(length=duration_hours(self._proposal.late))
            return f"{late} {text}"
        return text

    def _measure(self) -> str:
        """What the proposal is measured against, and where the meeting stands to it."""
        plan, goes = self._plan(self.state.plans), self._goes()
        if goes is None:
            text = _("Measured against the planned end, {planned}. The items end at {ends}.")
        else:
            text = _("Measured against the planned end, {planned}. As things stand the meeting ends at {ends}.")
        ends = minute_table(plan.end if goes is None else goes)
        return text.format(planned=minute_table(plan.planned_end), ends=ends)

    def _goes(self) -> int | None:
        """The minute at which the day ends as things stand; None where it has not begun."""
        coming = forecast(self.state.meeting, self.state.events, self.state.now())
        here = self.state.position()
        last = coming[-1].end if coming else max(here.ends, self.state.now()) if here.ends is not None else None
        if last is None:
            return None
        everybody, _groups = lines(self.state.events, self.state.meeting)
        number = self._plan(self.state.plans).day.number
        begun, end = actual_plans(self.state.meeting, everybody)[number - 1].day.date, last.astimezone(zone())
        nights = (end.date() - begun).days if begun is not None else 0
        return max(0, nights) * _DAY + minute_of(end.time())

    def _without(self) -> int:
        """The minute at which the day would end if nothing were caught up, with the minutes given above."""
        goes = self._goes()
        if goes is not None and self._proposal.minutes == self._actual:
            return goes
        causes = [change for change in self._proposal.changes if change.way not in WAYS]
        return self._after(causes).end

    def _left_text(self) -> str:
        left = self._proposal.left
        return _("{length} cannot be caught up in these ways.").format(length=duration_hours(left)) if left else ""

    # --- times beside each other ---------------------------------------------------------------------------------------

    def _fill(self) -> None:
        meeting = self.state.meeting
        changes = self._proposal.changes or self._proposal.as_it_goes
        items, days = catchup.applied(meeting.items, meeting.days, changes)
        old, new = self.state.plans, schedule(items, days)
        rows = self._rows(old)
        self.table.setRowCount(len(rows))
        for number, slot in enumerate(rows):
            found = find_slot(new, slot.item.id)
            after = found[1] if found is not None else slot
            if number == 0 and self._proposal.began is not None:
                after = replace(after, start=self._proposal.began)
            self._row(number, slot.item.title, _span(slot), _span(after), _late(after))
        plan = self._plan(old)
        before = minute_table(self._without() if self._proposal.changes else plan.end)
        later = minute_table(new[plan.day.number - 1].end)
        ends, times = _("The meeting ends"), later if before == later else f"{before} → {later}"
        self.ends.setText(f"{ends}  {times}")

    def _plan(self, plans: tuple[DayPlan, ...]) -> DayPlan:
        here = self.state.position()
        item = here.item or here.following
        return plans[item.day - 1 if item is not None else 0]

    def _rows(self, plans: tuple[DayPlan, ...]) -> list[Slot]:
        """The slots from the current item on, but for what was held already."""
        here = self.state.position()
        slots = list(self._plan(plans).slots)
        if here.item is None:
            return slots
        current = here.item.parent or here.item.id
        everybody, _groups = lines(self.state.events, self.state.meeting)
        held = {entry.item for entry in everybody.entries} - {here.item.id}
        at = next((n for n, slot in enumerate(slots) if slot.item.id == current), 0)
        return [slots[at], *(slot for slot in slots[at + 1 :] if slot.item.id not in held)]

    def _row(self, number: int, title: str, before: str, after: str, late: str) -> None:
        for column, text in enumerate((title, before, f"{after} · {late}" if late else after)):
            cell = QTableWidgetItem(text)
            if column == 2 and before != after:
                cell.setFont(theme.font(weight=600))
                cell.setForeground(theme.color("info"))
            self.table.setItem(number, column, cell)

    def _apply(self) -> None:
        changes: tuple[CatchUpChange, ...] = self._proposal.changes
        running.apply_catch_up_now(self.state.workspace, self.state.meeting.id, changes, self.state.now())
        self.state.caught_up = self.state.workspace.next_step("undo")
        self.shell.message(_("The agenda was changed; Ctrl+Z takes it back"))


def _late(slot: Slot) -> str:
    """How late an item comes for its lock, where that is not moved."""
    if not slot.late or slot.item.pinned is None:
        return ""
    text = _("{length} too late for {time}")
    return text.format(length=duration_hours(slot.late), time=time_text(slot.item.pinned))


def _span(slot: Slot) -> str:
    if slot.minutes == 0:  # it stays in the agenda, and says the same there
        return f"{minute_table(slot.start)} · {_('{minutes} min').format(minutes=0)}"
    return clock_range(slot.start, slot.end)
