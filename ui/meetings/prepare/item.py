"""The details of one agenda item, beside the agenda: what it is and how long at once; the rest under "more fields"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from campus_desktop.i18n import _, duration_hours, time_text
from campus_desktop.meetings import item_edits
from campus_desktop.meetings.agenda import clock, find
from campus_desktop.meetings.meeting import ITEM_TYPES, AgendaItem, Meeting
from ui.meetings.cpr import cpr_warning
from ui.meetings.prepare.about import below, beside
from ui.meetings.seen import institutions_seen, paths_seen
from ui.meetings.state import MeetingState
from ui.meetings.values import ValueRow, read_length, read_pin, write_clock
from ui.shell import theme
from ui.shell.page import Shell
from ui.typed import need
from ui.widgets.buttons import LinkButton, QuietButton
from ui.widgets.form import FormRow
from ui.widgets.growing_text import GrowingText
from ui.widgets.line_row import LineRow
from ui.widgets.panel import Line, label

_REST = ("preparation", "attachments", "link")
_HIDDEN = ("script", "link")
"""What the safe view leaves out."""


class ItemDetails(QFrame):
    """Shows and edits one item. Each field is an edit of its own; text is one step back until the field is left."""

    closed = Signal()

    def __init__(self, shell: Shell, state: MeetingState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell, self._state = shell, state
        self.item: AgendaItem | None = None
        self.setAccessibleName(_("Details of the agenda item"))
        self.lines: dict[str, LineRow] = {}
        self.texts: dict[str, GrowingText] = {}
        self._build()
        self._resize()
        theme.theme_changed.connect(self._resize)

    # --- building ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        around.addWidget(scroll)
        inside = QWidget()
        inside.setProperty("kind", "surface")
        scroll.setWidget(inside)
        self._column = QVBoxLayout(inside)
        top = QHBoxLayout()
        self.when = label("", "subheading")
        top.addWidget(self.when, 1)
        self.advice = LinkButton()
        self.advice.hide()
        top.addWidget(self.advice)
        close = QuietButton(icon="x", name=_("Close the details"))
        close.clicked.connect(self.closed)
        top.addWidget(close)
        add = self._column.addWidget
        self._column.addLayout(top)
        add(self._line("title", _("Title"), need(_("An item needs a title; the old one is kept."))))
        self.type = self._box(
            "type", [(None, _("Not stated")), *((word, _(text)) for word, text in ITEM_TYPES.items())]
        )
        add(FormRow(_("Kind of item"), self.type))
        self.minutes = ValueRow(
            _("Duration"),
            read_length,
            duration_hours,
            lambda value: self._set("minutes", value, merge=True),
            self._seal,
        )
        self.pinned = ValueRow(
            _("Locked to"),
            read_pin,
            write_clock,
            lambda value: self._set("pinned", value, merge=True),
            self._seal,
            _("Follows on"),
        )
        self.pinned.setToolTip(
            _("The item begins at this time whatever stands before it, as lunch does. Empty: it follows on.")
        )
        add(beside(self.minutes, self.pinned))
        add(self._line("responsible", _("Responsible")))
        self._names = QCompleter(self)
        self._names.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._names.setFilterMode(Qt.MatchFlag.MatchContains)
        self._offered: list[str] = []
        self.lines["responsible"].line.setCompleter(self._names)
        self.institution = self._box("institution", [])
        add(FormRow(_("Institution"), self.institution))
        self.path = self._box("path", [])
        add(FormRow(_("Learning path"), self.path))
        add(self._text("purpose", _("Purpose"), 3))
        self.script = self._text("script", _("Script for the facilitator"), 5)
        add(self.script)
        self._build_rest()
        self._column.addStretch(1)

    def _build_rest(self) -> None:
        self.more = LinkButton(_("More fields"), "chevron-down")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._unfold)
        self._column.addWidget(self.more)
        self._rest = QWidget()
        rest = self._rest_column = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.addWidget(Line())
        rest.addWidget(self._text("preparation", _("Preparation"), 3))
        rest.addWidget(self._text("attachments", _("Attachments"), 3))
        rest.addWidget(self._line("link", _("Link")))
        self._rest.hide()
        self._column.addWidget(self._rest)

    def _line(self, field: str, name: str, check: Callable[[str], str | None] | None = None) -> LineRow:
        row = LineRow(name, lambda text: self._set(field, text, merge=True), self._seal, check)
        self.lines[field] = row
        below(row, cpr_warning(row.line))
        return row

    def _text(self, field: str, name: str, lines: int) -> FormRow:
        made = GrowingText(lines, lambda text: self._set(field, text, merge=True), self._seal)
        self.texts[field] = made
        row = FormRow(name, made)
        below(row, cpr_warning(made))
        return row

    def _box(self, field: str, choices: list[tuple[str | None, str]]) -> QComboBox:
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        _fill(box, choices)
        box.activated.connect(lambda _row: self._set(field, box.currentData()))
        return box

    def _resize(self) -> None:
        margin = theme.px(16)
        self._column.setContentsMargins(margin, theme.px(10), margin, margin)
        self._column.setSpacing(theme.px(9))
        self._rest_column.setSpacing(theme.px(9))

    def _unfold(self, on: bool) -> None:
        self._rest.setVisible(on)
        self.more.setText(_("Fewer fields") if on else _("More fields"))

    # --- showing -------------------------------------------------------------------------------------------------------

    def show_item(self, item_id: str) -> bool:
        """Show an item as it now stands; what is being typed into another one is saved first. False where it is gone."""
        meeting = self._state.meeting
        other = self.item is None or self.item.id != item_id
        if other:
            self.save_now()
        item = meeting.item(item_id)
        if item is None:
            self.item = None
            return False
        self.item = item
        safe = self.shell.safe is not None
        self.script.setHidden(safe)
        self.lines["link"].setHidden(safe)
        for field, row in self.lines.items():
            row.show_text("" if safe and field in _HIDDEN else getattr(item, field), other=other)
        for field, text in self.texts.items():
            text.show_text("" if safe and field in _HIDDEN else getattr(item, field))
        self._show_time(item, other)
        _fill(self.institution, self._institutions(meeting))
        _fill(self.path, self._paths(meeting))
        for box, value in ((self.type, item.type), (self.institution, item.institution), (self.path, item.path)):
            box.setCurrentIndex(box.findData(value))
            box.setToolTip(box.currentText())
        self._offer_names(meeting)
        if other:
            self.more.setChecked(any(getattr(item, field) for field in _REST))
        return True

    def _show_time(self, item: AgendaItem, other: bool) -> None:
        place = find(self._state.plans, item.id)
        slot = place[1] if place is not None else None
        if slot is not None:
            times = f"{time_text(clock(slot.start))}–{time_text(clock(slot.end)).split()[-1]}"
            self.when.setText(_("Item {times}").format(times=times))
        groups = bool(item.children)
        # groups last as long as the longest of them
        self.minutes.show_value(slot.minutes if groups and slot is not None else item.minutes, other=other)
        self.minutes.line.setReadOnly(groups)
        self.minutes.setToolTip(_("As long as the longest group") if groups else "")
        self.pinned.show_value(item.pinned, other=other)
        self.pinned.setVisible(item.parent is None)

    def _institutions(self, meeting: Meeting) -> list[tuple[str | None, str]]:
        """Those at the meeting first."""
        every = institutions_seen(self.shell)
        here = {*meeting.institutions, meeting.host}
        ordered = [each for each in every if each.id in here] + [each for each in every if each.id not in here]
        return [(None, _("None")), *((each.id, each.name) for each in ordered)]

    def _paths(self, meeting: Meeting) -> list[tuple[str | None, str]]:
        """Those at the meeting first."""
        here = [(each.path, each.title) for each in meeting.paths]
        known = {path for path, _title in here}
        others = [(each.id, each.title) for each in paths_seen(self.shell) if each.id not in known]
        return [(None, _("None")), *here, *others]

    def _offer_names(self, meeting: Meeting) -> None:
        people = [each.name for each in meeting.participants if each.name]
        places = [each.institution_name for each in meeting.participants if each.institution_name]
        offered = list(dict.fromkeys(filter(None, (meeting.chair, *people, *places))))
        if offered != self._offered:
            from PySide6.QtCore import QStringListModel

            self._offered = offered
            self._names.setModel(QStringListModel(offered, self._names))

    def show_advice(self, count: int) -> None:
        """Show how much advice there is on the meeting, which this stands in front of."""
        self.advice.setText(_("Advice ({count})").format(count=count))
        self.advice.setVisible(count > 0)

    def edit_title(self) -> None:
        """Put the keyboard into the title."""
        line = self.lines["title"].line
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line.selectAll()

    def save_now(self) -> None:
        """Save what is being typed."""
        if self.item is not None:
            for row in self.lines.values():
                row.line.save_now()
            for text in self.texts.values():
                text.save_now()
            if not self.minutes.line.isReadOnly():
                self.minutes.save_now()
            self.pinned.save_now()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # --- edits ---------------------------------------------------------------------------------------------------------

    def _set(self, field: str, value: Any, *, merge: bool = False) -> None:
        item = self.item
        if item is not None:
            fields = {field: value}
            self.shell.guard(lambda: item_edits.update_item(self.shell.workspace, item.id, merge=merge, **fields))

    def _seal(self) -> None:
        self.shell.workspace.seal()


def _fill(box: QComboBox, choices: list[tuple[str | None, str]]) -> None:
    if [(box.itemData(row), box.itemText(row)) for row in range(box.count())] != choices:
        box.clear()
        for value, text in choices:
            box.addItem(text, value)
