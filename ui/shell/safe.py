"""The safe view: while the screen is shared at a meeting, everything that does not belong to that meeting is hidden.

One object holds the state for the whole window (``shown``). Pages leave out what is not in ``Shell.safe``; what the window itself
shows (title, status line, counts, recent files, descriptions of undo) is filtered here and where ``Shell.safe`` is used. It is left
only by a command, and is restored after a restart while its meeting runs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from campus_desktop.errors import FileError
from campus_desktop.i18n import _, date_long
from campus_desktop.meetings.summaries import MeetingSummary, list_meetings
from campus_desktop.workspace import Change
from ui.shell.safe_band import SafeBand
from ui.shell.unsaved_text import RETRY, WAIT

if TYPE_CHECKING:
    from campus_desktop.meetings.safeview import Shown
    from ui.shell.protocol import Shell
    from ui.shell.spec import PageSpec

TABLES = {
    *("meeting", "agenda_item", "participant", "meeting_path", "note", "path", "phase", "step", "course"),
    *("institution", "person"),
}
"""The tables that ``Shown`` is read from."""
_ANY = ""
"""In place of a meeting's id: hidden before it was known for which meeting, because another program had the file."""
_TWICE = 500
"""Milliseconds after the key or button of the safe view within which a second press does not end it."""
_OFFERED = 6
"""The maximum number of meetings offered to choose from."""


class SafeView:
    """For one window."""

    def __init__(self, shell: Shell, changed: Callable[[], object], renamed: Callable[[], object]) -> None:
        """``changed`` is called when it was turned on or off, ``renamed`` when its meeting has another title."""
        self._shell, self._changed, self._renamed = shell, changed, renamed
        self.shown: Shown | None = None
        """What may be shown; None in the ordinary view."""
        self._known: dict[str, Shown] = {}
        """What was last read, by meeting: while another program has the file, this is used."""
        self._unread = False
        """Whether ``shown`` could not be read and is read again when the file is free."""
        self._pressed = QTimer(shell.widget)
        """Runs for a moment after each press of the key or button."""
        self._pressed.setSingleShot(True)
        self._pressed.setInterval(_TWICE)

    def make_place(self) -> QWidget:
        """The place of the band that shows the active view."""
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        self.band = SafeBand()
        self.band.left.connect(self.leave)
        self.band.catalogue_chosen.connect(self.set_catalogue)
        column.addWidget(self.band)
        self.show_band()
        return place

    def show_band(self) -> None:
        """Update the band."""
        self.band.show_safe(self.shown)

    # --- on and off ----------------------------------------------------------------------------------------------------

    def set(self, meeting_id: str | None, *, catalogue: bool = False, title: str = "") -> None:
        """Show only what belongs to this meeting; None: everything again. While another program has the file, only what is known of
        the meeting is shown, at least its ``title``, until the file can be read."""
        shell = self._shell
        before, self._unread = self.shown, False
        self.shown = None if meeting_id is None else self._now(meeting_id, catalogue, title)
        self.show_band()
        if meeting_id != _ANY:
            self.remember()
        with shell.workspace.impatient(
            0 if self._unread else WAIT
        ):  # each of the many reads would wait for the other program
            self._changed()
        message = _("Safe view: only what belongs to this meeting is shown.")
        if (before is None) != (self.shown is None):
            shell.message(message if self.shown else _("The safe view is off: everything is shown."))

    def remember(self, audience: str | None = None) -> None:
        """Store to what a restart comes back: the view as it is now, or, if ``audience`` is given, the safe view of that meeting, whose
        slide is on the only screen."""
        shell, shown = self._shell, self.shown
        meeting = audience or (shown.meeting if shown is not None else None)
        catalogue = shown is not None and shown.meeting == meeting and shown.catalogue
        shell.settings.remember_safe(shell.workspace.path, meeting, catalogue)

    def leave(self) -> None:
        """Show everything again."""
        self.set(None)

    def set_catalogue(self, whole: bool) -> None:
        """Show the whole course catalogue as well, or only the courses of the meeting's paths."""
        if self.shown is not None:
            self.set(self.shown.meeting, catalogue=whole)

    def toggle(self, meeting_id: str | None = None) -> None:
        """Ctrl+Shift+P: turn off, or on for ``meeting_id``, or else for the meeting shown, the running one or today's; otherwise the
        user chooses. A second press within half a second never ends in the ordinary view."""
        if not self._shell.has_file:
            return
        if self.shown is None:
            self._turn_on(meeting_id)
        elif not self._pressed.isActive():
            self.leave()
        self._pressed.start()  # now, so that a press made while the window was busy counts as the second one

    def _turn_on(self, meeting_id: str | None) -> None:
        try:
            meeting = meeting_id or self.in_hand()
        except FileError:
            meeting = _ANY  # hiding does not wait for the file
        if meeting is not None:
            self.set(meeting)

    def in_hand(self) -> str | None:
        """The meeting shown, that of the safe view, the running one or today's; otherwise the user chooses. FileError where the
        file has to be read for it and cannot be."""
        if self.shown is not None and self.shown.meeting != _ANY:
            return self.shown.meeting
        return self._found()

    def _found(self) -> str | None:
        from campus_desktop.meetings.queries import meeting_of

        shell = self._shell
        page = shell.current_page
        if page is not None and (here := page.meeting_shown()) is not None:
            return here[0]
        with shell.unsaved.briefly():
            item = page.item() if page is not None else None
            if item is not None and (found := meeting_of(shell.workspace, item)):
                return found
            meetings = list_meetings(shell.workspace)
        today = shell.clock.today()
        now = [each for each in meetings if each.state == "running"]
        now = now or [each for each in meetings if each.date == today]
        if len(now) == 1:
            return now[0].id
        return self._ask(now or sorted(meetings, key=lambda each: abs(((each.date or today) - today).days)))

    def _ask(self, meetings: list[MeetingSummary]) -> str | None:
        shell, title = self._shell, _("Shared screen")
        if not meetings:
            shell.ask.inform(
                shell.widget, title, _("Make the meeting first. The safe view shows only what belongs to a meeting.")
            )
            return None
        text = _("At which meeting is the screen shared? Only what belongs to it will be seen.")
        options = [
            (each.id, f"{each.title}, {date_long(each.date)}" if each.date else each.title)
            for each in meetings[:_OFFERED]
        ]
        return shell.ask.choose(shell.widget, title, text, options)

    # --- following what happens ----------------------------------------------------------------------------------------

    def _read(self, meeting_id: str, catalogue: bool) -> Shown:
        from campus_desktop.meetings.safeview import shown_at

        found = self._known[meeting_id] = shown_at(self._shell.workspace, meeting_id, catalogue=catalogue)
        return found

    def _now(self, meeting_id: str, catalogue: bool, title: str = "") -> Shown:
        """What may be shown, or while the file cannot be read what was known of it before; then it is read again shortly after."""
        from dataclasses import replace

        from campus_desktop.meetings.safeview import Shown

        try:
            if meeting_id != _ANY:
                with self._shell.unsaved.briefly():
                    return self._read(meeting_id, catalogue)
        except FileError:
            pass
        if not self._unread:
            self._unread = True
            QTimer.singleShot(RETRY, self._shell.widget, self._again)
        if (known := self._known.get(meeting_id)) is not None:
            return replace(known, catalogue=catalogue)
        page = self._shell.current_page
        here = page.meeting_shown() if page is not None else None
        return Shown(meeting_id, here[1] if here is not None and here[0] == meeting_id else title, catalogue)

    def _again(self) -> None:
        """Read again what could not be read."""
        if self._unread and self.shown is not None and self._shell.has_file:
            self._shell.unsaved.quietly(self._complete, self._again)

    def _complete(self) -> None:
        """FileError while the file cannot be read."""
        shown = self.shown
        if shown is None:
            return
        meeting = shown.meeting if shown.meeting != _ANY else self._found()
        if meeting is None:
            self._unread = False  # nothing was chosen: everything stays hidden until the user leaves the safe view
        elif meeting != shown.meeting:
            self.set(meeting)
        else:
            self.shown, self._unread = self._read(meeting, shown.catalogue), False
            self.show_band()
            self._changed()

    def follow(self, change: Change) -> None:
        """Read again what belongs to the meeting, where an edit can have altered it. For a deleted meeting nothing is shown."""
        shown = self.shown
        if shown is not None and change.touches(*TABLES):
            self.shown = self._now(shown.meeting, shown.catalogue, shown.title)
            if self.shown.title != shown.title:
                self.show_band()
                self._renamed()

    def another_file(self) -> None:
        """A file was opened or closed: restore the safe view it was left in while its meeting runs. Called before anything is
        shown."""
        shell = self._shell
        self.shown, self._unread = None, False
        self._known.clear()
        left = shell.settings.safe(shell.workspace.path) if shell.has_file else None
        if left is not None:
            from campus_desktop.meetings.safeview import still_on

            if still_on(shell.workspace, left[0], shell.clock.today()):
                self.shown = self._now(*left)
        self.show_band()

    # --- texts of the window -----------------------------------------------------------------------------------------

    def step_label(
        self, step: Literal["undo", "redo"], *, past_acts: bool = False, audience: str | None = None
    ) -> str | None:
        """What undo or redo would do, in words that may be shown; None if there is nothing, or the file cannot be read now.
        ``past_acts`` as for undo. ``audience``: the meeting whose audience sees the text, also in the ordinary view."""
        workspace = self._shell.workspace
        try:
            with self._shell.unsaved.briefly():
                shown = self.shown if audience is None else self._read(audience, False)
                if shown is None:
                    found = workspace.next_step(step, past_acts=past_acts)
                    return None if found is None else found.label
                from campus_desktop.meetings.safeview import step_label

                return step_label(workspace, step, shown, past_acts=past_acts)
        except FileError:
            return None

    def may_open(self, spec: PageSpec, item_id: str) -> bool:
        """Whether an item on a page may be shown now; otherwise the user is informed that it is hidden."""
        if self.shown is None or spec.may_show(self.shown, item_id):
            return True
        self._shell.message(_("Hidden in the safe view: it does not belong to this meeting."))
        return False

    def keeps_files_closed(self) -> bool:
        """Whether files cannot be opened and closed now, because that would show folders and other files; if so, the user is
        informed."""
        if self.shown is None:
            return False
        shell = self._shell
        text = _("Other files and folders are not for a shared screen. Leave the safe view first (Ctrl+Shift+P).")
        shell.ask.inform(shell.widget, _("Safe view"), text)
        return True
