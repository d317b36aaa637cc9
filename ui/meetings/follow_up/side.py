"""Beside the notes of a meeting that is followed up: the minutes and how far they are, the next meeting, and the times."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from campus_desktop.i18n import _, date_long, ngettext
from campus_desktop.meetings.meeting import STATUSES, Meeting
from campus_desktop.meetings.note_queries import carried, carried_text
from campus_desktop.meetings.parts import agenda_takes_up
from campus_desktop.meetings.summaries import MeetingSummary
from campus_desktop.workspace import Workspace
from ui.look import theme
from ui.meetings.follow_up.times import Times
from ui.widgets.buttons import CardButton, LinkButton, SecondaryButton
from ui.widgets.elided import ElidedLabel
from ui.widgets.layouts import fill
from ui.widgets.panel import Separator, label
from ui.widgets.scrolled import ScrolledColumn
from ui.widgets.segmented import Segmented


class Side(QFrame):
    """Tells what is asked for; the mode does it."""

    print_wanted = Signal(str)
    """The kind of print."""
    mail_wanted = Signal()
    status_chosen = Signal(str)
    next_wanted = Signal()
    meeting_opened = Signal(str)
    first_wanted = Signal(str)
    """The next meeting, whose agenda shall begin with what stands open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._next_id = ""
        self.setProperty("kind", "side")
        self.setAccessibleName(_("Minutes and the next meeting"))
        scroll = ScrolledColumn((16, 14, 16, 16))
        fill(self, scroll)
        self._column = scroll.body
        self._add_minutes()
        self._column.addWidget(Separator())
        self._add_next()
        self._column.addWidget(Separator())
        self.times = Times()
        self._column.addWidget(self.times)
        self._column.addStretch(1)
        self._resize()
        theme.theme_changed.connect(self._resize)

    def _add_minutes(self) -> None:
        self._column.addWidget(label(_("Minutes of the meeting"), "subheading"))
        self.missing = label("", wrap=True)
        self.missing.setProperty("kind", "muted")
        self.status = Segmented([(key, _(text)) for key, text in STATUSES.items()], _("Status of the minutes"))
        self.status.chosen.connect(self.status_chosen)
        self.print_minutes = SecondaryButton(_("Print the minutes …"), "printer")
        self.print_minutes.clicked.connect(lambda: self.print_wanted.emit("minutes"))
        self.print_pages = SecondaryButton(_("A page for each institution …"), "building-2")
        self.print_pages.clicked.connect(lambda: self.print_wanted.emit("institutions"))
        self.list = SecondaryButton(_("Actions as a list …"), "calendar")
        self.list.clicked.connect(lambda: self.print_wanted.emit("actions"))
        self.mail = SecondaryButton(_("Copy for an e-mail"), "copy")
        self.mail.clicked.connect(self.mail_wanted)
        self.not_yet = label(
            _("The minutes can be marked as sent or approved when the meeting is over."), "muted", wrap=True
        )
        for widget in (
            self.missing,
            self.status,
            self.not_yet,
            self.print_minutes,
            self.print_pages,
            self.list,
            self.mail,
        ):
            self._column.addWidget(widget)

    def _add_next(self) -> None:
        self._column.addWidget(label(_("Next meeting in the series"), "subheading"))
        self.following = MeetingCard()
        self.following.clicked.connect(lambda: self.meeting_opened.emit(self._next_id))
        self.carried = label("", "muted", wrap=True)
        self.first = LinkButton(_("Put on its agenda"))
        self.first.clicked.connect(lambda: self.first_wanted.emit(self._next_id))
        self.make_next = SecondaryButton(_("Make the next meeting …"), "plus")
        self.make_next.clicked.connect(self.next_wanted)
        for widget in (self.following, self.carried, self.first, self.make_next):
            self._column.addWidget(widget)

    def _resize(self) -> None:
        self.setFixedWidth(theme.px(300))

    def show_minutes(self, meeting: Meeting, incomplete: int, undecided: int, *, under_way: bool) -> None:
        """How far the minutes are, and what they lack: actions without owner or date, ideas without an answer.
        While the meeting is ``under_way``, the status is that of its agenda, which the header has: the minutes have none yet."""
        self.status.setVisible(not under_way)
        self.not_yet.setVisible(under_way)
        self.status.set_current(meeting.status)
        parts = []
        if incomplete:
            text = ngettext(
                "{count} action lacks somebody responsible or a date",
                "{count} actions lack somebody responsible or a date",
                incomplete,
            )
            parts.append(text.format(count=incomplete))
        if undecided:
            text = ngettext("{count} idea has no answer", "{count} ideas have no answer", undecided)
            parts.append(text.format(count=undecided))
        if parts:
            self.missing.setText("\n".join(parts))
        else:
            self.missing.setText(_("Complete: every action has somebody responsible and a date."))

    def show_next(self, workspace: Workspace, found: MeetingSummary | None, *, hidden: bool) -> None:
        """The next meeting of the series; ``hidden`` in the safe view, where it may not be seen."""
        self._next_id = found.id if found is not None and not hidden else ""
        self.following.setVisible(bool(self._next_id))
        self.make_next.setVisible(found is None and not hidden)
        self.first.hide()
        if hidden:
            self.carried.setText(_("Not shown in the safe view"))
            return
        if found is None:
            self.carried.setText(_("What is still open is taken up at the beginning of the next meeting."))
            return
        self.following.show_meeting(found)
        notes = carried(workspace, found)
        text = carried_text(notes)
        if not text:
            self.carried.setText(_("There is nothing open for it."))
        elif agenda_takes_up(workspace, found.id):
            said = ngettext("{what} is on its agenda.", "{what} are on its agenda.", len(notes))
            self.carried.setText(said.format(what=text))
        else:
            said = ngettext("{what} is not on its agenda yet.", "{what} are not on its agenda yet.", len(notes))
            self.carried.setText(said.format(what=text))
            self.first.show()


class MeetingCard(CardButton):
    """Title and date of a meeting; a click opens it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._date = ElidedLabel("", "subheading"), label("", "small")
        self.add(self._title, self._date)

    def show_meeting(self, meeting: MeetingSummary) -> None:
        """Show another one."""
        day = date_long(meeting.date) if meeting.date else _("no date")
        self._title.setText(meeting.title)
        self._date.setText(day)
        self.setAccessibleName(f"{meeting.title}, {day}")
