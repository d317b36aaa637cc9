"""Presenting a meeting: where the window for the projector stands, what is on it, and what happens when a cable is pulled."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QCursor, QGuiApplication

from campus_desktop.errors import CampusError, FileError
from campus_desktop.i18n import _
from campus_desktop.meetings.early import early_end
from campus_desktop.meetings.note_queries import incomplete_actions
from campus_desktop.meetings.projection import Wanted, board, lines, slide
from campus_desktop.paths.queries import read_path
from campus_desktop.workspace import Change
from ui.look import theme
from ui.meetings.presenting.bar import PresentBar
from ui.meetings.presenting.choices import ChoicesMenu
from ui.meetings.presenting.close_button import corner
from ui.meetings.presenting.locked import say_locked
from ui.meetings.presenting.one_screen import OneScreenDialog
from ui.meetings.presenting.screens import Desk, Screens, Seen, identity
from ui.meetings.presenting.steering import Steering
from ui.meetings.presenting.uncovering import Uncovering
from ui.meetings.presenting.window import PresenterWindow
from ui.meetings.state import MeetingState

if TYPE_CHECKING:
    from ui.shell.protocol import Shell

_PATH_TABLES = ("path", "phase", "step", "course", "meeting_path")


class Presenting(QObject):
    """For one window, from F5 to F5. What is ticked lasts as long; the next time it begins with the item, its clock
    and the board of its path."""

    changed = Signal()
    """Presenting began or ended."""

    def __init__(self, shell: Shell, bar: PresentBar, screens: Screens | None = None) -> None:
        super().__init__(shell.widget)
        self._shell = shell
        self.screens = screens or Screens(parent=self)
        self.state = MeetingState(shell)
        self.wanted = Wanted()
        self.shown: PresenterWindow | None = None
        """The window while there is one; None also while the projector's cable is pulled."""
        self._steering: Steering | None = None
        self._board: str | None = None
        """The path whose board is shown."""
        self._waiting = False
        self._here = False
        self._at = ("", 0)
        self._projector: str | None = None
        self._own = ""
        self._left: set[str] = set()
        """The screens that stayed when the projector went: what was on them is not covered."""
        self.bar = bar
        self.menu = ChoicesMenu(self.choose, bar)
        self.menu.close_wanted.connect(self.end)
        self.menu.aboutToHide.connect(self._menu_closed)
        bar.choices_wanted.connect(self._choices_below)
        bar.step_wanted.connect(self.move_on)
        bar.blank_wanted.connect(self.toggle_blank)
        bar.end_wanted.connect(self.end)
        self.screens.changed.connect(self._screens_changed)
        self.screens.gone.connect(self._screen_gone)
        shell.clock.tick.connect(self._tick)
        shell.unsaved.changed.connect(self._say_refused)

    # --- beginning and ending ------------------------------------------------------------------------------------------

    @property
    def active(self) -> bool:
        """Whether a meeting is presented, or waits for its projector."""
        return self.shown is not None or self._waiting

    def desk(self) -> Desk:
        """The screens, seen from the one the facilitator works on."""
        return Desk(self.screens.now(), self._own if self.active else self.own_screen())

    def own_screen(self) -> str:
        """What the screen is known by that the facilitator's window is on."""
        screen = self._shell.widget.screen()
        return identity(screen) if screen else ""

    def begin(self, meeting_id: str) -> None:
        """Present a meeting: on the projector where it has a picture of its own, else it is said first what is seen."""
        shell = self._shell
        if not self._opened(meeting_id):
            return
        desk = self.desk()
        projector = desk.projector(shell.settings.projector)
        if projector is not None:
            self._own = desk.own
            self._show(projector)
            return
        way = shell.settings.present_way(meeting_id)
        already = shell.safe is not None and shell.safe.meeting == meeting_id
        if way and not (way == "safe" and already):
            self._go(way)
            return
        dialog = OneScreenDialog(desk.situation, safe=already, parent=shell.widget)
        dialog.chosen.connect(self._chosen)
        dialog.open()

    def begin_here(self, meeting_id: str) -> None:
        """Present on the screen one works on, without asking."""
        if self._opened(meeting_id):
            self._go("here")

    def _opened(self, meeting_id: str) -> bool:
        opened: list[bool] = []

        def read() -> None:
            self.state.open(meeting_id)
            self.wanted = Wanted()
            opened.append(True)

        if not self._shell.unsaved.reads(read, report=False):
            say_locked(self._shell)
        return bool(opened)

    def _chosen(self, way: str, keep: bool) -> None:
        if keep:
            self._shell.settings.remember_present_way(self.state.meeting.id, way)
        self._go(way)

    def _go(self, way: str) -> None:
        if way == "safe":
            self._make_safe()
            return
        mine = self.desk().mine
        if mine is not None:
            self._own = mine.name
            self._show(mine, here=True)

    def _make_safe(self) -> None:
        """Put the safe view of this meeting on, and paint it before anything that covers the window is taken away."""
        shell, meeting = self._shell, self.state.meeting.id
        if shell.safe is None or shell.safe.meeting != meeting:
            shell.set_safe(meeting, self.state.meeting.title)
            shell.widget.repaint()

    def end(self, *, safe: bool = True) -> None:
        """Take the window away; the facilitator's window has the keyboard again. On the only screen the audience goes on looking:
        they are then shown the ``safe`` view."""
        if not self.active:
            return
        here = self._here
        if here and safe:
            self._make_safe()
        self._take_away()
        self._waiting = self._here = False
        self.bar.hide()
        if here:
            self._shell.safe_view.remember()
            self._shell.widget.activateWindow()
        self.changed.emit()

    def _end_meeting(self, command: str) -> bool:
        """Carry out a command of ``TimerCommands`` that ends the meeting in the facilitator's window, where it is asked whether that
        is early, and the actions that lack something are completed. On the only screen, where the slide would cover those
        questions, it gives way to the safe view; without any question it stays, and False is returned."""
        from ui.meetings.hold.mode import HoldMode

        shell, state, here = self._shell, self.state, self._here
        meeting = state.meeting
        if here and early_end(meeting, state.events, state.now()) is None and not self._lacking():
            return False
        if here:
            self.end()
        shell.show_page("meetings", meeting.id, "hold")
        shell.widget.activateWindow()
        modes = shell.widget.findChildren(HoldMode)
        mode = next((each for each in modes if each.isVisible() and each.state.meeting_id == meeting.id), None)
        if mode is None:
            return False
        getattr(mode.commands, command)()
        if here and mode.state.position().state != "ended":
            self._go("here")
        return True

    def _lacking(self) -> bool:
        """Whether an action of the meeting lacks somebody responsible or a date."""
        found = self._shell.guard(lambda: incomplete_actions(self._shell.workspace, self.state.meeting.id))
        return bool(found)

    # --- the window ----------------------------------------------------------------------------------------------------

    def _show(self, screen: Seen, *, here: bool = False) -> None:
        self._waiting, self._here = False, here
        if not here:
            self._projector = screen.name
            self._shell.settings.projector = screen.name
        shown = self.shown = PresenterWindow()
        shown.left.connect(self.end)
        shown.moved.connect(self._say)
        shown.menu_wanted.connect(self._menu_at)
        shown.declined.connect(self._take_keyboard)
        self._steering = Steering(self._shell, self.state, shown, self._end_meeting)
        self._fill()
        found = next((each for each in QGuiApplication.screens() if identity(each) == screen.name), None)
        if found is not None:
            shown.setScreen(found)
        shown.setGeometry(screen.rect)
        shown.show_on(activate=here)
        if here:
            # killed now, the program comes back in the safe view: the audience looks on
            self._shell.safe_view.remember(self.state.meeting.id)
            self._shell.ask.front, self._shell.ask.front_meeting = shown, self.state.meeting.id
            Uncovering(self._shell.widget, self._make_safe, shown)
        self.bar.setVisible(True)
        self._say()
        self.changed.emit()

    def _take_keyboard(self) -> None:
        """The keyboard stays where one types, whatever the desktop makes of a new window."""
        QTimer.singleShot(0, self._shell.widget, self._shell.widget.activateWindow)

    def _take_away(self) -> None:
        shown, self.shown = self.shown, None
        if shown is not None:
            self._at = shown.board.at
            self._shell.ask.front = self._shell.ask.front_meeting = None
            shown.left.disconnect(self.end)
            shown.hide()
            shown.deleteLater()

    # --- screens come and go -------------------------------------------------------------------------------------------

    def _screen_gone(self, name: str) -> None:
        """At once, before the desktop moves the window onto the facilitator's screen."""
        if self.shown is not None and not self._here and name == self._projector:
            self._wait()

    def _screens_changed(self) -> None:
        if not self.active or self._here:
            return
        desk = self.desk()
        if self._waiting:
            self._left &= {each.name for each in desk.screens}
        projector = desk.projector(self._projector, self._left if self._waiting else ())
        if projector is None:
            if desk.situation == "mirrored":
                self._make_safe()  # the audience now sees the facilitator's window
            if self.shown is not None:
                self._wait()
        elif self.shown is None:
            self._show_again(projector)
        elif projector.name != self._projector:
            self._wait()
        elif self.shown.geometry() != projector.rect:
            self.shown.setGeometry(projector.rect)
        self._stay(desk)

    def _wait(self) -> None:
        self._take_away()
        self._waiting = True
        self._left = {each.name for each in self.screens.now()} - {self._projector}
        self._say()
        self._shell.status_line.notice(_("The projector is gone. It shows the meeting again when it is plugged in."))

    def _show_again(self, projector: Seen) -> None:
        self._show(projector)
        if self.shown is not None:
            self.shown.board.go_to(self._at)
            self._say()
        self._shell.status_line.notice(_("The projector is back and shows the meeting."))

    def _stay(self, desk: Desk) -> None:
        """Bring the facilitator's window back where the desktop moved it to another screen."""
        shell, mine = self._shell, desk.mine
        if mine is not None and mine.name == self._own and self.own_screen() != mine.name:
            shell.widget.move(mine.rect.topLeft() + QPoint(20, 20))

    # --- what it shows -------------------------------------------------------------------------------------------------

    def choose(self, wanted: Wanted) -> None:
        """Show what is ticked now."""
        self.wanted = wanted
        self._fill()
        self._say()

    def follow(self, change: Change) -> None:
        """An edit was made, undone or done again."""
        if self.active:
            self._shell.unsaved.quietly(partial(self._follow, change), partial(self.follow, change))

    def _follow(self, change: Change) -> None:
        """FileError where the file cannot be read now."""
        try:
            self.state.refresh(change)
        except FileError:
            raise
        except CampusError:  # the meeting was deleted
            self.end()
            return
        if change.touches(*_PATH_TABLES):
            self._fill_board()
        if change.touches("note", "meeting", "institution", "person"):
            self._fill_notes()
        if self.shown is not None and self._steering is not None:
            self._steering.describe()
        self._tick()
        self._say()

    def _fill(self) -> None:
        self._fill_board()
        self._fill_notes()
        self._tick()

    def _fill_board(self) -> None:
        if self.shown is not None:
            self._board = board(self.state.meeting, self.wanted, self.state.position())
            self.shown.show_board(read_path(self._shell.workspace, self._board) if self._board is not None else None)

    def _fill_notes(self) -> None:
        if self.shown is not None:
            found = lines(self._shell.workspace, self.state.meeting.id, self.wanted)
            self.shown.show_notes(found if self.wanted.kinds else None)

    def _tick(self) -> None:
        if self.shown is not None:
            self.state.tick()
            if board(self.state.meeting, self.wanted, self.state.position()) != self._board:
                self._fill_board()  # the meeting went on to an item that is about another path
                self._say()
            self.shown.show_slide(slide(self.state.meeting, self.state.events, self.state.now()))

    def _say(self) -> None:
        shown = self.shown
        where = shown.board.where() if shown is not None and self._board is not None else ""
        blank = shown.blank if shown is not None else False
        self.bar.say(self.state.meeting, self.wanted, self._board, where, blank=blank, waiting=self._waiting)

    def _say_refused(self) -> None:
        """Where the key was pressed: on a single screen the window that would say it lies behind."""
        shown, text = self.shown, self._shell.unsaved.refused
        if shown is not None:
            shown.show_refused(text if self._here or shown.isActiveWindow() else "")

    def move_on(self, by: int) -> None:
        """The phases after (1) or before (-1) those in sight."""
        if self.shown is not None:
            self.shown.move_on(by)

    def toggle_blank(self) -> None:
        """Black, or the meeting again."""
        if self.shown is not None:
            self.shown.set_blank(not self.shown.blank)
            self._say()

    def _choices_below(self) -> None:
        button = self.bar.choose
        self._choices_at(button.mapToGlobal(button.rect().bottomLeft()))

    def _menu_at(self) -> None:
        """The menu of the projector's own window, at its right edge. What is shown moves aside meanwhile, so that nothing of it is
        covered."""
        shown = self.shown
        if shown is None:
            return
        self.menu.lay_out(self.state.meeting, self.wanted, self.state.position().paths, closes=True)
        size, gap = self.menu.sizeHint(), theme.px(8)
        shown.keep_free(size.width() + 2 * gap)
        top = max(gap, min(corner(), shown.height() - size.height() - gap))
        self.menu.popup(shown.mapToGlobal(QPoint(shown.width() - size.width() - gap, top)))

    def _menu_closed(self) -> None:
        if self.shown is not None:
            self.shown.keep_free(0)

    def _choices_at(self, point: QPoint | None = None) -> None:
        self.menu.lay_out(self.state.meeting, self.wanted, self.state.position().paths)
        self.menu.popup(point or QCursor.pos())
