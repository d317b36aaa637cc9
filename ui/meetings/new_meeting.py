"""Asks for what a new meeting needs: what to begin from, a title, when and where. Enter makes it."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtWidgets import QLineEdit

from campus_desktop.i18n import _, time_table
from campus_desktop.meetings import edits, following, queries, templates
from campus_desktop.meetings.summaries import MeetingSummary
from ui.institutions.choosing import InstitutionBox
from ui.look import theme
from ui.meetings.dates import DateRow
from ui.meetings.seen import institutions_seen, meetings_seen, templates_seen
from ui.shell.protocol import Shell
from ui.typed import read_clock
from ui.widgets.dialog import FormDialog
from ui.widgets.dropdown import Dropdown
from ui.widgets.form import FormRow
from ui.widgets.layouts import beside
from ui.widgets.line_row import ValueRow
from ui.widgets.panel import label
from ui.widgets.scrolled import ScrolledColumn

_BLANK, _TEMPLATE, _NEXT = "blank", "template", "next"
_START, _END = time(9, 30), time(14, 30)
_WIDTH = 560
"""Pixels at zoom 1: what is said below the date fits on one line."""
_MESSAGE = 2
"""Lines of what is said below a time, which is half as wide."""


class NewMeetingDialog(FormDialog):
    """Makes the meeting itself, as one edit; ``made`` gives its id."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.widget, _("New meeting"), _WIDTH)
        self.shell = shell
        self._templates = {each.key: each for each in templates_seen(shell)}
        self._meetings = meetings_seen(shell)
        self._proposed = ""
        self._proposed_day: date | None = None
        self._proposed_times = (_START, _END)
        self.begin = Dropdown()
        self._fill()
        self.about = label("", "muted", wrap=True)
        self.title = QLineEdit()
        self.title.setPlaceholderText(_("For example “Preboarding: what works?”"))
        self.date = DateRow(_("&Date"), shell.clock.today, lambda _day: None)
        self.start = ValueRow(_("&Start"), read_clock, time_table, lambda _time: None)
        self.end = ValueRow(_("&End"), read_clock, time_table, lambda _time: None)
        self.date.keep_room(1)
        for row in (self.start, self.end):
            row.keep_room(_MESSAGE)
        self.place = QLineEdit()
        self.place.setPlaceholderText(_("Town or building"))
        self.host = InstitutionBox(shell, _("Not settled yet"), institutions_seen(shell))
        self._lay_out()
        self.start.show_value(_START)
        self.end.show_value(_END)
        self.begin.currentIndexChanged.connect(self._begin_changed)
        for line in (self.title, self.date.line, self.start.line, self.end.line):
            line.textChanged.connect(self._enable)
        self._begin_changed()
        self._enable()
        self._make_room()
        self.title.setFocus()

    def _fill(self) -> None:
        for template in self._templates.values():
            text = _("Kept agenda: {title}") if template.own else _("Template: {title}")
            self.begin.addItem(text.format(title=template.title), (_TEMPLATE, template.key))
        self.begin.addItem(_("A blank agenda"), (_BLANK, ""))
        for meeting in latest_of_series(self._meetings):
            text = _("Next in the series: {title}").format(title=meeting.series_title)
            self.begin.addItem(text, (_NEXT, meeting.id))

    def _lay_out(self) -> None:
        self._scroll = ScrolledColumn(spacing=11)  # large text on a small screen
        column = self._scroll.body
        column.addWidget(FormRow(_("&Begin from"), self.begin))
        column.addWidget(self.about)
        column.addWidget(FormRow(_("&Title"), self.title))
        column.addWidget(self.date)
        column.addWidget(beside(self.start, self.end))
        column.addWidget(beside(FormRow(_("&Place"), self.place), FormRow(_("&Host"), self.host)))
        column.addStretch(1)
        self.body.addWidget(self._scroll, 1)
        self.finish(_("&Make the meeting"), self._create, stretch=0)

    def _make_room(self) -> None:
        """Show all fields without scrolling where the window is high enough, with the longest text about a template."""
        self.ensurePolished()
        margins = self.body.contentsMargins()
        width = self.minimumWidth() - margins.left() - margins.right()
        shown = self.about.text()
        for template in self._templates.values():
            self.about.setText(_about(template))
            self.about.setMinimumHeight(max(self.about.minimumHeight(), self.about.heightForWidth(width)))
        self.about.setText(shown)
        around = self.body.totalSizeHint().height() - self._scroll.sizeHint().height()
        wanted = self._scroll.body.totalHeightForWidth(width) + around
        self.resize(self.minimumWidth(), min(wanted, self.shell.widget.height() - theme.px(20)))

    # --- what is proposed ----------------------------------------------------------------------------------------------

    def _begin_changed(self) -> None:
        kind, key = self.begin.currentData()
        if kind == _TEMPLATE:
            self._propose_template(key)
        elif kind == _NEXT:
            self._propose_next(key)
        else:
            self.about.setText(_("An empty agenda; items are added one by one or from blocks."))
            self._propose("", None, _START, _END)

    def _propose_template(self, key: str) -> None:
        template = self._templates[key]
        self.about.setText(_about(template))
        _kind, start, end = templates.frame_of(self.shell.workspace, key)
        self._propose(template.title, None, start, end)

    def _propose_next(self, key: str) -> None:
        last = queries.read_meeting(self.shell.workspace, key)
        text = _("The people, paths and agenda of “{title}”. What is still open from before comes first.")
        self.about.setText(text.format(title=last.title))
        day = following.propose_date(self.shell.workspace, last)
        self._propose(following.propose_title(last), day, last.days[0].start, last.days[0].end)

    def _propose(self, title: str, day: date | None, start: time, end: time) -> None:
        """Fill in what the user has not written over."""
        if self.title.text() in ("", self._proposed):
            self.title.setText(title)
            self.title.selectAll()
        if self.date.valid and self.date.value() == self._proposed_day:
            self.date.show_value(day)
        for row, old, new in zip((self.start, self.end), self._proposed_times, (start, end), strict=True):
            if row.valid and row.value() == old:
                row.show_value(new)
        self._proposed, self._proposed_day, self._proposed_times = title, day, (start, end)

    def _enable(self) -> None:
        rows = (self.date, self.start, self.end)
        self.agree.setEnabled(bool(self.title.text().strip()) and all(row.valid for row in rows))

    # --- making it -----------------------------------------------------------------------------------------------------

    def _create(self) -> str:
        label = _("New meeting “{title}”").format(title=" ".join(self.title.text().split()))
        return self.host.with_it(label, self._make)

    def _make(self, host: str | None) -> str:
        workspace, title = self.shell.workspace, self.title.text()
        kind, key = self.begin.currentData()
        day = self.date.value()
        fields = {
            "start": self.start.value(),
            "end": self.end.value(),
            "place": self.place.text(),
            "host": host,
        }
        if kind == _TEMPLATE:
            return templates.meeting_from_template(workspace, key, title, day, **fields)
        if kind == _NEXT:
            return following.make_next(workspace, key, title, day, following.SAME, **fields)
        return edits.create_meeting(workspace, title, date=day, **fields)


def _about(template: templates.AgendaTemplate) -> str:
    return " ".join(part for part in (template.about, f"{template.size}.") if part)


def latest_of_series(meetings: list[MeetingSummary]) -> list[MeetingSummary]:
    """The newest meeting of each series."""
    found, known = [], set()
    for each in sorted(meetings, key=lambda each: each.date or date.min, reverse=True):
        if each.series is not None and each.series not in known:
            known.add(each.series)
            found.append(each)
    return found
