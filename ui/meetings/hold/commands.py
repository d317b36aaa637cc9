"""What the facilitator does while a meeting runs: each command an action with its key, told to the core with the window's clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from campus_desktop.clock import zone
from campus_desktop.i18n import _, date_weekday, time_text
from campus_desktop.meetings import keys, running
from campus_desktop.meetings.early import early_end
from campus_desktop.meetings.edits import title_of
from campus_desktop.meetings.running import STEP, Others
from campus_desktop.meetings.timer import Position, lines
from campus_desktop.workspace import Workspace
from ui.meetings.asking import start_is_meant
from ui.meetings.state import MeetingState
from ui.shell.protocol import Shell, done
from ui.widgets.actions import Actions, action


class TimerCommands(QObject):
    """The actions, and what they do. ``ended`` tells that the meeting, or its day, was ended just now."""

    caught_up = Signal()
    ended = Signal()
    go_wanted = Signal()
    """On to the item that is chosen in the agenda."""
    groups_changed = Signal()
    """Other groups are at work now, with actions of their own."""

    def __init__(self, shell: Shell, state: MeetingState, parent: QWidget) -> None:
        super().__init__(parent)
        self.shell, self.state = shell, state
        self.run = action(parent, "", self.start_or_pause, keys.START)
        self.next = action(parent, "", self.next_item, keys.NEXT)
        self.back = action(parent, _("&Back to the item before"), self.go_back, keys.BACK)
        self.more = action(parent, _("5 minutes &more"), partial(self.extend, STEP), keys.MORE)
        self.less = action(parent, _("5 minutes &less"), partial(self.extend, -STEP), keys.LESS)
        self.begin = action(parent, _("Begin now"), self.begin_now)
        self.catch_up = action(parent, _("&Catch up …"), self.show_catch_up, keys.CATCH_UP)
        self.skip = action(parent, _("S&kip the item"), self.skip_item, keys.SKIP)
        self.park = action(parent, _("&Park the item for another meeting"), self.park_item, keys.PARK)
        self.go = action(parent, _("&Go to the chosen item"), self.go_wanted.emit, keys.GO)
        self.end = action(parent, _("&End the meeting"), self.end_meeting, keys.END)
        self.before_end: Callable[[], object] = lambda: None
        """Called before the meeting is ended: what this saves comes before the end, which is so the first thing undo takes back."""
        self.ends_elsewhere: Callable[[str], bool] = lambda _name: False
        """Called with the name of a command that would end the meeting; True if it was carried out, or refused, in another window."""
        for each in (self.run, self.next, self.back, self.more, self.less, self.skip, self.park, self.go, self.end):
            each.setAutoRepeat(False)  # a key that is held down, as on a clicker, is one press
        self._groups: dict[int, list[QAction]] = {}
        self._group_names: dict[int, str] = {}
        self._menu_parent = parent

    def for_menus(self) -> Actions:
        """As the window's menus take them."""
        return {
            "meetings/hold-timer": [self.run, self.next, self.back],
            "meetings/hold-minutes": [self.more, self.less, self.catch_up],
            "meetings/hold-item": [self.go, self.skip, self.park],
            **{f"meetings/hold-group-{number}": made for number, made in self._groups.items()},
            "meetings/hold-end": self.end,
        }

    # --- what can be done now ------------------------------------------------------------------------------------------

    def describe(self, here: Position) -> None:
        """Let the actions say what they will do, and be off where there is nothing to do."""
        on = here.state in ("running", "paused")
        last = on and here.following is None
        self.run.setText(
            {"running": _("&Pause"), "paused": _("&Go on")}.get(here.state)
            or (_("&Start the meeting") if here.state == "planned" else _("&Start the next day"))
        )
        self.run.setEnabled(on or here.following is not None)
        self.next.setText(_("&End the meeting") if last else _("&Next item"))
        for each in (self.next, self.more, self.less, self.skip, self.park, self.end):
            each.setEnabled(on)
        self.go.setEnabled(on)
        self.begin.setEnabled(on and not self.shell.workspace.read_only)
        self.catch_up.setEnabled(here.state != "ended" or here.following is not None)
        self.back.setEnabled(here.state != "planned")
        first = on and not self.has_before()
        self.back.setText(_("&Undo the start …") if first else _("&Back to the item before"))
        self._describe_groups(here)
        if self.shell.workspace.read_only:
            tells = (self.run, self.next, self.more, self.less, self.skip, self.park, self.end)
            for each in (
                *tells,
                self.go,
                self.catch_up,
                self.back,
                *(one for made in self._groups.values() for one in made),
            ):
                each.setEnabled(False)

    def has_before(self) -> bool:
        """Whether there is an item to go back to."""
        everybody, _groups = lines(self.state.events, self.state.meeting)
        return len(everybody.entries) > 1

    def _describe_groups(self, here: Position) -> None:
        names = group_names(here)
        if names == self._group_names:
            return
        self._group_names = names
        for made in self._groups.values():
            for each in made:
                each.deleteLater()
        self._groups = {track: self._group_actions(track, name.replace("&", "&&")) for track, name in names.items()}
        self.groups_changed.emit()

    def _group_actions(self, track: int, name: str) -> list[QAction]:
        commands = (
            (_("{group}: next item"), partial(self.next_item, track)),
            (_("{group}: back"), partial(self.go_back, track)),
            (_("{group}: 5 minutes more"), partial(self.extend, STEP, track)),
            (_("{group}: 5 minutes less"), partial(self.extend, -STEP, track)),
        )
        return [action(self._menu_parent, text.format(group=name), command) for text, command in commands]

    # --- the commands -----------------------------------------------------------------------------------------------------

    def _tell(self, command: Callable[[Workspace, str], object]) -> bool:
        """Do it to the meeting in sight; whether it was done. What is shown follows by itself, from the change."""
        return done(self.shell, lambda: command(self.shell.workspace, self.state.meeting.id))

    def _make_go(self, command: Callable[[Workspace, str, Others | None], object], planned: date | None = None) -> bool:
        """Do what may make this meeting's clock go; whether it was done. Only one goes at a time: where another meeting is in
        progress, it is asked what happens to that one. ``planned``: the other day the meeting is planned for, which
        the same question says; on its own it is asked about too."""
        shell, others = self.shell, None
        if self.state.position().state != "running":
            found = shell.guard(
                lambda: running.running_elsewhere(shell.workspace, self.state.meeting.id, shell.clock.now())
            )
            if found:
                others = self._ask_others(found, planned)
                if others is None:
                    return False
            elif planned is not None and not start_is_meant(self.shell, self.state.meeting.title, planned):
                return False
        return self._tell(lambda workspace, meeting: command(workspace, meeting, others))

    def _ask_others(self, meetings: list[str], planned: date | None) -> Others | None:
        shell, safe = self.shell, self.shell.safe
        text = _("“{title}” is in progress. Only one meeting’s clock runs at a time.")
        text = text.format(title=title_of(shell.workspace, meetings[0]))
        options = [("pause", _("Pause the other meeting")), ("end", _("End the other meeting"))]
        if shell.ask.front is not None or (safe is not None and not safe.has(meetings[0])):
            text = _("Another meeting is in progress. Only one meeting’s clock runs at a time.")
        if planned is not None:
            day = _("“{title}” is planned for {day}.")
            text = f"{day.format(title=self.state.meeting.title, day=date_weekday(planned))} {text}"
            options = [
                ("pause", _("Start, and pause the other meeting")),
                ("end", _("Start, and end the other meeting")),
            ]
        title = _("Another meeting is in progress")
        answer = shell.ask.choose(shell.widget, title, text, options, danger=planned is not None)
        return "end" if answer == "end" else "pause" if answer == "pause" else None

    def start_or_pause(self, track: int = 0) -> None:
        """Start, pause, or go on: the one key that makes the clock go and stand."""
        here = self._clock(track)
        clock = self.shell.clock  # read when it is done, not when something was asked first
        if here.state == "running":
            self._tell(lambda workspace, meeting: running.pause(workspace, meeting, clock.now(), track=track))
        elif here.state == "paused":
            self._make_go(
                lambda ws, meeting, others: running.resume(ws, meeting, clock.now(), track=track, others=others)
            )
        elif self._make_go(
            lambda ws, meeting, others: running.start(ws, meeting, clock.now(), others=others), self._planned(here)
        ):
            self._say_item()

    def _planned(self, here: Position) -> date | None:
        """The day the meeting is planned for, where that is not today."""
        number = here.following.day if here.following is not None else 1
        day = self.state.plans[min(number, len(self.state.plans)) - 1].day.date
        return day if day != self.shell.clock.today() else None

    def next_item(self, track: int = 0) -> None:
        """On to the next item; after the last one that ends the meeting, the day or the group's work."""
        now = self.shell.clock.now
        self._leave(
            lambda ws, meeting, others: running.next_item(ws, meeting, now(), track=track, others=others), track
        )

    def skip_item(self) -> None:
        """On to the next item; this one was not held."""
        now = self.shell.clock.now
        self._leave(
            lambda workspace, meeting, others: running.skip(workspace, meeting, now(), others=others), name="skip_item"
        )

    def park_item(self) -> None:
        """On to the next item; this one is parked for another meeting."""
        now = self.shell.clock.now
        self._leave(
            lambda workspace, meeting, others: running.park(workspace, meeting, now(), others=others), name="park_item"
        )

    def begin_now(self) -> None:
        """The current item waits for its lock no longer."""
        now = self.shell.clock.now
        self._tell(lambda workspace, meeting: running.begin_now(workspace, meeting, now()))

    def end_meeting(self) -> None:
        """End where we are; where that is early, it is said first. Back goes on with it."""
        if self.ends_elsewhere("end_meeting") or not self._end_is_meant():
            return
        self.before_end()
        now = self.shell.clock.now()
        if self._tell(lambda workspace, meeting: running.end(workspace, meeting, now)):
            self._left()

    def _end_is_meant(self) -> bool:
        """Whether the meeting is to end now: asked where that is early, whichever command ends it."""
        early = early_end(self.state.meeting, self.state.events, self.state.now())
        if early is None:
            return True
        text, title = _("{early}. End the meeting all the same?").format(early=early.text()), _("End the meeting")
        # a key pressed by mistake, and the Enter of a note after it, end nothing
        return self.shell.ask.confirm(self.shell.widget, title, text, title, danger=True)

    def _leave(
        self,
        command: Callable[[Workspace, str, Others | None], object],
        track: int = 0,
        *,
        to: str = "",
        name: str = "next_item",
    ) -> None:
        """``name``: the method that was called, for ``ends_elsewhere``."""
        goes_on = not track and (bool(to) or self.state.position().following is not None)
        if not track and not goes_on:
            if self.ends_elsewhere(name) or not self._end_is_meant():
                return
            self.before_end()
        told = (
            self._make_go(command)
            if goes_on
            else self._tell(lambda workspace, meeting: command(workspace, meeting, None))
        )
        if told and not track:
            self._left()

    def _left(self) -> None:
        if self.state.position().state == "ended":
            self.ended.emit()
        else:
            self._say_item()

    def go_to(self, item_id: str) -> None:
        """On to an item of one's choice."""
        now = self.shell.clock.now
        self._leave(
            lambda ws, meeting, others: running.next_item(ws, meeting, now(), to=item_id, others=others), to=item_id
        )

    def go_back(self, track: int = 0) -> None:
        """As if the item had never been left."""
        now, ended = self.shell.clock.now, self.state.position().state == "ended"
        if not track and not ended and not self.has_before():
            self._take_back_start()
        elif ended and not track:
            if self._make_go(lambda ws, meeting, others: running.back(ws, meeting, now(), others=others)):
                self._say_item()
        elif self._tell(lambda workspace, meeting: running.back(workspace, meeting, now(), track=track)) and not track:
            self._say_item()

    def _take_back_start(self) -> None:
        """Back from the first item: the meeting was started by mistake."""
        text = _(
            "This is the first item. Shall it be as if the meeting had not begun? Its clock starts afresh next time."
        )
        sure = self.shell.ask.confirm(self.shell.widget, _("Undo the start"), text, _("Undo the start"))
        if sure:
            now = self.shell.clock.now()
            if self._tell(lambda workspace, meeting: running.take_back_start(workspace, meeting, now)):
                self.shell.message(_("The start is taken back: the meeting has not begun. Ctrl+Z lets it run on."))

    def extend(self, minutes: int, track: int = 0) -> None:
        """Give the item minutes, or take them from it."""
        now = self.shell.clock.now()
        if self._tell(lambda workspace, meeting: running.extend(workspace, meeting, minutes, now, track=track)):
            here = self._clock(track)
            if here.item is not None and here.ends is not None:
                text = _("“{title}” now ends at {time}")
                ends = time_text(here.ends.astimezone(zone()))
                self.shell.message(text.format(title=here.item.title, time=ends))

    def _clock(self, track: int) -> Position:
        here = self.state.position()
        return next((each for each in here.tracks if each.track == track), here)

    def _say_item(self) -> None:
        here = self.state.position()
        if here.item is not None:
            self.shell.message(_("Now: {title}").format(title=here.item.title))

    def show_catch_up(self) -> None:
        """Propose how the rest of the day can absorb the delay."""
        from ui.meetings.hold.catch_up import CatchUpDialog

        dialog = CatchUpDialog(self.shell, self.state)
        dialog.made.connect(lambda _made: self.caught_up.emit())
        dialog.open()


def group_names(here: Position) -> dict[int, str]:
    """What the parallel groups at work are called, by their numbers (from 1)."""
    given = here.item.tracks if here.item is not None else ()
    numbers = [each.track for each in here.tracks]
    return {
        number: (given[number - 1].strip() if number <= len(given) else "") or _("Group {number}").format(number=number)
        for number in numbers
    }
