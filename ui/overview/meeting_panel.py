"""The next meeting on the overview page: when and where, its next command, and what is still open from the last one."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from campus_desktop.clock import zone
from campus_desktop.i18n import _, date_weekday, ngettext, number, time_text
from campus_desktop.meetings.note_queries import carried, carried_text
from campus_desktop.meetings.parts import agenda_takes_up
from campus_desktop.meetings.summaries import MeetingSummary
from ui.look import theme
from ui.shell.protocol import Shell
from ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from ui.widgets.flow import FlowLayout
from ui.widgets.panel import Panel, Separator, label


def day_text(day: date | None, start: time, today: date) -> str:
    """The time of a meeting in words: "today at 9.30", "tomorrow at 9.30", "Thursday 26 November 2026 at 9.30"."""
    if day is None:
        return _("no date")
    named = {0: _("today"), 1: _("tomorrow")}.get((day - today).days) or date_weekday(day)
    return _("{day} at {time}").format(day=named, time=time_text(start).removeprefix("kl. "))


class MeetingPanel(Panel):
    """The next or the running meeting."""

    def __init__(self, shell: Shell, meeting: MeetingSummary) -> None:
        super().__init__()
        self.shell, self.meeting = shell, meeting
        now = shell.clock.now()
        self._when = label("", "muted")
        self._title = label(meeting.title, "title", wrap=True)
        self._title.setAccessibleName(meeting.title)
        for widget in (self._when, self._title, label(_details(meeting), wrap=True)):
            self.body.addWidget(widget)
        self.body.addWidget(self._buttons(now))
        self.setAccessibleName(_("Next network meeting"))
        self._add_carried()
        self.tell_time(now)

    @property
    def is_running(self) -> bool:
        """Whether it is running."""
        return self.meeting.state == "running"

    def _buttons(self, now: datetime) -> QWidget:
        around = QWidget()
        row = FlowLayout(around, theme.px(8))
        today = self.meeting.date == now.astimezone(zone()).date()
        if self.is_running:
            self.go: PrimaryButton | SecondaryButton = PrimaryButton(_("Continue"))
            self.go.clicked.connect(self._hold)
        else:
            self.go = (PrimaryButton if today else SecondaryButton)(_("Start the meeting"))
            self.go.clicked.connect(self.start)
        self.prepare = (SecondaryButton if today or self.is_running else PrimaryButton)(_("Prepare"))
        self.prepare.clicked.connect(lambda: self._open("prepare"))
        self.ready = SecondaryButton(_("Ready for the meeting?"))
        self.ready.clicked.connect(lambda: self._open("prepare", "ready"))
        self.print_button = SecondaryButton(_("Print …"))
        self.print_button.clicked.connect(lambda: self._open("", "print"))
        buttons = [self.go, self.prepare, self.ready, self.print_button]
        if self.is_running:
            self.ready.setParent(around)  # not in a layout: even when hidden it would take its spacing
            self.ready.hide()
            buttons.remove(self.ready)
        for button in buttons:
            row.addWidget(button)
        return around

    def _add_carried(self) -> None:
        notes = carried(self.shell.workspace, self.meeting)
        if self.shell.safe is not None:
            notes = [note for note in notes if self.shell.safe.note(note)]
        text = carried_text(notes)
        if not text:
            return
        self.body.addWidget(Separator())
        row = QHBoxLayout()
        row.setSpacing(theme.px(4))
        if agenda_takes_up(self.shell.workspace, self.meeting.id):
            message = ngettext(
                "Since last time: {what} is on the agenda",
                "Since last time: {what} are on the agenda",
                len(notes),
            )
            row.addWidget(label(message.format(what=text), "small", wrap=True), 1)
        else:
            row.addWidget(label(_("Since last time: {what}").format(what=text), "small"))
            put = LinkButton(_("Put on the agenda"))
            put.clicked.connect(self._put_first)
            row.addWidget(put)
            row.addStretch(1)
        self.body.addLayout(row)

    # --- the time ------------------------------------------------------------------------------------------------------

    def tell_time(self, now: datetime) -> None:
        """Update when it is, or how far it has got."""
        text = self._where_it_is(now) if self.is_running else self._when_it_is(now)
        if self._when.text() != text:
            self._when.setText(text)

    def _when_it_is(self, now: datetime) -> str:
        when = day_text(self.meeting.date, self.meeting.start, now.astimezone(zone()).date())
        return _("Next network meeting · {when}").format(when=when)

    def _where_it_is(self, now: datetime) -> str:
        from campus_desktop.meetings.figures import ends_text
        from campus_desktop.meetings.running import where

        here = where(self.shell.workspace, self.meeting.id, now)
        if here.item is None:
            following_title = here.following.title if here.following else ""
            parts = [_("Network meeting in progress"), following_title]
        else:
            parts = [_("Network meeting in progress"), here.item.title, ends_text(here)]
        return " · ".join(part for part in parts if part)

    # --- commands ---------------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Start the meeting now; on another day than its own, confirm first."""
        shell, meeting = self.shell, self.meeting
        now = shell.clock.now()
        if meeting.date is not None and meeting.date != now.astimezone(zone()).date():
            from ui.meetings.asking import start_is_meant

            if not start_is_meant(shell, meeting.title, meeting.date):
                return
        if shell.guard(lambda: _started(shell, meeting.id, now)):
            self._hold()

    def _hold(self) -> None:
        self._open("hold")

    def _open(self, mode: str, command: str = "") -> None:
        shell = self.shell  # the panel may be deleted when the page has been left
        shell.show_page("meetings", self.meeting.id, mode or None)
        if command:
            shell.trigger("meetings", command)

    def _put_first(self) -> None:
        from campus_desktop.meetings.following import put_first

        self.shell.guard(lambda: put_first(self.shell.workspace, self.meeting.id))


def _started(shell: Shell, meeting_id: str, now: datetime) -> bool:
    from campus_desktop.meetings.running import start

    start(shell.workspace, meeting_id, now)
    return True


class NoMeetingPanel(Panel):
    """There is no coming meeting: the first step to one."""

    new_wanted = Signal()

    def __init__(self, *, offer: bool = True) -> None:
        """``offer``: with the button for a new one, and its text."""
        super().__init__()
        self.setAccessibleName(_("Next network meeting"))
        self.body.addWidget(label(_("Next network meeting"), "muted"))
        if not offer:
            self.body.addWidget(label(_("Not shown in the safe view"), "heading"))
            self.body.addStretch(1)
            return
        self.body.addWidget(label(_("No meeting is planned"), "heading"))
        self.body.addWidget(
            label(_("Begin from a ready agenda; the times are right from the start."), "muted", wrap=True)
        )
        row = QHBoxLayout()
        new = SecondaryButton(_("New meeting …"))
        new.clicked.connect(self.new_wanted)
        row.addWidget(new)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(1)


def _details(meeting: MeetingSummary) -> str:
    """ "Klitadministrationen, Klitby · 4 institutions · 11 registered · 9 items"; unknown parts are left out."""
    where = ", ".join(part for part in (meeting.host_name, meeting.place) if part)
    counts = (
        (meeting.institutions, ngettext("{count} institution", "{count} institutions", meeting.institutions)),
        (meeting.people, ngettext("{count} registered", "{count} registered", meeting.people)),
        (meeting.items, ngettext("{count} item", "{count} items", meeting.items)),
    )
    return " · ".join([*filter(None, [where]), *(text.format(count=number(count)) for count, text in counts if count)])
